"""What the ledger withholds is in nothing that is built: no page, no feed, no file."""

import gzip
import html
from pathlib import Path

import pytest

from castloom.derive.imported import Imported, imported
from castloom.model.transcript import Block, Timing, Transcript
from castloom.render.transcripts.plain_text import plain_text
from castloom.render.transcripts.segments import podcast_json
from castloom.render.transcripts.srt import srt
from castloom.render.transcripts.vtt import vtt
from tests.shows import EPISODE, Content, build, lay_over, make_show, text_of
from tests.sites import files_of, pages_of, seen
from tests.speech import speech

STEM = EPISODE.removesuffix(".md")
BLOCKS = (
    Block("Ada Reef", "Good morning to all of you.", 0, 1),
    Block("Ada Reef", "The spring tide drowned Quibberdick & co. He lived in Zwolle.", 1, 2),
    Block("Bela Moor", "Write to me at <Jabberwick>, if you must.", 2, 3),
    Block("Bela Moor", "Nobody may hear that she is Frumious", 3, 4),
    Block("Bela Moor", "Bandersnatch of the lower beach. Mimsy borogoves sleep under the spring tide.", 4, 4.7),
    Block("Ada Reef", "We saw the SLITHY toves today.", 4.7, 5),
)
SAID = imported(Transcript("", BLOCKS, Timing.EXACT))
NEVER_TOLD = "quibberdick zwolle jabberwick frumious bandersnatch mimsy borogoves slithy toves uffish".split()
TRANSCRIPTS: dict[str, dict[str, Content]] = {
    "vtt": {f"{STEM}.vtt": vtt(BLOCKS)},
    "srt": {f"{STEM}.vtt": None, f"{STEM}.srt": srt(BLOCKS)},
    "json": {f"{STEM}.vtt": None, f"{STEM}.json": podcast_json(BLOCKS)},
    "txt": {f"{STEM}.vtt": None, f"{STEM}.txt": plain_text(speech(Transcript("", BLOCKS, Timing.EXACT)))},
    "vtt-and-txt": {
        f"{STEM}.vtt": vtt(BLOCKS),
        f"{STEM}.txt": plain_text(speech(Transcript("", BLOCKS, Timing.EXACT))),
    },
}


def address_of(words: str, said: Imported = SAID) -> str:
    (found,) = [address for address, (start, end) in said.spans.items() if said.text[start:end] == words]
    return found


def ledger(*entries: str) -> str:
    return "".join(f"- {{kind: withhold, {entry}}}\n" for entry in entries)


# A block's two sentences, a phrase, one over two cues, and a sentence; what corrects these words must not tell them.
OWN = (
    ledger(
        f"passage: {address_of('The spring tide drowned Quibberdick & co.')}",
        f"passage: {address_of('He lived in Zwolle.')}",
        "heard: <Jabberwick>",
        "heard: Frumious Bandersnatch, date: 2026-03-02, reason: It is hers.",
        f"passage: {address_of('Mimsy borogoves sleep under the spring tide.')}",
    )
    + "- {heard: Quibberdick, meant: Uffish, kind: name}\n"
)
WIDE = ledger("heard: slithy toves")


def told_in(site: Path) -> dict[str, list[str]]:
    """The files of a site that hold words which must not be told, and these words."""
    found = {name: [word for word in NEVER_TOLD if word in _plain(raw)] for name, raw in files_of(site).items()}
    return {name: words for name, words in found.items() if words}


def _plain(raw: bytes) -> str:
    whole = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw  # as the index of search is, too
    return html.unescape(whole.replace(b"\0", b"").decode("utf-8", "replace")).casefold()


def succeed(show: Path) -> Path:
    built = build(show)
    assert built.exit_code == 0, built.messages
    assert not [word for word in NEVER_TOLD if word in built.messages.casefold()]
    return show / "site"


@pytest.mark.parametrize("form", TRANSCRIPTS)
def test_withheld_words_are_in_no_file(form: str, tmp_path: Path) -> None:
    show = make_show(tmp_path, TRANSCRIPTS[form])
    lost = told_in(succeed(show))
    assert {
        "episodes/low-water/index.html",
        "episodes/low-water/transcript.txt",
        "concepts/spring-tide/index.html",
    } <= {*lost}
    lay_over(show, {f"{STEM}.corrections.yml": OWN, "corrections.yml": WIDE})
    site = succeed(show)
    assert told_in(site) == {}
    pages = pages_of(site)
    assert seen(pages["episodes/low-water/"]).count("[withheld]") == 6
    assert "not said by name" in seen(pages["concepts/spring-tide/"])
    assert "It is hers." in seen(pages["corrections/"])


@pytest.mark.parametrize("form", ["vtt", "vtt-and-txt"])
def test_a_whole_block_is_withheld_by_its_address(form: str, tmp_path: Path) -> None:
    entry = ledger(f"passage: {address_of(BLOCKS[1].text)}")
    show = make_show(tmp_path, {**TRANSCRIPTS[form], f"{STEM}.corrections.yml": entry})
    told = {word for words in told_in(succeed(show)).values() for word in words}
    assert told == {*NEVER_TOLD} - {"quibberdick", "zwolle", "uffish"}


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (("Ada explains the spring tide.", "Mimsy borogoves\nsleep under *the* spring tide."), "10: the notes hold"),
        (("What the beach shows", "What slithy Toves show"), "5: description: holds"),
        (("title: Low water", "title: The <Jabberwick>"), "2: title: holds"),
        (("episode: 1", 'chapters: [{startTime: 0, title: "frumious bandersnatch"}]'), "4: chapters: holds"),
    ],
)
def test_notes_that_tell_withheld_words_stop_the_build(typed: tuple[str, str], place: str, tmp_path: Path) -> None:
    ledgers: dict[str, Content] = {f"{STEM}.corrections.yml": OWN, "corrections.yml": WIDE}
    show = make_show(tmp_path, {**TRANSCRIPTS["vtt"], **ledgers})
    before = files_of(succeed(show))
    lay_over(show, {EPISODE: text_of(EPISODE).replace(*typed)})
    built = build(show)
    assert built.exit_code == 1
    assert f"{EPISODE}:{place} words that" in built.messages
    assert files_of(show / "site") == before


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("pages/index.md", "# Tides\n\nIt has *nothing to do*\nwith the season.\n", "pages/index.md:3: the text holds"),
        ("concepts/neap-tide.md", "---\ntitle: Neap tide\ndefinition: Nothing to do with the season.\n---\n",
         "concepts/neap-tide.md: definition: holds"),
        ("people/tom-okoye.md", "---\nname: Tom Okoye\n---\n\nNothing to do with the season!\n",
         "people/tom-okoye.md:5: the text holds"),
        ("corrections.yml", "- {heard: twice in every, meant: twice in any, reason: nothing to do with the season}\n",
         "corrections.yml:1: reason: holds"),
    ],
)  # fmt: skip
def test_no_other_page_tells_what_is_withheld(path: str, text: str, place: str, tmp_path: Path) -> None:
    hidden = "- {kind: withhold, heard: nothing to do with the season}\n"
    show = make_show(tmp_path, {f"{STEM}.corrections.yml": hidden})
    succeed(show)
    lay_over(show, {path: text})
    built = build(show)
    assert built.exit_code == 1
    assert f"{place} words that {STEM}.corrections.yml:1 withholds" in built.messages


def test_a_show_withholds_what_nobody_has_said_yet(tmp_path: Path) -> None:
    succeed(make_show(tmp_path, {"corrections.yml": "- {kind: withhold, heard: her telephone number}\n"}))
