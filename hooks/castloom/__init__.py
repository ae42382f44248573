"""Castloom turns Markdown episodes, transcripts and concept pages into a podcast's site and its feed."""

__version__ = "0.1.0"
