"""Ways in and out of other formats and libraries, each in a module of its own that is loaded when it is used."""
