"""The pages that people read: the report, and the app with filters."""
