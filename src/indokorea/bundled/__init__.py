"""The reference dossier that comes with the package: one canonical file a kind, and a manifest."""
