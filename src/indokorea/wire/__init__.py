"""The wire format: reading and writing documents. The model does not depend on it.

Reading takes two paths. The fast path (`fast`) decodes good data with msgspec and generated functions; on any doubt it
falls back to the strict path (`strict`), which finds every fault with its JSON Pointer. Reading good data never imports
the strict path, except for its reader of JSON text.
"""
