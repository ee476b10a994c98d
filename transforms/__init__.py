"""Pure reading of articles: frames in, frames out."""
