"""Charts (extra `plot`), drawn by matplotlib, which writes PNG, SVG and PDF without a browser or a network.

The builders take rows, counts and figures, and know no dossier. The words in a chart are English, since the font that
matplotlib brings has neither Hangul nor Devanagari.
"""
