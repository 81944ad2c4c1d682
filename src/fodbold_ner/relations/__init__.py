"""Entities become relations: by trigger, scope and typed arguments."""
