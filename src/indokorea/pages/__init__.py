"""Pages of the model's answers: what a notebook, `print` and the command show of a record, a board or a trail."""
