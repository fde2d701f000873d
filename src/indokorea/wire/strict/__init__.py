"""The strict path: a cattrs converter that finds every fault with its path."""
