"""Consistency: what is wrong with records that are each sound by themselves."""
