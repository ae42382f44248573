"""Concepts that the notes declare and nobody names, and the other way round."""

from collections.abc import Iterator

from castloom.derive.reports.finding import Finding, Level, many
from castloom.derive.reports.material import Material, Piece


def concepts(material: Material) -> Iterator[Finding]:
    """Facts, not faults: an episode may be about what it never names."""
    if material.transcript is None:
        return
    spoken = _named(material, material.spoken)
    written = _named(material, material.written)
    path, line = material.episode.path, material.line("concepts")
    for concept in material.catalog.concepts:
        declared = concept.id in material.episode.concepts
        if declared and concept.id not in spoken:
            where = "in the notes" if concept.id in written else "in front matter alone"
            message = f"{concept.title} is named {where}, not said by name"
            hint = "nothing to do if that is right; if it was misheard, castloom review proposes what was meant"
            yield Finding(Level.NOTE, path, line, message, hint)
        elif concept.id in spoken and not declared:
            count, place = spoken[concept.id]
            message = f"{concept.title} is said {many(count, 'time')}, first {place}, and is not among concepts"
            yield Finding(Level.NOTE, path, line, message, f"add {concept.id} if the episode is about it")


def _named(material: Material, pieces: tuple[Piece, ...]) -> dict[str, tuple[int, str]]:
    """How often each concept is named, and where first."""
    found: dict[str, tuple[int, str]] = {}
    for piece in pieces:
        for name in material.terms.find(piece.text):
            count, first = found.get(name.concept, (0, piece.place_at(name.start)))
            found[name.concept] = count + 1, first
    return found
