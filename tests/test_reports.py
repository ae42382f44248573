"""`castloom check`: each finding in a small show that has it, and silence in one that has not."""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.derive.effective import effective
from castloom.derive.laying import Ledger
from castloom.derive.reports.closeness import distance, is_close
from castloom.derive.reports.every import REPORTS, findings
from castloom.derive.reports.finding import Level
from castloom.derive.reports.material import Material
from castloom.derive.reports.strong_language import strong_words
from castloom.derive.reports.withheld import withheld
from castloom.derive.terms import Terms
from castloom.door import checking
from castloom.door.cli import main
from castloom.model.clock import clock
from castloom.model.concept import Concept
from castloom.model.episode import Chapter, Enclosure, Episode
from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.model.link import Image, Link
from castloom.model.person import Credit, Person
from castloom.model.problem import Problems
from castloom.model.show import Category, Release, Show
from castloom.model.speech import Turn
from castloom.model.transcript import Block, Timing, Transcript
from castloom.source.catalog import Catalog
from tests.shows import EPISODE, Content, audio, lay_over, make_show, text_of
from tests.sites import copy_reference
from tests.test_faulty_shows import CASES, FAILS, FAULTY, faults, problems_of

VTT = EPISODE.replace(".md", ".vtt")
MP3 = EPISODE.replace(".md", ".mp3")
HEADED = text_of(EPISODE)
CONCEPT = text_of("concepts/spring-tide.md")
HOME = "https://sea.example/spring-tide"

Check = Callable[..., tuple[int, str]]


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs `castloom check` in a folder: exit code, and what was printed."""

    def run(show: Path, *arguments: str) -> tuple[int, str]:
        parser = argparse.ArgumentParser()
        checking.add_command(parser.add_subparsers())
        options = parser.parse_args(["check", "--show", str(show), *arguments])
        capsys.readouterr()
        code: int = options.run(options)
        return code, capsys.readouterr().out

    return run


def cues(*told: tuple[float, float, str], voice: str = "Ada Reef") -> str:
    """WebVTT of (from, to, words); a name before `: ` is another voice's."""
    blocks = ["WEBVTT"]
    for start, end, words in told:
        name, _, rest = words.rpartition(": ")
        blocks.append(f"{stamp(start)} --> {stamp(end)}\n<v {name or voice}>{rest}</v>")
    return "\n\n".join(blocks) + "\n"


def stamp(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def header(**lines: str) -> str:
    """The correct episode with front matter lines changed or added."""
    text = HEADED
    for key, value in lines.items():
        kept = [line for line in text.split("\n") if not line.startswith(f"{key}:")]
        text = "\n".join([kept[0], f"{key}: {value}", *kept[1:]])
    return text


LEDGER = EPISODE.replace(".md", ".corrections.yml")
DUANA = {"people/duena-bloom.md": "---\nname: Duena Bloom\n---\n", VTT: cues((0, 5, "Duana and the spring tide."))}
SAID = "Sun and moon pull in one line then, and the spring tide comes."
STEADY = [(n * 4.0, n * 4.0 + 4.0, SAID) for n in range(20)]  # 80 s, 195 words a minute
EIGHTY = {MP3: audio(80)}

# Name → files laid over the correct show, which has nothing to tell, and a part of the line that must be told then.
FOUND: dict[str, tuple[Mapping[str, Content], str]] = {
    "speaker-misspelt": (
        {VTT: cues((0, 5, "Ada Reev: The spring tide comes."))},
        f'warning: {VTT}: the speaker "Ada Reev", first heard at 0:00 (#p-',
    ),
    "speaker-misspelt-nearest": (
        {VTT: cues((0, 5, "Ada Reev: The spring tide comes."))},
        "did you mean ada-reef? write transcript: {speakers: {Ada Reev: ada-reef}} with the id of who it is",
    ),
    "speaker-label": (
        {VTT: cues((0, 5, "SPEAKER_00: The spring tide comes."))},
        "write transcript: {speakers: {SPEAKER_00: ada-reef}} with the id of who it is",
    ),
    "speaker-of-no-page": (
        {VTT: cues((0, 3, "The spring tide comes."), (3, 5, "Tom Okoye: It does."))},
        f'note: {VTT}: the speaker "Tom Okoye", first heard at 0:03 (#p-',
    ),
    "speaker-not-among-persons": (
        {"people/bela-foam.md": "---\nname: Bela Foam\n---\n",
         VTT: cues((0, 3, "The spring tide comes."), (3, 5, "Bela Foam: It does."))},
        f"warning: {EPISODE}:6: persons: Bela Foam speaks, first at 0:03 (#p-",
    ),
    "speaker-without-name": (
        {VTT: "WEBVTT\n\n00:00.000 --> 00:05.000\nThe spring tide comes.\n"},
        f"warning: {VTT}: nobody is named as the speaker, first at 0:00 (#p-",
    ),
    "speaker-named-for-nobody": (
        {EPISODE: header(transcript="{speakers: {S1: ada-reef}}")},
        f'warning: {EPISODE}:2: transcript: speakers: nobody in the transcript is called "S1" (for ada-reef); remove '
        'it; there is "Ada Reef"',
    ),
    "passage-withheld": (
        {LEDGER: "- heard: nothing to do with the season\n  kind: withhold\n",
         EPISODE: HEADED + "\nIt has *nothing* to do\nwith the season!\n"},
        f"error: {EPISODE}:12: the notes hold words that {LEDGER}:1 withholds; remove them here too",
    ),
    "person-silent": (
        {"people/bela-foam.md": "---\nname: Bela Foam\n---\n",
         EPISODE: HEADED.replace("[{id: ada-reef, role: host}]", "[ada-reef, {id: bela-foam, role: guest}]")},
        f"warning: {EPISODE}:6: persons: Bela Foam (guest) never speaks in the transcript",
    ),
    "concept-not-said": (
        {EPISODE: HEADED, VTT: cues((0, 5, "It has nothing to do with the season."))},
        f"note: {EPISODE}:7: Spring tide is named in the notes, not said by name",
    ),
    "concept-in-front-matter-alone": (
        {EPISODE: HEADED.replace("the spring tide", "it"), VTT: cues((0, 5, "It has nothing to do with the season."))},
        f"note: {EPISODE}:7: Spring tide is named in front matter alone, not said by name",
    ),
    "concept-not-declared": (
        {EPISODE: HEADED.replace("concepts: [spring-tide]", "concepts: []")},
        f"note: {EPISODE}:7: Spring tide is said 1 time, first at 0:00 (#p-",
    ),
    "link-missing": (
        {"concepts/spring-tide.md": CONCEPT.replace("originator", f'sameAs: ["{HOME}"]\noriginator')},
        f'{EPISODE}:7: no link leads to the home of Spring tide, which concepts declares; add - {{title: Spring tide, '
        f'url: "{HOME}"}} to links',
    ),
    "link-astray-in-notes": (
        {"concepts/spring-tide.md": CONCEPT.replace("originator", f'sameAs: ["{HOME}"]\noriginator'),
         EPISODE: HEADED + "\nSee [**Spring tide**™](https://elsewhere.example/tide).\n"},
        f'warning: {EPISODE}:12: the link "**Spring tide**™" leads to https://elsewhere.example/tide, not to the home',
    ),
    "link-astray-in-front-matter": (
        {"concepts/spring-tide.md": CONCEPT.replace("originator", f'sameAs: ["{HOME}"]\noriginator'),
         EPISODE: header(links='[{title: Spring Tide, url: "https://elsewhere.example/"}]')},
        f'warning: {EPISODE}:2: the link "Spring Tide" leads to https://elsewhere.example/',
    ),
    "link-astray-by-name": (
        {"concepts/spring-tide.md": CONCEPT.replace("originator", f'sameAs: ["{HOME}"]\noriginator'),
         EPISODE: HEADED + "\nSee [Spring tide][1].\n\n[1]: https://elsewhere.example/tide\n"},
        f'warning: {EPISODE}:12: the link "Spring tide" leads to https://elsewhere.example/tide',
    ),
    "name-of-another-spelling": (
        DUANA,
        f'warning: {VTT}: is "Duana" meant for Duena? It stands 1 time in the transcript, first at 0:00 (#p-',
    ),
    "name-without-its-accent": (
        {"people/ada-reef.md": "---\nname: Ada Réef\naliases: [Ada Reef]\n---\n",
         "people/dora-koenig.md": "---\nname: Dóra König\n---\n", EPISODE: HEADED + "\nWith Dora Konig.\n"},
        f'warning: {EPISODE}:12: is "Konig" meant for König? It stands 1 time in the notes, first on line 12',
    ),
    "name-misheard": (
        {"people/ada-reef.md": "---\nname: Ada Reef\naliases: [Ada]\nmisheard: [Hyder]\n---\n",
         VTT: cues((0, 5, "I am Hyder, and the spring tide comes."))},
        'is "Hyder" meant for Ada?',
    ),
    "concept-joined": (
        {EPISODE: HEADED + "\nA spring-tide, or springtide.\n"},
        f'note: {EPISODE}:12: Spring tide is written "spring-tide" 1 time, first on line 12',
    ),
    "strong-language": (
        {VTT: cues((0, 2, "Bullshit, the spring tide."), (2, 5, "Shit and more shit."))},
        f"warning: {EPISODE}: explicit: is false, but there is strong language: shit (3 times, first at 0:00 (#p-",
    ),
    "strong-language-of-another-tongue": (
        {EPISODE: header(transcript="{language: de}"), VTT: cues((0, 5, "Die Springtide ist ein Scheißdreck."))},
        "scheiße (1 time, first at 0:00 (#p-",
    ),
    "explicit-for-nothing": (
        {EPISODE: header(explicit="true")},
        f"note: {EPISODE}:2: explicit: is true, but no strong word was found",
    ),
    "language-without-list": (
        {EPISODE: header(transcript="{language: fi}")},
        "there is no list of strong words in fi",
    ),
    "cues-past-the-end": (
        {VTT: cues((0, 5, "The spring tide comes."), (7, 9, "It does."), (9, 12, "It does indeed."))},
        f"warning: {VTT}: 2 cues of 3 past the end of the audio (0:05): the first at 0:07 (#p-",
    ),
    "ends-early": (
        {**EIGHTY, VTT: cues(*STEADY[:10])},
        f"warning: {VTT}: the last words end at 0:40, but the audio at 1:20",
    ),
    "overlap": (
        {VTT: cues((0, 3, "The spring tide comes."), (2, 4, "It does."), (4, 5, "Indeed."))},
        "1 overlap of cues (1 of one speaker alone): the first at 0:02 (#p-",
    ),
    "overlap-of-two-voices": (
        {VTT: cues((0, 3, "The spring tide comes."), (2, 5, "Tom Okoye: It does."))},
        f"note: {VTT}: 1 overlap of cues (0 of one speaker alone)",
    ),
    "gap": (
        {**EIGHTY, VTT: cues(*STEADY[:5], *STEADY[15:])},
        f"note: {VTT}: 1 gap of more than 30 s without words, the longest 40 s after 0:20 (#p-",
    ),
    "first-words-late": (
        {**EIGHTY, VTT: cues(*STEADY[10:])},
        f"note: {VTT}: the first words are at 0:40 (#p-",
    ),
    "cue-without-length": (
        {VTT: cues((0, 5, "The spring tide comes."), (5, 5, "It does."))},
        "1 cue without length, the first at 0:05 (#p-",
    ),
    "milliseconds-for-seconds": (
        {**EIGHTY, VTT: cues(*[(a * 1000, b * 1000, said) for a, b, said in STEADY])},
        f"warning: {VTT}: the last words end at 22:13:20, 1,000 times the audio's 1:20: milliseconds were taken for",
    ),
    "minutes-for-hours": (
        {**EIGHTY, VTT: cues(*[(a * 60, b * 60, said) for a, b, said in STEADY])},
        "minutes were taken for hours; divide all times by 60",
    ),
    "seconds-for-milliseconds": (
        {**EIGHTY, VTT: cues(*[(a / 1000, b / 1000, said) for a, b, said in STEADY])},
        "a thousandth of the audio's 1:20; multiply all times by 1,000",
    ),
    "too-many-words": (
        {**EIGHTY, VTT: cues(*[(a, b, f"{said} {said}") for a, b, said in STEADY])},
        f"warning: {VTT}: 390 words per minute in all; people say 90 to 220",
    ),
    "too-few-words": (
        {**EIGHTY, VTT: cues(*[(a, b, "The spring tide") for a, b, _ in STEADY])},
        "45 words per minute in all",
    ),
    "fast-cue": (
        {**EIGHTY, VTT: cues(*STEADY[:-1], (76, 77.5, SAID), (77.5, 80, "It does."))},
        f"warning: {VTT}: 1 cue with more than 400 words per minute: the first at 1:16 (#p-",
    ),
    "two-chapters": (
        {EPISODE.replace(".md", ".chapters.txt"): "0:00 Moon\n0:02 Sun\n"},
        f"note: {EPISODE.replace('.md', '.chapters.txt')}:1: 2 chapters: where apps read them from the",
    ),
    "long-chapter-titles": (
        {EPISODE: f"{HEADED}\n- 0:00 Moon\n- 0:02 {'Sun ' * 10}and Moon\n"
         f"- 0:03 {'Moon ' * 7}Tide\n- 0:04 {'Moon ' * 7}Tides\n"},
        f'note: {EPISODE}:13: 2 chapter titles of 40 characters or more, the first "Sun Sun',
    ),
    "times-that-do-not-begin-at-0": (
        {EPISODE: HEADED + "\n- 0:01 Moon\n- 0:02 Sun\n- 0:04 Sea\n"},
        f"note: {EPISODE}:12: the notes list 3 times, and apps take them for no chapters: the first is at 0:01, not",
    ),
    "times-out-of-order": (
        {EPISODE: HEADED + "\n- 0:00 Moon\n- 0:04 Sun\n- 0:02 Sea\n"},
        "and apps take them for no chapters: 0:02 stands after a later time; correct them",
    ),
}  # fmt: skip

# Shows that come near to a finding, and have none.
SILENT: dict[str, Mapping[str, Content]] = {
    "correct-show": {},
    "without-transcript": {VTT: None},
    "untimed-transcript": {VTT: None, EPISODE.replace(".md", ".txt"): f"Ada Reef:\n\n{SAID}\n"},
    "label-with-a-person": {
        EPISODE: header(transcript="{speakers: {S1: ada-reef}}"),
        VTT: cues((0, 5, "S1: The spring tide comes.")),
    },
    "name-corrected": {**DUANA, LEDGER: "- {heard: Duana, meant: Duena, kind: name}\n"},
    "name-never-meant": {**DUANA, LEDGER: "- never: Duana\n"},
    "passage-withheld-everywhere": {LEDGER: "- heard: nothing to do with the season\n  kind: withhold\n"},
    "person-behind-the-scenes": {
        "people/bela-foam.md": "---\nname: Bela Foam\n---\n",
        EPISODE: HEADED.replace("[{id: ada-reef, role: host}]", "[ada-reef, {id: bela-foam, role: producer}]"),
    },
    "link-of-another-shape": {
        "concepts/spring-tide.md": CONCEPT.replace("originator", f'sameAs: ["{HOME}"]\noriginator'),
        EPISODE: HEADED + "\nSee [Spring tide](https://www.sea.example/spring-tide/#moon).\n",
    },
    "link-to-our-own-page": {
        "concepts/spring-tide.md": CONCEPT.replace("originator", f'sameAs: ["{HOME}"]\noriginator'),
        EPISODE: HEADED + f"\nSee [Spring tide](../concepts/spring-tide.md), from <{HOME}>.\n",
    },
    "names-of-two-persons": {
        "people/duena-bloom.md": "---\nname: Duena Bloom\n---\n",
        "people/duana-vlad.md": "---\nname: Duana Vlad\n---\n",
        VTT: cues((0, 5, "Duana and Duena's spring tide, and both Duenas.")),
    },
    "ordinary-word-like-a-name": {
        "people/ada-stave.md": "---\nname: Ada Stave\n---\n",
        VTT: cues((0, 5, "Stage by stage, the spring tide comes.")),
    },
    "strong-language-marked": {EPISODE: header(explicit="true"), VTT: cues((0, 5, "Shit, the spring tide."))},
    "mild-language": {VTT: cues((0, 5, "Damn it, what the hell, the Scunthorpe spring tide assesses cockles."))},
    "whole-episode": {**EIGHTY, VTT: cues(*STEADY)},
    "two-voices-meet": {VTT: cues((0, 3, "The spring tide comes."), (2.8, 5, "It does."))},
    "chapters": {EPISODE: HEADED + "\n- 0:00 Moon\n- 0:02 Sun\n- 0:04 The spring tide\n"},
    "no-chapters-said": {EPISODE: header(chapters="[]") + "\n- 0:00 Moon\n- 0:02 Sun\n- 9:04 The spring tide\n"},
    "two-times-in-notes": {EPISODE: HEADED + "\nWe met at\n18:30 in town, and left at\n21:10 for the spring tide.\n"},
    "words-without-blanks": {
        VTT: cues((0, 5, "春の大潮は月に二度やって来ますが、季節とは関係がありません。" * 9 + "spring tide"))
    },
}


@pytest.mark.parametrize("name", FOUND)
def test_finding(name: str, tmp_path: Path, check: Check) -> None:
    files, expected = FOUND[name]
    code, printed = check(make_show(tmp_path, files))
    assert expected in printed
    assert printed.startswith(("Low water\n", "The show\n"))
    assert code == ("\n  error: " in printed)


@pytest.mark.parametrize("name", SILENT)
def test_no_finding(name: str, tmp_path: Path, check: Check) -> None:
    show = make_show(tmp_path, SILENT[name])
    assert main(["lock", "--show", str(show)]) == 0
    code, printed = check(show, "--strict")
    assert (code, printed) == (0, "1 episode checked: 0 errors, 0 warnings, 0 notes\n")


def test_every_report_has_a_finding() -> None:
    told = {"speakers", "concepts", "links", "spellings", "language", "timing", "pace", "chapters"}
    on_the_feed = {"titles", "dates", "guids", "soundbites", "addresses"}  # see test_reports_feed.py
    assert set(REPORTS) == told | on_the_feed


@pytest.mark.parametrize("name", CASES)
def test_problems_are_those_of_the_build(name: str, tmp_path: Path, check: Check) -> None:
    lay_over(make_show(tmp_path / "show"), faults(name))
    ending, _, messages = (FAULTY / name / "messages.txt").read_text("utf-8").partition("\n")
    code, printed = check(tmp_path / "show")
    for problem in problems_of(messages) if messages else ():
        assert problem in printed
    assert code == (ending == FAILS)


# The command.


def test_problem_is_told_under_its_episode_and_the_shows_own_before(tmp_path: Path, check: Check) -> None:
    options = text_of("mkdocs.yml").replace("explicit: false", "explicit: false\n      colour: blue")
    show = make_show(tmp_path, {"mkdocs.yml": options, MP3: b""})
    code, printed = check(show)
    lines = printed.split("\n")
    assert lines[0] == "The show"
    assert lines[1].startswith("  error: mkdocs.yml:15: colour: no such key")
    assert lines[2].startswith("  note: mkdocs.yml: no episode is in the feed")
    assert lines[4:6] == ["Low water", f"  error: {MP3}: the audio file is empty; export it again as MP3 or M4A"]
    assert lines[-2] == "1 episode checked: 2 errors, 0 warnings, 1 note"
    assert code == 1


SECOND: dict[str, Content] = {
    "episodes/002-high-water.md": HEADED.replace("Low water", "High water").replace("episode: 1", "episode: 2"),
    "episodes/002-high-water.mp3": audio(9),
    "episodes/002-high-water.vtt": cues((0, 9, "Ida Reef: The spring tide comes.")),
    VTT: cues((0, 5, "Ada Reev: The spring tide comes.")),
}


@pytest.mark.parametrize("name", ["high-water", "002-high-water", "2", "episodes/002-high-water.md"])
def test_one_episode(name: str, tmp_path: Path, check: Check) -> None:
    code, printed = check(make_show(tmp_path, SECOND), name)
    assert "Ida Reef" in printed
    assert "Ada Reev" not in printed
    assert printed.split("\n")[-2].startswith("1 episode checked: ")
    assert code == 0


def test_all_episodes(tmp_path: Path, check: Check) -> None:
    code, printed = check(make_show(tmp_path, SECOND), "--strict")
    assert "Ida Reef" in printed
    assert "Ada Reev" in printed
    assert printed.split("\n")[-2].startswith("2 episodes checked: 0 errors, ")
    assert code == 1


def test_episode_that_is_not_there(tmp_path: Path, check: Check) -> None:
    code, printed = check(make_show(tmp_path), "low-watr")
    assert printed.startswith('The show\n  error: episodes: no episode "low-watr"; did you mean low-water?\n')
    assert code == 1


def test_folder_that_is_no_show(tmp_path: Path, check: Check) -> None:
    code, printed = check(tmp_path)
    assert "mkdocs.yml: there is no such file; run castloom in the show's folder" in printed
    assert code == 1


def test_settings_that_mkdocs_cannot_read(tmp_path: Path, check: Check) -> None:
    code, printed = check(make_show(tmp_path, {"mkdocs.yml": "site_name: [Tide Table\n"}))
    assert printed.startswith("The show\n  error: mkdocs.yml: ")
    assert code == 1


def test_settings_that_mkdocs_refuses(tmp_path: Path, check: Check) -> None:
    code, printed = check(make_show(tmp_path, {"mkdocs.yml": text_of("mkdocs.yml") + "docs_dir: nowhere\n"}))
    assert "error: mkdocs.yml: " in printed
    assert "nowhere" in printed
    assert code == 1


def test_draft_is_checked_too(tmp_path: Path, check: Check) -> None:
    files = {EPISODE: header(draft="true"), VTT: cues((0, 5, "Ada Reev: The spring tide comes."))}
    _, printed = check(make_show(tmp_path, files))
    assert 'the speaker "Ada Reev"' in printed


def test_json(tmp_path: Path, check: Check) -> None:
    show = make_show(tmp_path, SECOND)
    code, printed = check(show, "--json", "--strict")
    told = json.loads(printed)
    assert [section["path"] for section in told["sections"]] == ["", "episodes/002-high-water.md", EPISODE]
    finding = told["sections"][2]["findings"][0]
    assert finding["report"] == "speakers"
    assert finding["level"] == "warning"
    assert finding["path"] == VTT
    assert finding["hint"].startswith("did you mean ada-reef?")
    everything = [finding for section in told["sections"] for finding in section["findings"]]
    assert told["counts"]["warning"] == sum(finding["level"] == "warning" for finding in everything) > 0
    assert code == 1
    assert check(show, "--json")[1] == printed


def test_nothing_but_the_cache_is_written(tmp_path: Path, check: Check) -> None:
    show = make_show(tmp_path, SECOND)
    before = {path: path.read_bytes() for path in show.rglob("*") if path.is_file()}
    check(show)
    after = {p: p.read_bytes() for p in show.rglob("*") if p.is_file() and ".cache" not in p.parts}
    assert after == before


def test_reference_show(tmp_path: Path, check: Check) -> None:
    code, printed = check(copy_reference(tmp_path / "show"))
    assert "Execution Debt is named in the notes, not said by name" in printed
    assert "Human Debt is" not in printed
    assert "words per minute" not in printed
    assert "no link leads" not in printed
    assert "0 errors" in printed
    assert code == 0


# What is withheld: passages and words that stand in the ledger.

SECRET = "Tom keeps the keys of the harbour office under the third stone"


def leak(**changes: object) -> list[str]:
    """What is told of an episode whose ledger withholds a passage, or the words in `heard`."""
    heard = str(changes.pop("heard", ""))
    entry = LedgerEntry("corrections.yml", 3, Kind.WITHHOLD, Scope.SHOW, heard, passage="" if heard else "p-0a0a0a0a")
    episode = replace(EPISODE_OF_A_SHOW, **changes)  # type: ignore[arg-type]
    material = Material(episode, CATALOG, Terms(()), ledger=(entry,), passages={"p-0a0a0a0a": SECRET})
    found = list(withheld(material))
    assert all(finding.level is Level.ERROR for finding in found)
    assert not any("harbour" in str(finding) for finding in found)
    return [f"{finding.line} {finding.message}" for finding in found]


EPISODE_OF_A_SHOW = Episode(
    path=EPISODE, slug="low-water", title="Low water", date=datetime(2025, 3, 1, tzinfo=UTC), notes="Sun and moon.",
    notes_line=9, guid="a",
)  # fmt: skip
CATALOG = Catalog(
    Show(
        title="Tide Table", description="The sea.", site_url="https://tides.example/", language="en", author="Ada Reef",
        categories=(Category("Science"),), image=Image("cover.jpg"), explicit=False, release=Release(time(6), UTC),
    ),
    episodes=(), concepts=(Concept("spring-tide", "concepts/spring-tide.md", "Spring tide", "High.", same_as=(HOME,)),),
    people=(Person("ada-reef", "people/ada-reef.md", "Ada Reef", misheard=("Hyder",)),), assets=(),
)  # fmt: skip


def test_passage_that_the_notes_quote() -> None:
    assert leak(notes="Sun.\n\nHe has\nthe keys of the\nHarbour, they say.") == []
    assert leak(notes="Sun.\n\nSo Tom\nKEEPS the keys of the\nHarbour-office.") == [
        "11 the notes hold words that corrections.yml:3 withholds"
    ]


def test_words_that_title_description_and_chapters_hold() -> None:
    assert leak(heard="harbour office", title="In the Harbour Office") == [
        "0 title: holds words that corrections.yml:3 withholds"
    ]
    assert leak(heard="harbour office", description="The harbour\noffice.")[0].startswith("0 description: holds")
    chapters = (Chapter(timedelta(0), "The harbour office", line=8),)
    assert leak(heard="harbour office", chapters=chapters)[0].startswith("8 chapters: holds")
    assert leak(heard="harbour office", notes="The office at the harbour.") == []


# No report raises, whatever the transcript.

_texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from("Hyder Ada Spring-tide springtide Reev shit. Why? the İ ﬀ ß Éa I'm".split()), max_size=9)
    .map(" ".join),
)  # fmt: skip
_times = st.one_of(st.none(), st.floats(0, 1e7, allow_nan=False), st.sampled_from([0.0, 5.0, 5000.0]))
_blocks = st.builds(
    Block,
    st.sampled_from(["", "Ada Reef", "S1", "Ada Reev", "Tom\n{", "İ"]),
    _texts.map(lambda text: " ".join(text.split()) or "word"),
    _times,
    _times,
    st.sampled_from([None, True, False]),
    st.just(()),
)


@given(
    blocks=st.lists(_blocks, max_size=12),
    notes=_texts,
    seconds=st.integers(0, 9000),
    language=st.sampled_from(["", "de", "de-AT", "xx", "../en"]),
)
def test_no_report_raises(blocks: list[Block], notes: str, seconds: int, language: str) -> None:
    transcript = Transcript(VTT, tuple(blocks), Timing.EXACT, language)
    person_of = {"Ada Reef": "ada-reef"}.get
    said: tuple[Turn, ...] = ()
    if blocks:
        said = effective(transcript, Ledger((), (), {}), (), {}, lambda name: person_of(name, ""), Problems()).turns
    episode = replace(
        EPISODE_OF_A_SHOW,
        notes=notes,
        concepts=("spring-tide",),
        persons=(Credit("ada-reef", "host", "cast"),),
        links=(Link("Spring tide", f"https://[{notes}"),),
        enclosure=Enclosure("a.mp3", 1, "audio/mpeg", timedelta(seconds=seconds)),
    )
    entry = LedgerEntry("corrections.yml", 3, Kind.WITHHOLD, Scope.SHOW, passage="p-0a0a0a0a")
    passages = {"p-0a0a0a0a": notes}
    material = Material(episode, CATALOG, Terms(CATALOG.concepts), transcript, said, passages, (entry,))
    first = list(findings(material))
    assert first == list(findings(material))
    assert all(finding.message and "\n" not in finding.message for _, finding in first)


# Parts.


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("duena", "duana", 1), ("alessandria", "alessandra", 1), ("blomstrom", "bloomstorm", 2), ("abc", "", 3)],
)  # fmt: skip
def test_distance(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_distance_is_one_of_slips(one: str, other: str) -> None:
    slips = distance(one, other)
    assert slips == distance(other, one)
    assert (slips == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips <= max(len(one), len(other))


def test_short_names_are_near_what_sounds_alike_alone() -> None:
    assert is_close("reef", "reif")
    assert not is_close("reef", "reed")
    assert not is_close("ann", "an")


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ro"])
def test_lists_of_strong_words(language: str) -> None:
    words = strong_words(language)
    assert words is not None
    assert strong_words(f"{language.upper()}-XX") is not None
    common = "the and Chianti Jodie Christie curba Marie bone Fahrt Scunthorpe shiitake pissenlit computadora connaître"
    assert not [word for word in common.lower().split() if words.headword(word)]


@pytest.mark.parametrize(("seconds", "told"), [(0, "0:00"), (17.9, "0:17"), (3723, "1:02:03")])
def test_clock(seconds: float, told: str) -> None:
    assert clock(seconds) == told
