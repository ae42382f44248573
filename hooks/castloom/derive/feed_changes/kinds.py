"""The kinds of change of an episode, in the order in which they are told, and how each is said."""

from castloom.derive.feed_changes.notice import Kind, Weight

# What costs subscribers something.
SECOND_TIME = Kind(
    Weight.HURTS,
    "Subscribers would get {title} a second time: its guid changed. Write guid: {guid} into its front matter.",
    "Subscribers would get {count} episodes a second time, for their guids changed: {titles}."
    " Write its former guid into the front matter of each.",
)
GONE = Kind(
    Weight.HURTS,
    "{title} is gone: directories take it out, and who has not loaded it cannot hear it any more.",
    "{count} episodes are gone: {titles}."
    " Directories take them out, and who has not loaded them cannot hear them any more.",
)
WITHOUT_AUDIO = Kind(
    Weight.HURTS,
    "{title} has no audio any more: apps do not show it.",
    "{count} episodes have no audio any more, and apps do not show them: {titles}.",
)
DOWNLOAD_AGAIN = Kind(
    Weight.HURTS,
    "Apps would download {title} again: its audio has a new address, {now}{change}.",
    "Apps would download {count} episodes again, for their audio has new addresses: {titles}.",
)
LEFT_BEHIND = Kind(
    Weight.HURTS,
    "The audio of {title} moves along with the feed: who has not loaded it cannot hear it, unless its former address"
    " leads to the new one.",
    "The audio of {count} episodes moves along with the feed: {titles}. Who has not loaded it cannot hear it, unless"
    " each former address leads to the new one.",
)
OTHER_AUDIO = Kind(
    Weight.HURTS,
    "Other audio lies behind the same address of {title}{change}: who has loaded it keeps the old one, and Spotify does"
    " not notice. Only a new address reaches everybody.",
    "Other audio lies behind the same addresses of {count} episodes: {titles}. Who has loaded them keeps the old one,"
    " and Spotify does not notice. Only new addresses reach everybody.",
)

# What they see.
NEW = Kind(
    Weight.SEEN,
    "{title} is new: {what}.",
    "{count} episodes are new: {titles}.",
)
TITLE = Kind(
    Weight.SEEN,
    "{title} is called {now} now.",
    "{count} episodes are called otherwise: {titles}.",
)
APPLE_TITLE = Kind(
    Weight.SEEN,
    "Apple Podcasts calls {title} {now} now.",
    "Apple Podcasts calls {count} episodes otherwise: {titles}.",
)
DATE = Kind(
    Weight.SEEN,
    "{title} moves from {was} to {now}{place}.",
    "{count} episodes move to another date: {titles}.",
)
WITH_AUDIO = Kind(
    Weight.SEEN,
    "{title} has audio now, and apps show it.",
    "{count} episodes have audio now, and apps show them: {titles}.",
)
NOTES = Kind(
    Weight.SEEN,
    "The notes of {title} changed.",
    "In {count} episodes the notes changed: {titles}.",
)
SUMMARY = Kind(
    Weight.SEEN,
    "The short description of {title} changed.",
    "In {count} episodes the short description changed: {titles}.",
)
COVER = Kind(
    Weight.SEEN,
    "The cover of {title} has another address: apps load it anew.",
    "The covers of {count} episodes have other addresses, and apps load them anew: {titles}.",
)
NUMBER = Kind(
    Weight.SEEN,
    "{title} {what}.",
    "{count} episodes have another number: {titles}.",
)
SEASON = Kind(
    Weight.SEEN,
    "{title} {what}.",
    "{count} episodes are in another season: {titles}.",
)
TYPE = Kind(
    Weight.SEEN,
    "{title} is {now} now, and was {was}.",
    "{count} episodes are of another kind (full, trailer, bonus): {titles}.",
)
EXPLICIT = Kind(
    Weight.SEEN,
    "{title} is marked as explicit now: some countries do not get it.",
    "{count} episodes are marked as explicit now, and some countries do not get them: {titles}.",
)
CLEAN = Kind(
    Weight.SEEN,
    "{title} is not marked as explicit any more.",
    "{count} episodes are not marked as explicit any more: {titles}.",
)
BLOCKED = Kind(
    Weight.SEEN,
    "{title} is blocked now: Apple Podcasts takes it out.",
    "{count} episodes are blocked now, and Apple Podcasts takes them out: {titles}.",
)
ALLOWED = Kind(
    Weight.SEEN,
    "{title} is not blocked any more: Apple Podcasts takes it in.",
    "{count} episodes are not blocked any more, and Apple Podcasts takes them in: {titles}.",
)

# What apps take up without a word.
LINK = Kind(
    Weight.QUIET,
    "{title} leads to another page, {now}.",
    "{count} episodes lead to other pages: {titles}.",
)
ROUTE = Kind(
    Weight.QUIET,
    "The audio of {title} is loaded through {now}.",
    "The audio of {count} episodes is loaded through other services, or none: {titles}.",
)
MIME_TYPE = Kind(
    Weight.QUIET,
    "The audio of {title} is told as {now}, and was as {was}.",
    "The audio of {count} episodes is told as another type: {titles}.",
)
LENGTH = Kind(
    Weight.QUIET,
    "The length of {title} is told as {now}, and was as {was}.",
    "The length of {count} episodes is told otherwise: {titles}.",
)
MOVED_ALONG = Kind(
    Weight.QUIET,
    "The audio of {title} moves along with the feed: that is one move, and does no harm once its former address leads"
    " to the new one.",
    "The audio of {count} episodes moves along with the feed: {titles}. That is one move, and does no harm once each"
    " former address leads to the new one.",
)
LAYOUT = Kind(
    Weight.QUIET,
    "In the notes of {title} links or layout changed, and no words.",
    "In the notes of {count} episodes links or layout changed, and no words: {titles}.",
)

_ORDER = (
    SECOND_TIME, GONE, WITHOUT_AUDIO, LEFT_BEHIND, DOWNLOAD_AGAIN, OTHER_AUDIO,
    NEW, TITLE, APPLE_TITLE, DATE, WITH_AUDIO, NOTES, SUMMARY, COVER, NUMBER, SEASON, TYPE, EXPLICIT, CLEAN, BLOCKED,
    ALLOWED, MOVED_ALONG, LINK, ROUTE, MIME_TYPE, LENGTH, LAYOUT,
)  # fmt: skip
_PLACES = {kind: place for place, kind in enumerate(_ORDER)}


def place_of(kind: Kind) -> int:
    """Where a kind comes in the report; those of further tags come last."""
    return _PLACES.get(kind, len(_PLACES))


def tags_kind(what: str, change: str) -> Kind:
    """The kind for further tags of an episode: `what` they are, as "the chapters", and that they "changed"."""
    return Kind(
        Weight.QUIET,
        f"{what[0].upper()}{what[1:]} of {{title}} {change}.",
        f"{what[0].upper()}{what[1:]} of {{count}} episodes {change}: {{titles}}.",
    )
