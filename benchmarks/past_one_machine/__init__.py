"""The check of many records on several processes or machines, as recipes that are run."""
