"""The ledger as it is read: what its keys become, what goes without saying, and that nobody publishes it."""

from datetime import date
from pathlib import Path

import pytest

from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.model.problem import Problems
from castloom.source.catalog import Catalog, read_catalog
from tests.shows import build, make_show

PATH = "episodes/001-low-water.corrections.yml"
SHOW = "corrections.yml"
P = "p-3f9a2c71"


def catalog(folder: Path, ledgers: dict[str, str]) -> tuple[Catalog, list[str]]:
    """The show with these ledgers, and its problems."""
    problems = Problems()
    found = read_catalog(make_show(folder, ledgers), "mkdocs.yml", "pages", problems)
    assert found is not None
    return found, [str(problem) for problem in problems.all]


def read(folder: Path, text: str) -> tuple[LedgerEntry, ...]:
    """The entries of an episode's ledger that has no faults."""
    found, problems = catalog(folder, {PATH: text})
    assert problems == []
    return found.episodes[0].ledger


def test_every_key_is_read_as_typed(tmp_path: Path) -> None:
    text = f"""\
# Ada's decisions
- heard: No
  meant: Noah
  passage: https://tides.example/episodes/low-water/?t=5#{P}
  kind: Name
  context: said No to it
  count: 010
  by: ada-reef
  date: 14 March 2026
  reason: "She says: Noah."
  x-mine: yes
"""
    (entry,) = read(tmp_path, text)
    assert entry == LedgerEntry(
        path=PATH,
        line=2,
        kind=Kind.NAME,
        scope=Scope.PASSAGE,
        heard="No",
        meant="Noah",
        passage=P,
        context="said No to it",
        count=10,
        by="ada-reef",
        date=date(2026, 3, 14),
        reason="She says: Noah.",
    )


def test_what_goes_without_saying(tmp_path: Path) -> None:
    own = f"- {{heard: sprig, meant: spring}}\n- {{heard: sprig, meant: spring, passage: {P}}}\n- never: neap\n"
    found, problems = catalog(tmp_path, {PATH: own, SHOW: "- {heard: sprig, meant: spring}\n"})
    assert problems == []
    told = [(e.kind, e.scope, e.heard, e.path) for e in (*found.episodes[0].ledger, *found.ledger)]
    assert told == [
        (Kind.WORD, Scope.EPISODE, "sprig", PATH),
        (Kind.WORD, Scope.PASSAGE, "sprig", PATH),
        (Kind.NEVER, Scope.EPISODE, "neap", PATH),
        (Kind.WORD, Scope.SHOW, "sprig", SHOW),
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_ledger_without_entries(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text) == ()


def test_blanks_and_line_breaks_are_single_blanks(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "- heard: |\n    sprig\n    of   thyme\n  meant: spring\n  context: a sprig  of thyme\n")
    assert (entry.heard, entry.context) == ("sprig of thyme", "a sprig of thyme")


@pytest.mark.parametrize(
    "entry",
    [
        f"{{kind: speaker, passage: {P}, meant: Somebody Else}}",
        f"{{kind: speaker, passage: {P}, meant: ada-reef, heard: Ada Reef}}",
        f"{{kind: turn-join, passage: {P}, meant: Ada Reef}}",
        f"{{kind: turn-split, passage: {P}, meant: ada-reef, heard: Ada Reef}}",
        f"{{kind: withhold, passage: {P}}}",
        f"{{kind: withhold, passage: {P}, heard: Ada Reef}}",
        "{kind: withhold, heard: her telephone number}",
        "{kind: punctuation, heard: water we, meant: 'water, we'}",
        "{heard: ada reef, meant: Ada Reef}",  # a name may get its capitals
        "{heard: SPRING TIDE, meant: spring tide}",
        "{heard: it’s tide, meant: its tide, context: now it's tide that}",
        "{never: spring tide}",
        "{heard: season, meant: seasons, by: Grace}",
    ],
)
def test_entry_is_good(entry: str, tmp_path: Path) -> None:
    assert len(read(tmp_path, f"- {entry}\n")) == 1


def test_same_words_may_have_several_entries_that_are_told_apart(tmp_path: Path) -> None:
    text = f"""\
- {{heard: sprig, meant: spring}}
- {{heard: sprig, meant: spring, passage: {P}}}
- {{heard: sprig, meant: sprint, passage: {P}, context: a sprig of}}
- {{heard: sprig, meant: Ada Reef, passage: {P}, kind: turn-split}}
"""
    assert len(read(tmp_path, text)) == 4


def test_all_faults_are_told_at_once_and_good_entries_stay(tmp_path: Path) -> None:
    text = "- {heard: a b, count: x, kind: y}\n- {heard: sprig, meant: spring}\n- {heard: sprig}\n- 5\n"
    found, problems = catalog(tmp_path, {PATH: text})
    assert [entry.line for entry in found.episodes[0].ledger] == [2]
    assert [problem.split(":")[1] for problem in problems] == ["1", "1", "3", "4"]


def test_names_that_are_alike_but_short_are_let_be(tmp_path: Path) -> None:
    assert read(tmp_path, f"- {{kind: speaker, passage: {P}, meant: Ben Reef}}\n")


@pytest.mark.parametrize("path", ["episodes/002-x.corrections.yml", "people/corrections.yml", f"{PATH[:-4]}.YAML"])
def test_ledger_that_nobody_reads_stops_the_build(path: str, tmp_path: Path) -> None:
    found, problems = catalog(tmp_path, {path: "- {heard: her number, kind: withhold}\n"})
    assert [problem.split(": ")[0] for problem in problems] == [path]
    assert path not in found.assets


def test_ledger_is_not_published(tmp_path: Path) -> None:
    ledger = "- {never: her telephone number}\n"
    show = make_show(tmp_path, {PATH: ledger, SHOW: ledger})
    assert build(show).exit_code == 0
    assert not [path for path in (show / "site").rglob("*") if path.suffix in (".yml", ".yaml")]
