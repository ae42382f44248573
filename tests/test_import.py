"""`castloom import`: pages of a podcast host become the files of an episode."""

import os
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from castloom import __version__
from castloom.door.cli import main
from castloom.model.problem import Problems
from castloom.render.draft_markdown import plain_prose, to_markdown
from castloom.render.drafts import Choices, draft_files, plain_title, transcript_text
from castloom.render.slugs import slug_of
from castloom.render.yaml_line import Value, front_matter, yaml_line
from castloom.source import yamltext
from castloom.source.catalog import read_catalog
from castloom.source.hostpage import HostPage, page_text, read_host_page
from castloom.source.hostpage_notes import ItemList, LinkList, read_pieces
from castloom.source.transcripts.untimed import read_text_transcript
from castloom.source.yamltext import Fields, Text

SEEDS = Path(__file__).parent / "seeds"
PAGES = sorted(SEEDS.glob("*.txt"))
DAY = date(2026, 3, 1)
SETTINGS = """
site_url: https://show.example/
plugins:
  - castloom:
      title: A show
      description: It is invented.
      language: en
      author: Nobody
      categories: [Fiction]
      image: {src: "https://show.example/cover.jpg", alt: A cover}
      explicit: false
"""
EXTENSIONS = ["attr_list", "md_in_html", "footnotes", "tables"]


def read(path: Path) -> HostPage:
    return read_page(path.read_text("utf-8"))


def read_page(text: str) -> HostPage:
    problems = Problems()
    page = read_host_page("seeds/page.txt", text, problems)
    assert page is not None, problems.errors
    return page


def drafts(page: HostPage, name: str = "page") -> dict[str, str]:
    slug = slug_of(plain_title(page))
    return draft_files(page, Choices(source=f"seeds/{name}.txt", number=1, slug=slug, day=DAY))


def header(text: str) -> dict[str, object]:
    fields = yaml.safe_load(text.split("\n---\n", maxsplit=1)[0].removeprefix("---\n"))
    assert isinstance(fields, dict)
    return fields


def words(text: str) -> list[str]:
    return text.split()


class _Shown(HTMLParser):
    """The words that a reader of the page sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += " " if tag in ("p", "li", "ul", "ol", "br", "h1") else ""

    def handle_data(self, data: str) -> None:  # the name is HTMLParser's
        self.text += data


def shown(text: str) -> list[str]:
    return words(_Shown(markdown(text, extensions=EXTENSIONS)).text)


# Golden pages: `GOLDEN=1 pytest tests/test_import.py` writes them anew; read the difference.


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_becomes_the_files_that_stand_beside_it(path: Path) -> None:
    files = drafts(read(path), path.stem)
    folder = path.with_suffix("")
    if os.environ.get("GOLDEN"):
        for old in sorted(folder.rglob("*.*")):
            old.unlink()
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    golden = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*.*")}
    assert files == golden


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_line_ends_and_byte_order_mark_make_no_difference(path: Path) -> None:
    content = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    text = page_text("seeds/page.txt", content, Problems())
    assert text is not None
    assert read_page(text) == read(path)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_word_of_the_transcript_stands_in_the_page_and_the_draft(path: Path) -> None:
    source, page = path.read_text("utf-8"), read(path)
    assert source.rstrip().endswith(transcript_text(page).rstrip())
    read_back = read_text_transcript(transcript_text(page), "episodes/001-x.txt", Problems())
    assert words(" ".join(block.text for block in read_back)) == words(" ".join(block.text for block in page.blocks))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_drafts_pass_the_checks_of_a_show(path: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    assert run(tmp_path, str(path)) == 0
    problems = Problems()
    assert read_catalog(tmp_path, "mkdocs.yml", "pages", problems) is not None
    assert problems.errors == []


# What a page may hold.


def test_roles_hold_for_several_people_and_one_person_may_have_two() -> None:
    persons = header(
        drafts(read(SEEDS / "tide-tables.txt"))["episodes/001-three-harbour-pilots-compare-notes-on-low-water.md"]
    )
    assert [(p["id"], p["role"]) for p in persons["persons"]] == [  # type: ignore[attr-defined]
        ("maren-osterhaus", "host"), ("luc-verhoogen", "host"), ("saoirse-tallow", "guest"),
    ]  # fmt: skip
    orchard = read(SEEDS / "orchard-radio.txt")
    assert [(c.name, c.roles) for c in orchard.creators] == [
        ("Imke Vossberg", ("host",)),
        ("Tobias Quillfeather", ("guest",)),
        ("Imke Vossberg", ("producer",)),
    ]


def test_two_guests_without_description_under_one_role() -> None:
    text = "A Show\n\nCreators and Guests\n\nGuests\nAda Quist\nBo Rind\n\nAda Quist:\n\nHi.\n\nBo Rind:\n\nHo.\n"
    assert [(c.name, c.description) for c in read_page(text).creators] == [("Ada Quist", ""), ("Bo Rind", "")]


def test_speaker_who_is_not_listed_becomes_a_person_with_title_and_role() -> None:
    files = drafts(read(SEEDS / "night-bakery.txt"))
    person = header(files["people/odalys-fennimore.md"])
    assert person["honorificPrefix"] == "Prof."
    assert person["description"] == "baker at large"
    episode = header(
        next(text for path, text in files.items() if path.startswith("episodes/") and path.endswith(".md"))
    )
    assert episode["persons"] == [{"id": "odalys-fennimore", "role": "host"}]


def test_concept_without_definition_waits_as_a_draft() -> None:
    files = drafts(read(SEEDS / "glass-harbour.txt"))
    concept = header(files["concepts/annealing-talk.md"])
    assert concept["draft"] is True
    episode = header(
        next(text for path, text in files.items() if path.startswith("episodes/") and path.endswith(".md"))
    )
    assert "concepts" not in episode
    assert "annealing-talk" in episode["x-source"]["concepts"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("notes", "definition"),
    [
        ("Deep Rot — the slow kind — is everywhere.", "the slow kind"),
        ("Themes:\n• Deep Rot™ as slow decay\n• Other", "slow decay"),
        ("It names Deep Rot as a plain fact:\nthe decay of habits. More follows.", "the decay of habits"),
        ("Deep Rot as we knew it is gone.", ""),
        ("Nobody mentions it.", ""),
    ],
)
def test_definition_is_the_pages_own(notes: str, definition: str) -> None:
    text = f"A Show\n\n{notes}\n\nRelated concepts:\nDeep Rot → https://rot.example/\n\nWhat is A Show?\n\nA show.\n"
    concept = header(drafts(read_page(text))["concepts/deep-rot.md"])
    assert concept["definition"] == (definition or "Say here in one sentence what Deep Rot is.")


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "‣", "▪", "\t•\t", "o "])
def test_bullets_of_every_kind_make_a_list(bullet: str) -> None:
    (_, items) = read_pieces(f"Themes:\n  {bullet} one thing\n  {bullet} another")
    assert items == ItemList(("one thing", "another"))


@pytest.mark.parametrize(
    "line", ["Rot → https://r.example/a", "Rot — https://r.example/a", "• Rot: https://r.example/a"]
)
def test_named_addresses_become_links_under_their_heading(line: str) -> None:
    (_, links) = read_pieces(f"Related concepts:\n\n{line}")
    assert isinstance(links, LinkList)
    assert [(link.name, link.url, link.heading) for link in links.links] == [
        ("Rot", "https://r.example/a", "Related concepts")
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "This line was wrapped by the program that once saved the page as\nText, and this is its end.\nThis is new."
    )
    assert to_markdown(read_pieces(wrapped)).count("\n\n") == 1


def test_question_in_the_notes_is_not_the_shows_description() -> None:
    page = read_page("Love & Work\n\nWhat is work?\n\nWe ask.\n\nWhat is Love & Work?\n\nA show.\n")
    assert (page.notes, page.about) == ("What is work?\n\nWe ask.", "A show.")


# Every word survives.

_word = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z", "Cn")), min_size=1, max_size=8)
_sentence = st.lists(_word, min_size=1, max_size=8).map(" ".join)


@given(_sentence)
def test_prose_is_shown_as_it_was_written(sentence: str) -> None:
    assert shown(plain_prose(sentence)) == words(sentence)


@given(
    st.lists(
        st.sampled_from([*"abA1.", "#", "*", "_", "`", "[x]", "(", "<b>", "&amp;", "\\", "- ", "{: .a}", "~", "|"])
    )
)
def test_prose_full_of_markdown_is_shown_as_it_was_written(signs: list[str]) -> None:
    sentence = "".join(signs)
    assert shown(plain_prose(sentence)) == words(sentence)


@given(st.lists(st.tuples(st.sampled_from(["", "• ", "- "]), _sentence, st.sampled_from(["\n", "\n\n"])), max_size=8))
def test_notes_keep_their_words_in_their_order(lines: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{bullet}x{sentence}.{end}" for bullet, sentence, end in lines)
    assert shown(to_markdown(read_pieces(text))) == [w for _, sentence, _ in lines for w in words(f"x{sentence}.")]


@given(st.lists(st.tuples(st.sampled_from(["Ada Quist", "Bo Rind"]), _sentence), min_size=1, max_size=8))
def test_transcript_keeps_its_words_and_speakers(turns: list[tuple[str, str]]) -> None:
    said = [(speaker, f"x{sentence}.") for speaker, sentence in turns]
    transcript = "\n".join(f"{speaker}:\n\n{text}\n" for speaker, text in said)
    page = read_page(f"A Show\n\nNotes.\n\nWhat is A Show?\n\nA show.\n\n{transcript}")
    assert [(block.speaker, block.text) for block in page.blocks] == said
    assert transcript_text(page) == transcript


_line = st.sampled_from(
    [
        "",
        "Creators and Guests",
        "What is A Show?",
        "Host",
        "Ada Quist",
        "Ada Quist:",
        "Transcript",
        "• one",
        "1. one",
        "Themes:",
        "Rot™ → https://r.example/",
        "Rot — the end",
        "  ",
        "(00:10) x",
    ]
)


@given(st.lists(st.one_of(_line, _sentence), max_size=20))
def test_any_text_gives_a_page_or_a_problem(lines: list[str]) -> None:
    problems = Problems()
    page = read_host_page("seeds/page.txt", "\n".join(["A Show", *lines]), problems)
    assert (page is None) == bool(problems.errors)
    if page is not None:
        files = drafts(page)
        assert all(header(text) for path, text in files.items() if path.endswith(".md"))


@given(st.dictionaries(_word, st.one_of(_sentence, st.integers(), st.lists(_sentence, min_size=1)), min_size=1))
def test_front_matter_reads_back_as_meant(fields: dict[str, Value]) -> None:
    assert header(front_matter(fields)) == fields


@pytest.mark.parametrize(
    "typed", ["No", "010", "1:02:03", "2026-01-01", "A: b", "# a", "null", "~", "1.10", "[a", "- a", "’"]
)
def test_text_that_yaml_takes_for_something_else_is_quoted(typed: str) -> None:
    line = yaml_line("title", typed)
    assert yaml.safe_load(line) == {"title": typed}
    tree = yamltext.parse(line, "x.md", Problems())
    assert isinstance(tree, Fields)
    assert isinstance(title := tree.nodes["title"], Text)
    assert title.value == typed


@given(st.text(max_size=100))
def test_slug_is_a_plain_name(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug_of(name))
    assert len(slug_of(name)) <= 60


def test_slugs_of_names_with_accents_and_other_scripts() -> None:
    assert slug_of("Øyvind Ærlandsen") == "oyvind-aerlandsen"
    assert slug_of("José d’Arc™") == "jose-darc"
    assert slug_of("山田 花子") != slug_of("山田 太郎")


# The door.


def run(show: Path, *arguments: str) -> int:
    return main(["import", *arguments, "--show", str(show)])


def snapshot(show: Path) -> dict[str, bytes]:
    return {p.relative_to(show).as_posix(): p.read_bytes() for p in sorted(show.rglob("*")) if p.is_file()}


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people/imke-vossberg.md").write_text("mine", "utf-8")
    page = str(SEEDS / "orchard-radio.txt")
    assert run(tmp_path, page) == 0
    assert "kept people/imke-vossberg.md, which is there already\n" in capsys.readouterr().out
    first = snapshot(tmp_path)
    assert first["people/imke-vossberg.md"] == b"mine"
    assert run(tmp_path, page) == 0
    assert snapshot(tmp_path) == first
    assert "wrote" not in capsys.readouterr().out


def test_each_page_gets_the_next_free_number(tmp_path: Path) -> None:
    (tmp_path / "episodes").mkdir()
    (tmp_path / "episodes/041-old.md").write_text("---\ntitle: Old\n---\n", "utf-8")
    assert run(tmp_path, str(SEEDS / "nordlys.txt"), "--slug", "light") == 0
    assert run(tmp_path, str(SEEDS / "night-bakery.txt"), "--title", "No: not now", "--date", "2026-03-01") == 0
    assert (tmp_path / "episodes/042-light.md").is_file()
    fields = header((tmp_path / "episodes/043-no-not-now.md").read_text("utf-8"))
    assert (fields["title"], fields["date"], fields["episode"]) == ("No: not now", DAY, 43)
    assert fields["x-source"]["title"] == "the page gives none; given at the import"  # type: ignore[index]


def test_renamed_title_makes_no_second_episode(tmp_path: Path) -> None:
    page = str(SEEDS / "nordlys.txt")
    assert run(tmp_path, page, "--slug", "light") == 0
    before = snapshot(tmp_path)
    assert run(tmp_path, page, "--title", "Something else") == 0
    assert snapshot(tmp_path) == before


BAD = {
    "empty": (b"", "error: {}: this file is empty; "),
    "blank": (b"\n \n", "error: {}: this file is empty; "),
    "binary": (b"ID3\x04\x00\x00", "error: {}:1: this is not a text: it holds the control character U+0004; "),
    "utf-16": (
        "A Show\n".encode("utf-16"),
        "error: {}: this file is UTF-16, not UTF-8; save it with the encoding UTF-8",
    ),
    "latin-1": (b"A Show\n\ncaf\xe9\n", "error: {}:3: this file is not UTF-8 text; save it with the encoding UTF-8"),
    "recipe": (b"Bread\n\nFlour:\nmuch\n", "error: {}: this is not a podcast host's episode page; it has no "),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_file_gives_one_line(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, message = BAD[kind]
    page = tmp_path / "page.txt"
    page.write_bytes(content)
    show = tmp_path / "show"
    show.mkdir()
    assert run(show, str(page)) == 1
    told = capsys.readouterr()
    assert told.err.startswith(message.format(page))
    assert (told.err.count("\n"), told.out) == (1, "")
    assert snapshot(show) == {}


def test_page_without_transcript_is_imported_with_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = SEEDS / "tide-tables.txt"
    assert run(tmp_path, str(page)) == 0
    told = capsys.readouterr().err
    assert told.startswith(f"warning: {page}: no transcript found; ")
    assert told.count("\n") == 1
    assert list(tmp_path.rglob("*.txt")) == []


def test_missing_file_and_missing_folder_give_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, str(tmp_path / "none.txt")) == 1
    assert run(tmp_path / "nowhere", str(PAGES[0])) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[2] for line in lines] == [
        "cannot be read",
        "there is no such folder; name the show's folder after --show",
    ]


def test_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "people").write_text("a file, not a folder", "utf-8")
    assert run(tmp_path, str(SEEDS / "nordlys.txt")) == 1
    assert "error: people/oyvind-aerlandsen.md: cannot be written: " in capsys.readouterr().err
    assert [path for path in snapshot(tmp_path) if path.endswith(".part")] == []


@pytest.mark.parametrize("wrong", [["--date", "1.3.2026"], ["--slug", "Not A Slug"], ["--title", " "]])
def test_wrong_option_is_told_before_anything_is_written(wrong: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(tmp_path, str(PAGES[0]), *wrong)
    assert snapshot(tmp_path) == {}


def test_help_has_an_example_and_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["import", "--help"], ["--version"]):
        with pytest.raises(SystemExit, match="0"):
            main(arguments)
    told = capsys.readouterr().out
    assert told.count("castloom import seeds/") == 2
    assert told.endswith(f"castloom {__version__}\n")
