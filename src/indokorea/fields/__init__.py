"""The shapes, rules and checks of the fields of every record."""
