"""Feeds of any host, read into plain facts."""
