"""What a transcript's page needs for readers: times of words, places for addresses, where corrections are suggested."""

import gzip
import json
import random
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from castloom.derive.addresses import addresses
from castloom.model.speech import Speech, Voice
from castloom.model.transcript import Block
from castloom.render.transcript_places import with_places
from castloom.render.word_times import words_json
from tests.shows import EPISODE, build, make_show, text_of
from tests.sites import page

ADA = Voice("Ada", "")
_REPOSITORY = "repo_url: https://github.com/ada/tides/\nedit_uri: edit/main/\n"


def speech(texts: list[str], starts: list[float | None]) -> Speech:
    return Speech(addresses(texts), texts, starts, starts, {}, {}, [0], {}, {0: ADA})


def timed(text: str, start: float, step: float) -> Block:
    times = tuple((start + n * step, start + (n + 1) * step) for n in range(len(text.split())))
    return Block("Ada", text, times[0][0], times[-1][1], None, times)


def test_each_word_is_counted_from_the_one_before() -> None:
    said = speech(["One two three.", "Four five."], [10.0, 11.0])
    blocks = [timed("One two", 10.0, 0.3), timed("three. Four five.", 10.7, 0.31)]
    assert json.loads(words_json(said, blocks)) == {"words": [[0, 30, 40], [1, 31]]}


def test_rounding_does_not_add_up() -> None:
    text = " ".join(["word"] * 300)
    [row] = json.loads(words_json(speech([text], [0.0]), [timed(text, 0.0, 0.333333)]))["words"]
    assert abs(sum(row) - 299 * 33.3333) <= 1


def test_sentence_with_a_word_of_no_time_has_none() -> None:
    said = speech(["One two.", "Three four."], [0.0, 1.0])
    blocks = [timed("One two.", 0.0, 0.5), Block("Ada", "Three", 1.0, 1.5), timed("four.", 1.5, 0.5)]
    assert json.loads(words_json(said, blocks)) == {"words": [[0, 50], []]}


def test_transcript_without_times_of_words_has_no_file() -> None:
    assert words_json(speech(["One two."], [0.0]), [Block("Ada", "One two.", 0.0, 1.0)]) == ""


def test_sentences_that_end_within_a_word_have_no_file() -> None:
    assert words_json(speech(["今日は。", "明日も。"], [0.0, 1.0]), [timed("今日は。明日も。", 0.0, 1.0)]) == ""


def test_file_of_8000_words_is_small() -> None:
    chance = random.Random(8)
    texts, blocks, at = list[str](), list[Block](), 0.0
    for _ in range(550):
        words = [f"word{chance.randrange(900)}" for _ in range(15)]
        steps = [max(0.06, chance.gauss(0.33, 0.15)) for _ in words]
        times = tuple((round(at + sum(steps[:n]), 2), round(at + sum(steps[: n + 1]), 2)) for n in range(15))
        texts.append(" ".join(words))
        blocks.append(Block("Ada", texts[-1], times[0][0], times[-1][1], None, times))
        at = times[-1][1]
    made = words_json(speech(texts, [block.start for block in blocks]), blocks)
    assert sum(map(len, json.loads(made)["words"])) == 8250
    assert len(gzip.compress(made.encode(), 9)) <= 15_000


def test_addresses_that_are_wanted_have_an_element() -> None:
    made = '<span id="p-1" data-also="p-2 p-3" data-ms="0">Words.</span><span data-also="p-4">.</span>'
    placed = html.fragment_fromstring(with_places(made, ["p-3", "p-9"]), create_parent="p")
    assert [element.get("id") for element in placed.iter("span") if element.get("id")] == ["p-1", "p-3"]
    assert placed.text_content() == "Words.."
    assert with_places(made, []) == made


def test_soundbites_address_has_an_element(tmp_path: Path) -> None:
    cues = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ada Reef>A spring tide comes twice\n\n" \
        "00:02.000 --> 00:04.000\n<v Ada Reef>in every month of the whole long year.\n"  # fmt: skip
    show = make_show(tmp_path, {"episodes/001-low-water.vtt": cues})
    assert build(show).exit_code == 0
    [sentence] = page(tmp_path / "site/episodes/low-water/index.html").find_class("cast-sentence")
    first, second = str(sentence.get("data-also")).split()
    assert ids(sentence) == []
    bitten = text_of(EPISODE).replace("episode: 1", f"episode: 1\nsoundbites: [{{passage: {second}, title: Twice}}]")
    (show / EPISODE).write_text(bitten, "utf-8")
    built = build(show)
    assert built.exit_code == 0, built.output
    [sentence] = page(tmp_path / "site/episodes/low-water/index.html").find_class("cast-sentence")
    assert ids(sentence) == [second]
    assert first != second


def ids(sentence: html.HtmlElement) -> list[str]:
    """The addresses of elements within a sentence."""
    return [str(place.get("id")) for place in sentence if place.get("id")]


def suggested(folder: Path, option: str, settings: str = _REPOSITORY, ledger: str = "") -> str | None:
    """The address with blanks that the page has."""
    text = text_of("mkdocs.yml").replace("docs_dir: pages\n", f"docs_dir: pages\n{settings}")
    files = {"mkdocs.yml": f"{text}      suggest: {option}\n"}
    if ledger:
        files["episodes/001-low-water.corrections.yml"] = ledger
    built = build(make_show(folder, files))
    assert built.exit_code == 0, built.output
    [around] = page(folder / "site/episodes/low-water/index.html").xpath("//cast-transcript")
    return around.get("data-suggest")  # type: ignore[no-any-return]


_LEDGER = "- {heard: twice, meant: thrice, kind: misheard, date: 2025-06-02}\n"
_PATH = "episodes/001-low-water.corrections.yml"


def test_edit_opens_the_ledger(tmp_path: Path) -> None:
    assert suggested(tmp_path, "edit", ledger=_LEDGER) == f"https://github.com/ada/tides/edit/main/{_PATH}"


def test_edit_begins_a_ledger_where_the_host_can(tmp_path: Path) -> None:
    address = urlsplit(str(suggested(tmp_path, "edit")))
    assert address.path == "/ada/tides/new/main/"
    asked = parse_qs(address.query)
    assert asked["filename"] == [_PATH]
    assert asked["value"] == ['- heard: "{text}"\n  meant: \n  passage: {passage}\n']


def test_edit_offers_nothing_where_the_host_cannot(tmp_path: Path) -> None:
    settings = "repo_url: https://code.example/tides\nedit_uri: _edit/main\n"
    assert suggested(tmp_path / "first", "edit", settings) is None
    assert suggested(tmp_path / "other", "edit", settings, _LEDGER) == f"https://code.example/tides/_edit/main/{_PATH}"


@pytest.mark.parametrize(("url", "path", "names"), [
    ("https://github.com/ada/tides", "/ada/tides/issues/new", ("title", "body")),
    ("https://gitlab.com/ada/tides/", "/ada/tides/-/issues/new", ("issue[title]", "issue[description]")),
    ("https://codeberg.org/ada/tides", "/ada/tides/issues/new", ("title", "body")),
])  # fmt: skip
def test_issue_is_opened_in_the_hosts_way(url: str, path: str, names: tuple[str, str], tmp_path: Path) -> None:
    address = urlsplit(str(suggested(tmp_path, "issue", f"repo_url: {url}\n")))
    assert address.path == path
    assert tuple(parse_qs(address.query)) == names
    assert parse_qs(address.query)[names[1]] == ["{text}\n\n{address}"]


def test_own_address_keeps_what_the_page_fills_in(tmp_path: Path) -> None:
    address = "https://tides.example/fix?file={path}&passage={passage}&text={text}"
    assert suggested(tmp_path, address, "") == address.replace("{path}", _PATH)


def test_nothing_is_suggested_without_the_option(tmp_path: Path) -> None:
    assert build(make_show(tmp_path)).exit_code == 0
    assert "data-suggest" not in (tmp_path / "site/episodes/low-water/index.html").read_text("utf-8")
