"""An extension to feedgen for the tags of podcasts: Apple's, the podcast namespace's, Podlove's chapters and others.

feedgen's own podcast extension refuses `true` and `false` for itunes:explicit, drops covers that end in .jpeg, and
knows no podcast: tags, so leave it unloaded. This package needs feedgen and lxml, nothing else of Castloom; the page
docs/feedgen-extension.md has an example. `TABLE` is all that it knows of the tags.
"""

from castloom.render.podcast_tags.extension import ChannelTags, ItemTags
from castloom.render.podcast_tags.table import TABLE
from castloom.render.podcast_tags.tag import NAMESPACES, Tag, tag

__all__ = ["NAMESPACES", "TABLE", "ChannelTags", "ItemTags", "Tag", "tag"]
