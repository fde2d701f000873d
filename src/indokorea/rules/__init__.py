"""Consistency: what is wrong with records that are each sound by themselves."""

from indokorea.rules.base import Rule
from indokorea.rules.catalogue import RULES, broken_rules, review

__all__ = ["RULES", "Rule", "broken_rules", "review"]
