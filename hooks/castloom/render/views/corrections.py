"""The view of the corrections page: what editors changed in transcripts, newest first."""

from datetime import date, datetime, time
from itertools import groupby
from typing import NamedTuple

from castloom.model.clock import clock, day
from castloom.model.episode import Episode
from castloom.model.ledger import Correction, Kind
from castloom.model.transcript import Timing
from castloom.render.pager import Leaf
from castloom.render.site import Site
from castloom.render.views.common import View, page, person_link, plural

_KINDS = {
    Kind.WORD: "word",
    Kind.MISHEARD: "misheard",
    Kind.NAME: "name",
    Kind.BRAND: "brand",
    Kind.PUNCTUATION: "punctuation",
    Kind.SPEAKER: "given to another speaker",
    Kind.TURN_JOIN: "sentence joined, and given to one speaker",
    Kind.TURN_SPLIT: "divided between two speakers",
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
    title = "Corrections" if leaf.number == 1 else f"Corrections, page {leaf.number}"
    days = groupby(leaf.items, key=lambda place: place.correction.entry.date)
    return page(
        site, "corrections", leaf.url, title, f"What was corrected in the transcripts of {site.show.title}",
        days=[{**_day(when), "places": [_place(site, place) for place in places]} for when, places in days],
        count_text=plural(total, "correction"),
        pager=leaf.view,
    )  # fmt: skip


def _ordinal(when: date | None) -> int:
    return when.toordinal() if when else 0


def _day(when: date | None) -> View:
    if when is None:
        return {"iso": "", "text": "Without a date"}
    return {"iso": when.isoformat(), "text": day(datetime.combine(when, time()))}


def _place(site: Site, place: Place) -> View:
    episode, correction = place
    entry = correction.entry
    if entry.kind is Kind.WITHHOLD:
        # An address is made of the words, and a time leads to them: neither is told.
        return {"is_withheld": True, "reason": entry.reason}
    return {
        "is_withheld": False,
        "heard": correction.heard or "Unnamed speaker",
        "meant": correction.meant,
        "episode": episode.title,
        "url": f"{episode.url}{_moment(episode, correction)}#{correction.address}",
        "clock": _clock(site, place),
        "speaker": correction.speaker,
        "kind": _KINDS[entry.kind],
        "by": person_link(site, entry.by) if entry.by else None,
        "reason": entry.reason,
    }


def _moment(episode: Episode, correction: Correction) -> str:
    return f"?t={int(correction.start)}" if correction.start is not None and episode.enclosure else ""


def _clock(site: Site, place: Place) -> str:
    spoken = site.composed[place.episode.slug].spoken
    if place.correction.start is None or spoken is None:
        return ""
    return f"{'about ' if spoken.timing is Timing.ESTIMATED else ''}{clock(place.correction.start)}"
