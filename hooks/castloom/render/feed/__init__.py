"""The RSS feed: feedgen, and an extension of ours that writes what feedgen cannot."""
