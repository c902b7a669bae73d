"""Frozen typed records: what is kept. No I/O."""
