"""The closed vocabularies, one module per subject; every term has a meaning and may have an outside code."""
