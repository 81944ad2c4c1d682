"""A file a format: each knows how to read it, how to write it, and nothing of the pipeline."""
