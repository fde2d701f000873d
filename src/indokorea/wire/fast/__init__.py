"""The fast path, for good data: msgspec structs and generated functions."""
