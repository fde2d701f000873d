"""Records: the immutable indexed set, its integrity, and the links between its records."""
