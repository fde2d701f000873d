"""The worst shapes of sound data: documents that are valid, and as odd as data can be."""
