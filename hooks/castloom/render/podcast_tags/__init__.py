"""Podcast tags for feedgen: Apple's, the podcast namespace's and others', which feedgen itself cannot write."""
