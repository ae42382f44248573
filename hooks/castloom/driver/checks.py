"""What is wrong with a show that no file of it shows alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from castloom.derive.common_names import check_common_names
from castloom.derive.naming import check_circles, check_names
from castloom.derive.publication import check_references
from castloom.derive.redirects import check_redirects
from castloom.derive.reports.finding import Finding
from castloom.derive.reports.material import Piece
from castloom.derive.reports.reading import Reader
from castloom.derive.reports.withheld import Runs, secrets, told_elsewhere, withheld
from castloom.derive.ties import check_ties
from castloom.derive.times import check_times
from castloom.driver.circumstances import Circumstances
from castloom.driver.composing import Kept
from castloom.model.ledger import Kind, LedgerEntry
from castloom.model.problem import Problems
from castloom.render.soundbites import soundbite_problems
from castloom.source.catalog import Catalog
from castloom.source.documents import read_text


def check_catalog(whole: Catalog, around: Circumstances, problems: Problems) -> None:
    """Tells what is wrong between the pages of a show, all of them."""
    check_references(whole, around.now, problems)
    check_names(whole.concepts, whole.show.language, problems)
    check_circles(whole.concepts, problems)
    check_ties(whole.concepts, problems)
    check_redirects(whole, around.docs_pages.values(), problems)
    for episode in whole.episodes:
        check_times(episode, problems)


def check_speech(shown: Catalog, kept: Mapping[str, Kept], around: Circumstances, problems: Problems) -> None:
    """Tells what is wrong with what was said, and with what is told of it, in the episodes that are shown."""
    for episode in shown.episodes:
        problems.add(soundbite_problems(episode, kept[episode.slug].composed.spoken))
    _check_ledger(shown.ledger, kept.values(), problems)
    spoken = ((s.quotations, s.sentences) for one in kept.values() if (s := one.composed.spoken))
    check_common_names(shown.concepts, shown.show.language, spoken, problems)
    _check_withheld(shown, around, problems)


def _check_ledger(entries: Iterable[LedgerEntry], kept: Iterable[Kept], problems: Problems) -> None:
    """Tells the show's own entries that match nowhere, or another number of times than they say."""
    found: Counter[tuple[int, str]] = Counter()
    for one in kept:
        if one.composed.spoken:
            found.update(dict(one.composed.spoken.show_hits))
    for entry in entries:
        count = found[entry.line, entry.heard]
        if count == 0 and entry.kind is not Kind.WITHHOLD:  # to withhold what nobody has said yet is a precaution
            hint = "copy the words as they were imported, or remove the entry; entries do not see what others write"
            problems.warn(entry.path, entry.line, "heard", f'"{entry.heard}" is in no transcript', hint)
        elif entry.count not in (None, count):
            hint = f"write count: {count} if all of them are meant"
            problems.warn(entry.path, entry.line, "count", f'"{entry.heard}" matches {count} times', hint)


def _check_withheld(shown: Catalog, around: Circumstances, problems: Problems) -> None:
    """Tells texts of the show that hold words which a ledger withholds."""
    all_of_them = (
        (e, [one for one in (*e.ledger, *shown.ledger) if one.kind is Kind.WITHHOLD]) for e in shown.episodes
    )
    withholding = [(episode, entries) for episode, entries in all_of_them if entries]
    if not withholding:
        return
    reader = Reader(shown, around.root)
    runs: Runs = {}
    told: list[Finding] = []
    for episode, entries in withholding:
        # An entry that names no words withholds a passage, whose words only the transcript knows.
        by_words = all(entry.heard for entry in entries)
        material = reader.written(episode) if by_words else reader.material(episode)
        told += withheld(material)
        runs |= secrets(material)
    if runs:
        told += told_elsewhere(runs, shown, _written(shown, around, reader))
    for finding in told:
        problems.error(finding.path, finding.line, "", finding.message, finding.hint)


def _written(shown: Catalog, around: Circumstances, reader: Reader) -> Iterator[Piece]:
    """The texts of all episodes and of the show's own pages."""
    for episode in shown.episodes:
        yield from reader.written(episode).written
    yield Piece(around.config, 0, "description", "", shown.show.description)
    for path in around.docs_pages:
        if path.endswith(".md") and (around.root / path).is_file():
            yield Piece(path, 1, "", "", read_text(around.root, path, Problems()) or "")
