"""The view of the corrections page: what editors changed in transcripts, newest first."""

from datetime import date
from itertools import groupby
from typing import NamedTuple

from castloom.model.episode import Episode
from castloom.model.ledger import Correction, Kind
from castloom.render.pager import Leaf
from castloom.render.passage_links import moment
from castloom.render.site import Site
from castloom.render.views.common import View, clock_text, dated, page, person_link, titled
from castloom.render.words.words import Words

_KINDS = {  # keys of words
    Kind.WORD: "correction_word",
    Kind.MISHEARD: "correction_misheard",
    Kind.NAME: "correction_name",
    Kind.BRAND: "correction_brand",
    Kind.PUNCTUATION: "correction_punctuation",
    Kind.SPEAKER: "correction_speaker",
    Kind.TURN_JOIN: "correction_turn_join",
    Kind.TURN_SPLIT: "correction_turn_split",
}


class Place(NamedTuple):
    """A correction in its episode."""

    episode: Episode
    correction: Correction


def corrected_places(site: Site) -> list[Place]:
    """Every place of every episode that a ledger corrected: newest first, those without a date last.

    Of one day, the newest episode comes first, and in it what was said first.
    """
    spoken = ((e, site.composed[e.slug].spoken) for e in site.episodes)
    places = [Place(e, c) for e, s in spoken if s for c in sorted(s.corrections, key=lambda c: c.start or 0)]
    return sorted(places, key=lambda place: -_ordinal(place.correction.entry.date))


def corrections_view(site: Site, leaf: Leaf[Place], total: int) -> View:
    """A page of the corrections, by day; `total` is how many there are on all pages."""
    words = site.words
    title = titled(site, words("corrections"), leaf.number)
    days = groupby(leaf.items, key=lambda place: place.correction.entry.date)
    return page(
        site, "corrections", leaf.url, title, words("about_corrections", show=site.show.title),
        days=[{**_day(words, when), "places": [_place(site, place) for place in places]} for when, places in days],
        count_text=words("corrections_counted", count=total),
        pager=leaf.view,
    )  # fmt: skip


def _ordinal(when: date | None) -> int:
    return when.toordinal() if when else 0


def _day(words: Words, when: date | None) -> View:
    return dated(words, when) if when else {"iso": "", "text": words("without_date")}


def _place(site: Site, place: Place) -> View:
    episode, correction = place
    entry = correction.entry
    if entry.kind is Kind.WITHHOLD:
        # An address is made of the words, and a time leads to them: neither is told.
        return {"is_withheld": True, "reason": entry.reason}
    return {
        "is_withheld": False,
        "heard": correction.heard or site.words("unnamed_speaker"),
        "meant": correction.meant,
        "episode": episode.title,
        "url": f"{episode.url}{moment(episode, correction.start)}#{correction.address}",
        "clock": _clock(site, place),
        "speaker": correction.speaker,
        "kind": site.words(_KINDS[entry.kind]),
        "by": person_link(site, entry.by) if entry.by else None,
        "reason": entry.reason,
    }


def _clock(site: Site, place: Place) -> str:
    spoken = site.composed[place.episode.slug].spoken
    return clock_text(site.words, place.correction.start, spoken.timing) if spoken else ""
