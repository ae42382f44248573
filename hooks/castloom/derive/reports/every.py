"""The reports, as a table of contents."""

from collections.abc import Callable, Iterable, Iterator

from castloom.derive.reports.canonical_links import canonical_links
from castloom.derive.reports.concepts import concepts
from castloom.derive.reports.finding import Finding
from castloom.derive.reports.material import Material
from castloom.derive.reports.pace import pace
from castloom.derive.reports.speakers import speakers
from castloom.derive.reports.spellings import spellings
from castloom.derive.reports.strong_language import strong_language
from castloom.derive.reports.timing import timing

REPORTS: dict[str, Callable[[Material], Iterable[Finding]]] = {
    "speakers": speakers,
    "concepts": concepts,
    "links": canonical_links,
    "spellings": spellings,
    "language": strong_language,
    "timing": timing,
    "pace": pace,
}


def findings(material: Material) -> Iterator[tuple[str, Finding]]:
    """Everything that the reports tell of an episode, each with its report's name."""
    for name, report in REPORTS.items():
        yield from ((name, finding) for finding in report(material))
