"""Briefings: one page about a sector, a party, a meeting or an agreement, with numbered notes to its sources."""
