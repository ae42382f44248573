"""The reports, as a table of contents."""

from collections.abc import Callable, Iterable, Iterator

from castloom.derive.reports.canonical_links import canonical_links
from castloom.derive.reports.chapters import chapters
from castloom.derive.reports.concepts import concepts
from castloom.derive.reports.feed_addresses import plain_addresses, plain_addresses_of_show
from castloom.derive.reports.feed_channel import channel
from castloom.derive.reports.feed_dates import dates
from castloom.derive.reports.feed_files import heavy_covers, same_audio
from castloom.derive.reports.feed_guids import common_guids
from castloom.derive.reports.feed_lock import missing_lock
from castloom.derive.reports.feed_material import WholeShow
from castloom.derive.reports.feed_soundbites import soundbites
from castloom.derive.reports.feed_texts import cut_descriptions, missing_transcripts
from castloom.derive.reports.feed_titles import repeating_titles
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
    "chapters": chapters,
    "titles": repeating_titles,
    "dates": dates,
    "guids": common_guids,
    "soundbites": soundbites,
    "addresses": plain_addresses,
}

REPORTS_OF_SHOW: dict[str, Callable[[WholeShow], Iterable[Finding]]] = {
    "channel": channel,
    "lock": missing_lock,
    "addresses": plain_addresses_of_show,
    "covers": heavy_covers,
    "audio": same_audio,
    "descriptions": cut_descriptions,
    "transcripts": missing_transcripts,
}


def findings(material: Material) -> Iterator[tuple[str, Finding]]:
    """Everything that the reports tell of an episode, each with its report's name."""
    for name, report in REPORTS.items():
        yield from ((name, finding) for finding in report(material))


def findings_of_show(whole: WholeShow) -> Iterator[tuple[str, Finding]]:
    """Everything that the reports tell of a show with all its episodes, each with its report's name."""
    for name, report in REPORTS_OF_SHOW.items():
        yield from ((name, finding) for finding in report(whole))
