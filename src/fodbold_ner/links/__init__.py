"""Stage `links`: mentions become entities of the registry, or of nobody known."""
