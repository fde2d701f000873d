"""A dossier as one web page that opens from disk: script, style and data in a single file, without a network."""
