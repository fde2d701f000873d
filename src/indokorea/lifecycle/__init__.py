"""Where something stands on a day, derived from its dated steps and never stored.

A change counts from the day it takes effect, that day included. Dates are as partial as their sources, and so is the
day asked about: only what has certainly happened by then decides. Whatever may have happened by then, and would make a
difference, is told by `certain=False`. Nothing here knows a record: steps are anything with the protocols' attributes.
"""
