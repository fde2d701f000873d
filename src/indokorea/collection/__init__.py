"""Records: the immutable indexed set, its integrity, and the ways through it."""
