"""Many documents at once: find and read them, annotate them, and keep account of failures."""
