"""Tables, loading, views, checks and queries of the DuckDB warehouse."""
