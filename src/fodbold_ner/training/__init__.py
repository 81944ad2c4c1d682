"""What made `models/`: the base pipeline and the trained stages above it."""
