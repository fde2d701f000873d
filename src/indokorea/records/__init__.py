"""The record kinds, one class to a module. The table of kinds is `indokorea.fields.record_kinds`."""
