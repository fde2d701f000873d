"""Pictures (extra `plot`), drawn by matplotlib: it writes PNG and SVG with no browser and asks no network.

The builders take plain rows and counts; `trade` takes a dossier. The words in a picture are English, since the font
that matplotlib brings has neither Hangul nor Devanagari.
"""
