"""A concept over time: how often it comes up when, what it was said to be, and what was said for and against it."""

from itertools import compress

from castloom.model.clock import day
from castloom.model.concept import Concept, Side
from castloom.render.bars import bars_svg
from castloom.render.site import Site
from castloom.render.views.common import View, card, plural
from castloom.render.views.concept_passages import passage

_SIDES = {Side.FOR: "For", Side.AGAINST: "Against"}


def over_time(site: Site, concept: Concept) -> View | None:
    """Passages per episode, or per month of a long show, as a picture and a table; None where one bar would be all."""
    line = site.timeline
    counts, declared = [0] * len(line.labels), [False] * len(line.labels)
    for hearing in site.hearings[concept.id]:
        place = line.places[hearing.episode.slug]
        counts[place] += hearing.mentions.passages
        declared[place] = declared[place] or hearing.mentions.declared
    if not any(counts) or len(counts) < 2:
        return None
    told = [plural(count, "passage") if count else "not said by name" for count in counts]
    labelled = [f"{label}: {text}" for label, text in zip(line.labels, told, strict=True)]
    comes_up = [bool(count) or named for count, named in zip(counts, declared, strict=True)]
    silent = comes_up.count(False)
    return {
        "svg_html": bars_svg(counts, labelled, f"Passages on {concept.title} per {line.unit}"),
        "caption": f"Passages per {line.unit}, {line.start} to {line.end}",
        "unit": line.unit.capitalize(),
        "rows": [{"label": a, "text": b} for a, b in compress(zip(line.labels, told, strict=True), comes_up)],
        "rest": f"{plural(silent, f'other {line.unit}')} without it" if silent else "",
    }


def history(concept: Concept) -> list[View]:
    """Earlier definitions, newest first."""
    return [
        {"date": {"iso": earlier.date.isoformat(), "text": day(earlier.date)}, "definition": earlier.definition}
        for earlier in concept.history
    ]


def dissent(site: Site, concept: Concept) -> list[View]:
    """What was said for the concept and against it, in the order in which the editor named it."""
    sides: dict[Side, list[View]] = {side: [] for side in Side}
    for stance in concept.dissent:
        episode = site.by_path.get(stance.episode)
        spoken = site.composed[episode.slug].spoken if episode else None
        if episode and spoken and stance.passage in spoken.cited:
            said = passage(site, episode, spoken.cited[stance.passage])
            shown = {**said, "state_text": "", "note": stance.note, "episode": card(site, episode)}
            sides[stance.side].append(shown)
    return [{"title": _SIDES[side], "side": side.value, "passages": said} for side, said in sides.items() if said]
