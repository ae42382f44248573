"""Every tag that the extension writes, in the order in which it writes them: from the top of a feed to its end.

Sources: Apple's requirements for podcasts, RFC 4287 (atom), RFC 5005 (fh), Podlove Simple Chapters 1.2 (psc), Spotify's
delivery specification 1.10, and the podcast namespace (Podcastindex-org/podcast-namespace, docs/tags), which also has
the lengths, in characters. RSS's own tags are feedgen's work, and come after live items; they stand here for these.
"""

from castloom.render.podcast_tags.rule import MANY, ONCE, Value, one_of, rule, text

CHANNEL = "channel"
LIVE = "podcast:liveItem"
ITEM = f"item {LIVE}"  # podcast namespace: a live item may have every tag of an item
BOTH = f"{CHANNEL} {ITEM}"

_ANY = text(0)
_NAME = text(128)
_TRANSCRIPT = "text/plain|text/html|text/vtt|application/json|application/x-subrip"
_COMMENTS = "disabled|activitypub|twitter|lightning|atproto|hive|matrix|nostr"
_MAYBE = Value("a text", "(?s).*", 128)
_WHOLE = Value("a whole number from 1", "[1-9][0-9]*")
_NUMBER = Value("a number", r"[0-9]+(\.[0-9]+)?")
_COUNT = Value("a whole number", "[0-9]+")
_SECONDS = Value("whole seconds", "[0-9]+")
_ADDRESS = Value("an address", r"https?://\S+")
_UUID = Value("a UUID", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MEDIA = ("podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course")
_MEDIUM = one_of(*_MEDIA, *(f"{medium}L" for medium in _MEDIA), "mixed")
_YES, _YES_NO, _TRUE_FALSE = one_of("Yes"), one_of("yes", "no"), one_of("true", "false")

TABLE = (
    # Above RSS's own: feedparser and AntennaPod take what stands in it for the channel's, and of two the last counts.
    rule("podcast:liveItem", CHANNEL, MANY, "status=pending|live|ended! start! end", holds="podcast:contentLink"),

    rule("atom:link", CHANNEL, MANY, "rel! href! type"),
    rule("fh:complete", CHANNEL, ONCE),
    rule("fh:archive", CHANNEL, ONCE),

    rule("title", LIVE, ONCE, value=text(255)),
    rule("link", LIVE, ONCE, value=_ADDRESS),
    rule("description", LIVE, ONCE, value=_ANY),
    rule("guid", LIVE, ONCE, "isPermaLink", _ANY),
    rule("enclosure", LIVE, ONCE, "url! length! type!"),
    rule("pubDate", LIVE, ONCE, value=_ANY),
    rule("content:encoded", ITEM, ONCE, value=_ANY),

    rule("itunes:title", ITEM, ONCE, value=text(255)),
    rule("itunes:owner", CHANNEL, ONCE, holds="itunes:email"),
    rule("itunes:name", "itunes:owner", ONCE, value=text(255)),
    rule("itunes:email", "itunes:owner", ONCE, value=_ANY),
    rule("itunes:author", BOTH, ONCE, value=text(255)),  # feedparser would take an owner that follows for the author
    rule("itunes:duration", ITEM, ONCE, value=_SECONDS),
    rule("itunes:image", BOTH, ONCE, "href!"),
    rule("itunes:category", CHANNEL, MANY, "text!"),
    rule("itunes:category", "itunes:category", MANY, "text!"),
    rule("itunes:explicit", BOTH, ONCE, value=_TRUE_FALSE),
    rule("itunes:type", CHANNEL, ONCE, value=one_of("episodic", "serial")),
    rule("itunes:episode", ITEM, ONCE, value=_WHOLE),
    rule("itunes:season", ITEM, ONCE, value=_WHOLE),
    rule("itunes:episodeType", ITEM, ONCE, value=one_of("full", "trailer", "bonus")),
    rule("itunes:new-feed-url", CHANNEL, ONCE, value=_ADDRESS),
    rule("itunes:complete", CHANNEL, ONCE, value=_YES),
    rule("itunes:block", BOTH, ONCE, value=_YES),

    rule("podcast:guid", CHANNEL, ONCE, value=_UUID),
    rule("podcast:locked", CHANNEL, ONCE, "owner", _YES_NO),
    rule("podcast:block", CHANNEL, MANY, "id", _YES_NO),
    rule("podcast:medium", CHANNEL, ONCE, value=_MEDIUM),
    rule("podcast:episode", ITEM, ONCE, "display:32", _NUMBER),
    rule("podcast:season", ITEM, ONCE, "name:128", _COUNT),
    rule("podcast:transcript", ITEM, MANY, f"url! type={_TRANSCRIPT}! language rel=captions"),
    rule("podcast:chapters", ITEM, ONCE, "url! type=application/json+chapters!"),
    rule("podcast:soundbite", ITEM, MANY, "startTime! duration!", _MAYBE),
    rule("podcast:person", BOTH, MANY, "role group img href", _NAME),
    rule("podcast:location", BOTH, MANY, "rel=subject|creator geo osm country", _NAME),
    rule("podcast:license", BOTH, ONCE, "url", _NAME),
    rule("podcast:image", BOTH, MANY, "href! alt aspect-ratio width height type purpose:128"),
    rule("podcast:funding", BOTH, MANY, "url!", _NAME),
    rule("podcast:value", BOTH, MANY, "type! method! suggested", holds="podcast:valueRecipient"),
    rule("podcast:valueRecipient", "podcast:value podcast:valueTimeSplit", MANY,
         "type! address! split! name customKey customValue fee"),
    rule("podcast:valueTimeSplit", "podcast:value", MANY, "startTime! duration! remoteStartTime remotePercentage",
         holds="podcast:remoteItem podcast:valueRecipient"),
    rule("podcast:txt", BOTH, MANY, "purpose:128", text(4000)),
    rule("podcast:socialInteract", BOTH, MANY, f"protocol={_COMMENTS}! uri accountId accountUrl priority"),
    rule("podcast:chat", BOTH, ONCE, "server! protocol=irc|xmpp|nostr|matrix! accountId space"),
    rule("podcast:alternateEnclosure", ITEM, MANY,
         "type! length bitrate height lang title:32 rel:32 codecs default", holds="podcast:source"),
    rule("podcast:source", "podcast:alternateEnclosure", MANY, "uri! contentType"),
    rule("podcast:integrity", "podcast:alternateEnclosure", ONCE, "type=sri|pgp-signature! value!"),
    rule("podcast:contentLink", ITEM, MANY, "href!", _ANY),
    rule("podcast:updateFrequency", CHANNEL, ONCE, "complete dtstart rrule", _NAME),
    rule("podcast:trailer", CHANNEL, MANY, "url! pubdate! length type season", _NAME),
    rule("podcast:publisher", CHANNEL, ONCE, holds="podcast:remoteItem"),
    rule("podcast:podroll", CHANNEL, ONCE, holds="podcast:remoteItem"),
    rule("podcast:remoteItem", "channel podcast:podroll", MANY, "feedGuid! feedUrl itemGuid medium title"),
    rule("podcast:remoteItem", "podcast:valueTimeSplit", ONCE, "feedGuid! feedUrl itemGuid medium title"),
    rule("podcast:remoteItem", "podcast:publisher", ONCE, "feedGuid! feedUrl itemGuid medium=publisher title"),

    rule("psc:chapters", ITEM, ONCE, "version!", holds="psc:chapter"),
    rule("psc:chapter", "psc:chapters", MANY, "start! title! href image"),

    rule("spotify:limit", CHANNEL, ONCE, "recentCount!"),
    rule("spotify:countryOfOrigin", CHANNEL, ONCE, value=_ANY),
)  # fmt: skip
