"""Reports: what an episode's transcript and its notes do not agree on, a file for each."""
