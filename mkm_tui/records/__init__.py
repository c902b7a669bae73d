"""Frozen typed records: what is kept. No I/O.

Nothing in a record leads back to it, so the garbage collector need not look: `gc=False`.
"""
