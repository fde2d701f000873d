"""Records as flat tables, derived from the shapes of their fields, and back."""
