"""The strict path: a cattrs converter that finds every fault, each with its JSON Pointer."""
