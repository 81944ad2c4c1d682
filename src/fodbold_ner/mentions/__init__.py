"""Tokens become mentions: gazetteer, role words, names and the base model each vote."""
