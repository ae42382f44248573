"""`castloom review`: one decision a key, written at once beside everything that the editor has there."""

import argparse
import json
import os
import select
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from castloom.derive.effective import effective
from castloom.derive.laying import Ledger
from castloom.derive.proposals.proposal import ProposalKind
from castloom.door import reviewing
from castloom.door.ledger_file import with_entry
from castloom.door.questions import Questions, questions
from castloom.door.session import Session
from castloom.door.walking import Walk
from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.model.problem import Problems
from castloom.render.ledger_lines import ledger_lines
from castloom.source.catalog import read_catalog
from castloom.source.transcripts.read import read_transcript
from tests.shows import make_show

STEM = "001-low-water"
LEDGER = f"episodes/{STEM}.corrections.yml"
TODAY = date(2026, 11, 22)
SPEECH = """\
WEBVTT

00:00:00.000 --> 00:00:02.000
<v Ada Reef>Sprint tide is what I want to explain.</v>

00:00:02.000 --> 00:00:04.000
<v Ada Reef>A sprint tide comes twice, and another sprint tide follows, said Ida Reef.</v>

00:00:04.000 --> 00:00:05.000
<v Tom Okoye>And the neap tides are the ones</v>

00:00:05.000 --> 00:00:06.000
<v Ada Reef>between them.</v>

00:00:06.000 --> 00:00:07.000
<v Tom Okoye>I had a mooring chain that</v>

00:00:07.000 --> 00:00:08.000
<v Ada Reef>Everybody knows that mooring chain.</v>
"""
SPRING = "sprint tide", "spring tide"


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return make_show(tmp_path / "show", {f"episodes/{STEM}.vtt": SPEECH})


def asked(show: Path, episode: str = "") -> Questions:
    problems = Problems()
    found = questions(show, episode, problems)
    assert found
    assert not problems.all
    return found


def walk(show: Path, pressed: Iterable[str]) -> list[str]:
    """What is said while the keys are pressed."""
    said: list[str] = []
    coming = iter(pressed)
    Walk(asked(show).batches(), Session(show, "ada-reef", TODAY), said.append, colour=False).go(
        lambda: next(coming, "")
    )
    return said


def open_questions(show: Path) -> list[tuple[str, str]]:
    return [(p.kind.value, p.heard) for batch in asked(show).batches() for p in batch]


def entries(show: Path) -> tuple[LedgerEntry, ...]:
    """All entries of the show and its episode; they are without fault, and each meets its place."""
    problems = Problems()
    catalog = read_catalog(show, "mkdocs.yml", "pages", problems)
    assert catalog
    episode = catalog.episodes[0]
    texts = {path: (show / path).read_text("utf-8") for path in episode.transcript_files}
    transcript = read_transcript(texts, episode.transcript, problems)
    assert transcript
    ledger = Ledger(catalog.ledger, [form for person in catalog.people for form in person.forms], {})
    effective(transcript, ledger, episode.ledger, {}, str.casefold, problems)
    assert not [problem for problem in problems.all if "corrections" in problem.path]
    return (*episode.ledger, *catalog.ledger)


def run(*options: str) -> int:
    parser = argparse.ArgumentParser()
    reviewing.add_command(parser.add_subparsers())
    chosen = parser.parse_args(["review", *options])
    return reviewing.run(chosen)


# What is asked


def test_the_show_asks_what_was_planted(show: Path) -> None:
    assert open_questions(show) == [
        ("name", "Ida"),
        ("misheard", "Sprint tide"),
        ("misheard", "sprint tide"),
        ("misheard", "sprint tide"),
        ("turn-join", "Ada Reef"),
        ("interruption", "Ada Reef"),
        ("term", "mooring chain"),
    ]


def test_an_episode_is_called_by_slug_number_stem_or_file(show: Path) -> None:
    for name in ("low-water", "1", STEM, f"episodes/{STEM}.md"):
        assert next(asked(show, name).batches())


def test_without_a_terminal_the_proposals_are_listed(show: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--show", str(show)) == 0
    told = capsys.readouterr().out
    assert "A [sprint tide] comes twice" in told
    assert "sprint tide → spring tide" in told
    assert "run castloom review in a terminal" in told
    assert not (show / LEDGER).exists()


def test_json_has_every_proposal_and_what_accepting_it_writes(show: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("low-water", "--json", "--show", str(show)) == 0
    data = json.loads(capsys.readouterr().out)
    assert [one["kind"] for one in data].count("misheard") == 3
    assert data[1]["write"]["path"] == LEDGER
    assert data[1]["write"]["text"].startswith("- heard: Sprint tide\n  meant: Spring tide\n  passage: p-")
    assert data[-1]["write"]["path"] == "concepts/mooring-chain.md"
    assert not (show / LEDGER).exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["low-watr"], 'error: episodes: no episode "low-watr"; did you mean low-water?\n'),
        (["--show", "nowhere"], "error: nowhere/mkdocs.yml: there is no such file; run castloom in the show's folder"),
    ],
)
def test_what_is_not_there_is_told(
    show: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(show)
    assert run(*arguments) == 1
    assert capsys.readouterr().err.startswith(told)


# Decisions


def test_each_key_writes_its_decision(show: Path) -> None:
    said = walk(show, "nyyyjin")
    assert said[-1] == "\n7 decisions written"
    assert [(e.kind, e.scope, e.heard, e.meant) for e in entries(show)] == [
        (Kind.NEVER, Scope.PASSAGE, "Ida", ""),
        (Kind.MISHEARD, Scope.PASSAGE, "Sprint tide", "Spring tide"),
        (Kind.MISHEARD, Scope.PASSAGE, *SPRING),
        (Kind.MISHEARD, Scope.PASSAGE, *SPRING),
        (Kind.TURN_JOIN, Scope.PASSAGE, "Ada Reef", "Tom Okoye"),
        (Kind.NEVER, Scope.PASSAGE, "Everybody knows that", ""),
        (Kind.NEVER, Scope.SHOW, "mooring chain", ""),
    ]
    assert {(e.by, e.date) for e in entries(show)} == {("ada-reef", TODAY)}
    assert open_questions(show) == []


def test_a_form_that_stands_twice_in_its_passage_gets_a_context(show: Path) -> None:
    walk(show, "ssyy")
    assert [entry.context for entry in entries(show)] == ["A sprint tide comes", "another sprint tide follows,"]


def test_a_wider_decision_answers_the_others_and_drops_the_capital(show: Path) -> None:
    walk(show, "se")
    assert [(e.scope, e.heard, e.meant) for e in entries(show)] == [(Scope.EPISODE, *SPRING)]
    assert "misheard" not in dict(open_questions(show))


def test_a_decision_for_the_show_goes_into_its_ledger(show: Path) -> None:
    walk(show, "sa")
    assert (show / "corrections.yml").read_text("utf-8") == (
        "- heard: sprint tide\n  meant: spring tide\n  kind: misheard\n"
        "  by: ada-reef\n  date: 2026-11-22\n  reason: sounds like Spring tide\n"
    )
    assert [e.scope for e in entries(show)] == [Scope.SHOW]
    assert not (show / LEDGER).exists()


def test_never_in_the_episode_silences_it(show: Path) -> None:
    walk(show, "sN")
    assert [(e.kind, e.scope, e.heard) for e in entries(show)] == [(Kind.NEVER, Scope.EPISODE, "sprint tide")]
    assert "misheard" not in dict(open_questions(show))


def test_the_head_may_belong_to_the_tail(show: Path) -> None:
    walk(show, "sssskq")
    (entry,) = entries(show)
    assert (entry.kind, entry.heard, entry.meant) == (Kind.TURN_JOIN, "Tom Okoye", "Ada Reef")


def test_a_term_gets_a_draft_of_its_concept(show: Path) -> None:
    walk(show, "ssssssy")
    assert (show / "concepts/mooring-chain.md").read_text("utf-8").startswith("---\ntitle: Mooring chain\n")
    assert "term" not in dict(open_questions(show))
    problems = Problems()
    read_catalog(show, "mkdocs.yml", "pages", problems)
    assert not problems.all


def test_back_takes_the_decision_back(show: Path) -> None:
    (show / LEDGER).write_bytes(b"# mine\n")
    said = walk(show, "ybyb")
    assert said[-1] == "\n0 decisions written"
    assert (show / LEDGER).read_bytes() == b"# mine\n"
    walk(show, ["s", "a", "b"])
    assert not (show / "corrections.yml").exists()


def test_back_leaves_a_file_alone_that_was_changed_meanwhile(show: Path) -> None:
    def keys() -> Iterable[str]:
        yield "y"
        with (show / LEDGER).open("a") as file:
            file.write("# added by hand\n")
        yield "b"

    said = walk(show, keys())
    assert any("was changed since the decision was written" in line for line in said)
    assert (show / LEDGER).read_text("utf-8").endswith("# added by hand\n")


def test_quitting_loses_nothing_and_other_keys_help(show: Path) -> None:
    said = walk(show, "sx?yq")
    assert sum("never: the words were really meant" in line for line in said) == 2
    assert len(entries(show)) == 1


def test_back_at_the_first_stays_there(show: Path) -> None:
    assert any("this is the first" in line for line in walk(show, "b"))


@pytest.mark.parametrize(
    ("typed", "by", "told"),
    [
        ("ada  reef", "ada-reef", []),
        ("Somebody Else", "Somebody Else", []),
        ("Ada Reff", "", ['--by: no person "Ada Reff"; did you mean ada reef?']),
    ],
)
def test_who_decides_is_a_person_if_they_have_a_page(show: Path, typed: str, by: str, told: list[str]) -> None:
    problems = Problems()
    chosen = argparse.Namespace(by=typed, json=False, show=show)
    assert reviewing.decider(chosen, asked(show).people, problems) == by
    assert [str(problem) for problem in problems.all] == told


# The file


ENTRY = LedgerEntry(LEDGER, 0, Kind.WORD, Scope.EPISODE, heard="No", meant="1:02: yes", reason="says: #1")
LINES = "- heard: 'No'\n  meant: '1:02: yes'\n  kind: word\n  reason: 'says: #1'\n"


@pytest.mark.parametrize(
    ("before", "added"),
    [
        (b"", LINES),
        (b"# nothing yet\n", LINES),
        (b"- heard: a\n  meant: b  # why\n\n# the end\n", LINES),
        (b"- heard: a\n  meant: b", "\n" + LINES),
        (b"\xef\xbb\xbf- heard: a\r\n  meant: b\r\n", LINES.replace("\n", "\r\n")),
        (b"---\n  - heard: a\n    meant: b\n", "".join(f"  {line}\n" for line in LINES.splitlines())),
        ("- heard: ä\n  meant: |\n    b\n\n".encode(), LINES),
    ],
)
def test_every_byte_of_the_editor_stays(before: bytes, added: str) -> None:
    assert with_entry(before, ENTRY) == before + added.encode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"heard: a\nmeant: b\n", "is not a list with an entry a line, so nothing is added to it"),
        (b"[{heard: a, meant: b}]\n", "is not a list with an entry a line, so nothing is added to it"),
        (b"- heard: 'a\n", "this is not YAML, so nothing is added to it"),
        (b"- heard: a\n...\n", "nothing can be added at its end"),
        (b"- heard: \xff\n", "this file is not UTF-8 text"),
    ],
)
def test_a_file_that_is_no_list_is_left_as_it_is(show: Path, content: bytes, told: str) -> None:
    found = asked(show)
    (show / LEDGER).write_bytes(content)
    proposal = next(p for batch in found.batches() for p in batch if p.kind is ProposalKind.MISHEARD)
    said: list[str] = []
    Walk([[proposal]], Session(show, "", TODAY), said.append, colour=False).go(iter(["y", "q"]).__next__)
    assert any(f"{LEDGER}: {told}; " in line for line in said)
    assert (show / LEDGER).read_bytes() == content


def test_the_keys_fit_a_terminal_of_eighty_columns(show: Path) -> None:
    keys = [
        line for said in walk(show, "s" * 50) for line in said.split("\n") if line.startswith(("  y ", "  j ", "  s "))
    ]
    assert {line[2] for line in keys} == {"y", "j", "s"}
    assert max(map(len, keys)) < 80


def test_keys_that_say_nothing_are_left_out() -> None:
    never = LedgerEntry(LEDGER, 0, Kind.NEVER, Scope.PASSAGE, heard="human death", passage="p-3f9a2c71")
    assert ledger_lines(never) == "- never: human death\n  passage: p-3f9a2c71\n"
    counted = LedgerEntry(LEDGER, 0, Kind.NAME, Scope.EPISODE, heard="a", meant="b", count=2, date=TODAY)
    assert ledger_lines(counted) == "- heard: a\n  meant: b\n  count: 2\n  kind: name\n  date: 2026-11-22\n"


# The terminal


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_one_key_a_decision_in_a_terminal(show: Path) -> None:
    import pty  # noqa: PLC0415 - not everywhere

    script = "import sys, tests.test_review as t; sys.exit(t.run('--by', 'Ada Reef', '--show', sys.argv[1]))"
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "NO_COLOR": "1"}
    command = [sys.executable, "-c", script, str(show)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as running:
        os.close(theirs)
        told = _read(ours, until="? help")
        os.write(ours, b"s\x1b[C")
        told += _read(ours, until="For a term")  # an arrow is no decision: the keys are explained
        os.write(ours, b"yq")
        told += _read(ours)
        assert running.wait(30) == 0
    os.close(ours)
    assert "A [sprint tide] comes twice" in told
    assert "\x1b[" not in told
    assert "1 decision written" in told
    assert [(e.heard, e.by) for e in entries(show)] == [("Sprint tide", "ada-reef")]


def _read(terminal: int, until: str = "") -> str:
    """What the terminal shows until the words come, or until its end."""
    told = b""
    while not until or until.encode() not in told:
        assert select.select([terminal], [], [], 30)[0], f"no more after: {told!r}"
        try:
            more = os.read(terminal, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not more:
            break
        told += more
    return told.decode()
