"""An item of a feed as facts."""

from lxml import etree

from castloom.source.feeds.elements import Elements, everything, text_of, value_of
from castloom.source.feeds.facts import AudioFacts, ItemFacts, PersonFacts, TranscriptFacts
from castloom.source.feeds.values import count, is_yes, moment, number, seconds, yes_or_no

_TOLD = {"transcript", "chapters", "person", "season", "episode"}  # in fields of their own


def read_item(item: etree._Element) -> ItemFacts:
    """What the item says; nothing is refused."""
    found = Elements(item)
    return ItemFacts(
        guid=found.text("guid"),
        is_permalink=found.attribute("guid", "isPermaLink").lower() != "false",
        title=found.text("title", "itunes:title"),
        itunes_title=found.text("itunes:title"),
        link=found.text("link") or found.attribute("atom:link", "href"),
        date=moment(found.text("pubDate", "dc:date")),
        audio=_audio(found),
        duration=seconds(found.text("itunes:duration")),
        description=found.text("description", "itunes:summary"),
        content=found.text("content:encoded"),
        season=number(found.text("itunes:season", "podcast:season")),
        episode=number(found.text("itunes:episode", "podcast:episode")),
        type=found.text("itunes:episodeType").lower() or "full",
        explicit=yes_or_no(found.text("itunes:explicit", "googleplay:explicit")),
        block=is_yes(found.text("itunes:block")),
        image=found.attribute("itunes:image", "href"),
        transcripts=tuple(_transcript(element) for element in found.all("podcast:transcript")),
        chapters=found.attribute("podcast:chapters", "url"),
        psc=_psc(found),
        persons=persons(found),
        others=others(found, _TOLD),
    )


def persons(found: Elements) -> tuple[PersonFacts, ...]:
    """All podcast:person with a name."""
    return tuple(
        PersonFacts(
            name=" ".join(text_of(person).split()),
            role=value_of(person, "role").lower() or "host",
            group=value_of(person, "group").lower() or "cast",
            href=value_of(person, "href"),
            img=value_of(person, "img"),
        )
        for person in found.all("podcast:person")
        if text_of(person)
    )


def others(found: Elements, told: set[str]) -> tuple[tuple[str, str], ...]:
    """The tags of the podcast namespace that are not in `told`, by name; those of one name in their order."""
    tags = ((name, everything(element)) for name, element in found.of("podcast") if name not in told)
    return tuple(sorted(tags, key=lambda tag: tag[0]))


def _audio(found: Elements) -> AudioFacts | None:
    """The first enclosure with an address: apps play no other."""
    element = next((one for one in found.all("enclosure") if value_of(one, "url")), None)
    if element is None:
        return None
    kind = value_of(element, "type").lower()
    return AudioFacts(value_of(element, "url"), count(value_of(element, "length")), kind)


def _transcript(element: etree._Element) -> TranscriptFacts:
    names = ("url", "type", "language", "rel")
    return TranscriptFacts(*(value_of(element, name) for name in names))


def _psc(found: Elements) -> tuple[tuple[str, str], ...]:
    holder = found.first("psc:chapters")
    chapters = Elements(holder).all("psc:chapter") if holder is not None else []
    return tuple((value_of(chapter, "start"), value_of(chapter, "title")) for chapter in chapters)
