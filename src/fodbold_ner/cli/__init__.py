"""The command line: thin commands over functions that can be imported."""
