"""The wire format: reading and writing documents. The model knows nothing of it.

What explains faults, turns records into plain data or reads streams stands in modules of its own, so that reading good
data does not load them.
"""
