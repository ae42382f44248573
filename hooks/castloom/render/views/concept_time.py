"""A concept over time: how often it comes up when, what it was said to be, and what was said for and against it."""

from collections.abc import Sequence
from itertools import compress

from castloom.derive.timeline import Timeline, Unit
from castloom.model.concept import Concept, Side
from castloom.render.bars import bars_svg
from castloom.render.site import Site
from castloom.render.views.common import View, card, dated
from castloom.render.views.concept_passages import passage
from castloom.render.words.words import Words

_SIDES = {Side.FOR: "for", Side.AGAINST: "against"}  # keys of words


def over_time(site: Site, concept: Concept) -> View | None:
    """Passages per episode, or per month of a long show, as a picture and a table; None where one bar would be all."""
    line, words = site.timeline, site.words
    counts, declared = [0] * len(line.steps), [False] * len(line.steps)
    for hearing in site.hearings[concept.id]:
        place = line.places[hearing.episode.slug]
        counts[place] += hearing.mentions.passages
        declared[place] = declared[place] or hearing.mentions.declared
    if not any(counts) or len(counts) < 2 or line.start is None or line.end is None:
        return None
    labels = step_names(words, line)
    told = [words("passages_counted", count=count) if count else words("not_said_by_name") for count in counts]
    labelled = [words.colon(label, text) for label, text in zip(labels, told, strict=True)]
    comes_up = [bool(count) or named for count, named in zip(counts, declared, strict=True)]
    silent = comes_up.count(False)
    return {
        "svg_html": bars_svg(counts, labelled, words(f"picture_{line.unit}", concept=concept.title)),
        "caption": words(f"caption_{line.unit}", start=words.day(line.start), end=words.day(line.end)),
        "unit": words(f"unit_{line.unit}"),
        "rows": [{"label": a, "text": b} for a, b in compress(zip(labels, told, strict=True), comes_up)],
        "rest": words(f"without_{line.unit}", count=silent) if silent else "",
    }


def step_names(words: Words, line: Timeline) -> Sequence[str]:
    """What the steps of a show's time are called."""
    if not isinstance(line.steps, range):
        return line.steps
    if line.unit is Unit.MONTH:
        return [words.month(number % 12 + 1, number // 12) for number in line.steps]
    if line.unit is Unit.QUARTER:
        return [words.quarter(number % 4 * 3 + 1, number // 4) for number in line.steps]
    return [str(number) for number in line.steps]


def history(site: Site, concept: Concept) -> list[View]:
    """Earlier definitions, newest first."""
    return [{"date": dated(site.words, earlier.date), "definition": earlier.definition} for earlier in concept.history]


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
    return [
        {"title": site.words(_SIDES[side]), "side": side.value, "passages": said}
        for side, said in sides.items()
        if said
    ]
