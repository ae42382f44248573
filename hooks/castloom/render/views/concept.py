"""The view of a concept's page: its definition, and the passages in which it is named, word for word."""

from collections.abc import Iterable
from itertools import groupby

from castloom.model.clock import clock
from castloom.model.concept import Concept
from castloom.model.mention import Quotation, State
from castloom.model.person import Person
from castloom.model.transcript import Timing
from castloom.render.pager import Leaf
from castloom.render.sentence_html import plain_html
from castloom.render.site import Hearing, Site
from castloom.render.views.common import View, card, concept_link, count_text, homes, page, person_link, state_text

Passage = tuple[Hearing, Quotation | None]
_STATES = {State.SPOKEN: "", State.MISHEARD: "Name corrected", State.IMPLIED: "Marked by an editor"}


def passages(hearings: Iterable[Hearing]) -> list[Passage]:
    """Every passage of every episode, newest episode first; an episode without one has one empty entry."""
    return [(h, q) for h in hearings for q in (h.quotations or (None,))]


def concept_view(site: Site, concept: Concept, leaf: Leaf[Passage]) -> View:
    """A page of the concept; further passages stand on the pages after it."""
    title = concept.title if leaf.number == 1 else f"{concept.title}, page {leaf.number}"
    return page(
        site, "concept", leaf.url, title, concept.definition,
        title=concept.title,
        mark=concept.mark,
        definition=concept.definition,
        aliases=list(concept.aliases),
        originator=person_link(site, concept.originator) if concept.originator else None,
        homes=homes(concept.same_as),
        **{kind: [concept_link(site, c) for c in getattr(concept, kind) if c in site.concepts]
           for kind in ("broader", "narrower", "related")},
        named_on=[{"title": _name(p), "url": p.url} for p in site.named_on.get(concept.id, ())],
        heard=[_heard(site, hearing, [q for _, q in group if q])
               for hearing, group in groupby(leaf.items, key=lambda passage: passage[0])],
        count_text=count_text(site.hearings[concept.id]),
        pager=leaf.view,
    )  # fmt: skip


def _name(page: Concept | Person) -> str:
    return page.title if isinstance(page, Concept) else page.name


def _heard(site: Site, hearing: Hearing, quotations: list[Quotation]) -> View:
    spoken = site.composed[hearing.episode.slug].spoken
    voices = spoken.voices if spoken else ()
    return {
        "episode": card(site, hearing.episode),
        "state_text": state_text(hearing),
        "passages": [_passage(site, hearing, q, voices.index(q.speaker) % 6) for q in quotations],
    }


def _passage(site: Site, hearing: Hearing, quotation: Quotation, voice: int) -> View:
    person = site.people.get(quotation.person)
    plays = quotation.start is not None and hearing.episode.enclosure is not None
    moment = f"?t={int(quotation.start or 0)}" if plays else ""
    return {
        "text_html": _marked(quotation),
        "speaker": quotation.speaker,
        "speaker_url": person.url if person else "",
        "voice": voice,
        "state": quotation.state.value,
        "state_text": _STATES[quotation.state],
        "chapter": quotation.chapter,
        "clock": _clock(quotation, hearing, site),
        "plays": plays,
        "url": f"{hearing.episode.url}{moment}#{quotation.address}",
    }


def _clock(quotation: Quotation, hearing: Hearing, site: Site) -> str:
    spoken = site.composed[hearing.episode.slug].spoken
    if quotation.start is None or spoken is None:
        return ""
    return f"{'about ' if spoken.timing is Timing.ESTIMATED else ''}{clock(quotation.start)}"


def _marked(quotation: Quotation) -> str:
    pieces, at = [], 0
    for start, end in quotation.spans:
        pieces += [plain_html(quotation.text[at:start]), "<mark>", plain_html(quotation.text[start:end]), "</mark>"]
        at = end
    return "".join([*pieces, plain_html(quotation.text[at:])])
