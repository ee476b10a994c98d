"""Fetching news: sources as data, polite requests, and what was fetched kept on disk."""
