"""Status, stage and phase on a given day, derived from dated steps and never stored.

A step counts from the day on which it takes effect, that day included. Dates may be partial, and so may the day of the
question. Only steps that have certainly happened by then decide. If a step that may have happened by then would change
the answer, the answer has `certain=False`. This package knows no record: a step is any object with the attributes of
the protocols here.
"""
