"""The closed vocabularies of the library, one module a subject; every word knows its meaning and its outside code."""
