"""The site's own words: every language says everything, and what is put in is written as the language writes it."""

import re
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import castloom
from castloom.model.problem import Problems
from castloom.model.wording import Wording
from castloom.render.words.phrases import Phrases
from castloom.render.words.scripts import EMBED, MODULES, PLAYER
from castloom.render.words.words import Words
from castloom.source import yamltext
from castloom.source.wording import engine_languages, engine_phrases, read_wording
from castloom.source.wording_faults import checked, plural_categories
from castloom.source.yamltext import Fields
from tests.catalogs import ENGLISH
from tests.shows import build, lay_over, make_show, text_of
from tests.sites import copy_reference, files_of, pages_of, seen

ENGINE = Path(castloom.__file__).parent
THEME = ENGINE / "theme"
ALL = engine_phrases("en")
OTHERS = [language for language in engine_languages() if language != "en"]
_MADE = re.compile(
    r"role_\w+|search_(also|misheard|any_\w+)|kinds?_\w+|map_label\w*|\w+_named|(unit|caption|picture|without)_\w+"
)


def words_in(language: str, folder: Path = Path("/nowhere")) -> Words:
    """The words of a show in a language, which has no words of its own unless they lie in `folder`."""
    problems = Problems()
    words = Words(read_wording(folder, "overrides", language, problems))
    assert problems.all == []
    return words


# The files


@pytest.mark.parametrize("language", engine_languages())
def test_a_language_says_everything_that_english_does(language: str) -> None:
    path, problems = THEME / "words" / f"{language}.yml", Problems()
    tree = yamltext.parse(path.read_text("utf-8"), path.name, problems)
    assert isinstance(tree, Fields)
    said = checked(tree, path.name, language, ALL, problems)
    assert [str(problem) for problem in problems.all] == []
    assert list(tree.nodes) == list(ALL)
    assert list(said) == list(ALL)
    for key, phrase in said.items():
        if isinstance(phrase, str):
            assert isinstance(ALL[key], str), f"{key} differs by number"
        else:
            assert tuple(phrase) == plural_categories(language), key


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_its_own_signs(language: str) -> None:
    text = (THEME / "words" / f"{language}.yml").read_text("utf-8")
    said = re.sub(r"(?m)^#.*$", "", text)
    assert not re.search("[şţŞŢ]", said)  # with a cedilla; Romanian has a comma
    if language == "fr":
        texts = [t for p in engine_phrases("fr").values() for t in ([p] if isinstance(p, str) else p.values())]
        for told in texts:
            assert not re.search(r"[^\u202f][;:!?»](?:\s|$)|«[^\u202f]|'", told), told


def test_no_word_is_said_nowhere() -> None:
    sources = [*ENGINE.rglob("*.py"), *THEME.rglob("*.html"), *THEME.rglob("*.js")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    named = set(re.findall(r"\w+", text))
    assert [key for key in ALL if key not in named and not _MADE.fullmatch(key)] == []


@pytest.mark.parametrize("template", sorted(THEME.rglob("*.html")), ids=lambda path: path.name)
def test_templates_ask_for_words_that_there_are(template: Path) -> None:
    text = re.sub(r"(?s)\{#.*?#\}", "", template.read_text("utf-8"))
    asked = re.findall(r"\bwords(?:\.(?:hidden|linked))?\(\s*\"(\w+)\"", text)
    named = re.findall(r"\bwords\.(\w+)(?!\w*\()", text)
    assert set(asked) <= set(ALL)
    assert set(named) - {"player_json", "embed_json", "decimal", "hidden", "linked"} <= set(ALL)


def test_scripts_have_the_words_that_they_say() -> None:
    at_once, later = set[str](), set[str]()
    for path in sorted((THEME / "assets/castloom").glob("*.js")):
        text = path.read_text("utf-8")
        keys = set(re.findall(r"\b(?:words|say)\((?:[\w.]+ \? )?\"(\w+)\"", text))
        keys |= set(re.findall(r"\bwords\([\w.]+ \? \"\w+\" : \"(\w+)\"", text))
        (later if '"./words.js"' in text else at_once).update(keys)
    assert at_once and at_once <= set(PLAYER)
    assert later and later <= set(MODULES)
    assert set(PLAYER) | set(MODULES) | set(EMBED) <= set(ALL)
    embedded = set(re.findall(r"#say\(\"(\w+)\"", (THEME / "assets/embed.js").read_text("utf-8")))
    assert embedded == set(EMBED)


# What is put in


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "14 January 2025"),
        ("en-GB", "14 January 2025"),
        ("en-US", "January 14, 2025"),
        ("de", "14. Januar 2025"),
        ("de-AT", "14. Jänner 2025"),
        ("es", "14 de enero de 2025"),
        ("fr", "14 janvier 2025"),
        ("ro", "14 ianuarie 2025"),
        ("fr-XX", "14 janvier 2025"),
        ("sw", "14 January 2025"),
    ],
)
def test_days(language: str, expected: str) -> None:
    words = words_in(language)
    assert words.day(date(2025, 1, 14)) == words.day(datetime(2025, 1, 14, 23, tzinfo=UTC)) == expected


def test_numbers_shares_and_lengths() -> None:
    german, english = words_in("de"), words_in("en")
    assert [english.number(n) for n in (7, 1234, 12345)] == ["7", "1234", "12,345"]
    assert german.number(12345) == "12.345"
    assert (english.percent(0.335), german.percent(0.335)) == ("34%", "34\xa0%")
    assert (english.decimal("0.8"), german.decimal("12.0")) == ("0.8", "12,0")
    lengths = [timedelta(seconds=35), timedelta(minutes=42), timedelta(minutes=60), timedelta(minutes=62, seconds=31)]
    assert [english.length(length) for length in lengths] == ["35 s", "42 min", "1 h", "1 h 3 min"]
    assert [words.month(3, 2025) for words in (english, words_in("es"))] == ["March 2025", "marzo de 2025"]
    assert words_in("fr").quarter(4, 2025) == "avril à juin 2025"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["0 episodes", "1 episode", "2 episodes", "20 episodes"]),
        ("fr", ["0 épisode", "1 épisode", "2 épisodes", "20 épisodes"]),
        ("ro", ["0 episoade", "1 episod", "2 episoade", "20 de episoade"]),
    ],
)
def test_the_form_for_a_number(language: str, expected: list[str]) -> None:
    words = words_in(language)
    assert [words("episodes_counted", count=count) for count in (0, 1, 2, 20)] == expected


def test_lists() -> None:
    assert [words_in("de").listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a und b", "a, b und c",
    ]  # fmt: skip
    assert ENGLISH.commas(["a", "", "b"]) == "a, b"


def test_roles_are_those_of_the_taxonomy() -> None:
    assert [words_in("de").role(role) for role in ("co-host", "fact checker", "sea captain")] == [
        "Co-Host", "Faktencheck", "sea captain",
    ]  # fmt: skip


def test_what_is_put_into_pages_is_escaped() -> None:
    phrases = Phrases(Words(Wording("en", {**ALL, "with": 'By & "with" {names}', "home": "<b>"})))
    assert phrases("with", names='<i>"') == "By &amp; &quot;with&quot; &lt;i&gt;&#34;"
    assert phrases.home == "&lt;b&gt;"
    assert phrases.linked("no_episode_yet", 'a"{x}') == (
        'No episode is out yet. The <a href="a&#34;{x}">RSS feed</a> brings the first one to you.'
    )
    told = phrases.linked("further_passages", "u", count=1, concept="[a] <b>")
    assert told == '1 further passage is on <a href="u">the page of [a] &lt;b&gt;</a>.'
    assert phrases.hidden("nearest_passage", "passages", passages="3 <", concept="&") == (
        '3 &lt;<span class="cast-hidden"> near &amp;, the nearest one</span>'
    )
    with pytest.raises(AttributeError):
        _ = phrases.nothing_of_the_kind


# The show's own


def test_a_countrys_words_go_before_those_of_the_language(tmp_path: Path) -> None:
    lay_over(tmp_path, {
        "overrides/words/de.yml": "search: Suchen\nhome: Daheim\n",
        "overrides/words/de-AT.yml": "home: Dahoam\n",
    })  # fmt: skip
    words = words_in("de-AT", tmp_path)
    assert [words(key) for key in ("search", "home", "episodes")] == ["Suchen", "Dahoam", "Folgen"]
    assert words.wording.lacking == ()


def test_a_language_of_the_shows_own_is_english_where_it_says_nothing(tmp_path: Path) -> None:
    lay_over(tmp_path, {"overrides/words/it.yml": "search: Cerca\nlist_end: ' e '\n"})
    words = words_in("it", tmp_path)
    assert (words("search"), words("home"), words.listed(["a", "b"])) == ("Cerca", "Home", "a e b")
    assert words.day(date(2025, 1, 14)) == "14 gennaio 2025"
    assert len(words.wording.lacking) == len(ALL) - 2


def in_language(show: Path, language: str) -> None:
    settings = (show / "mkdocs.yml").read_text("utf-8")
    (show / "mkdocs.yml").write_text(re.sub(r"(?m)^( +)language: .*$", rf"\1language: {language}", settings), "utf-8")


def test_a_language_that_the_engine_does_not_speak_is_told_once_and_is_no_fault(tmp_path: Path) -> None:
    show = make_show(tmp_path, {"mkdocs.yml": text_of("mkdocs.yml").replace("language: en", "language: it")})
    built = build(show, "--strict")
    assert (built.exit_code, built.messages) == (0, "")
    note = "it: the site's own words are English; write them in overrides/words/it.yml, as docs/languages.md says"
    assert built.output.count(note) == 1
    lay_over(show, {"overrides/words/it.yml": "skip: Salta\n"})
    assert f"it: {len(ALL) - 1} of the site's own {len(ALL)} texts, such as list_between, are" in build(show).output


def test_words_are_in_overrides_or_the_shows_own_folder_and_are_not_published(tmp_path: Path) -> None:
    settings = text_of("mkdocs.yml").replace("font: false", "font: false, custom_dir: look")
    show = make_show(tmp_path, {"mkdocs.yml": settings, "look/words/en.yml": "transcript: What was said\n"})
    assert build(show, "--strict").exit_code == 0
    (heading,) = pages_of(show / "site")["episodes/low-water/"].xpath("//h2[@id='cast-transcript']")
    assert seen(heading) == "What was said"
    assert [name for name in files_of(show / "site") if name.endswith(".yml")] == []


@pytest.mark.parametrize(
    ("language", "transcript", "day"),
    [
        ("de", "Transkript", r"\d+\. \w+ 20\d\d"),
        ("es", "Transcripción", r"\d+ de [a-z]+ de 20\d\d"),
        ("fr", "Transcription", r"\d+ [a-zéû]+ 20\d\d"),
        ("ro", "Transcriere", r"\d+ [a-z]+ie 20\d\d"),
    ],
)
def test_the_reference_show_in_another_language(tmp_path: Path, language: str, transcript: str, day: str) -> None:
    show = copy_reference(tmp_path / "show")
    in_language(show, language)
    shutil.rmtree(show / "site", ignore_errors=True)
    built = build(show, "--strict")
    assert built.exit_code == 0, built.output
    page = pages_of(show / "site")["episodes/how-ai-deepens-human-debt/"]
    assert page.get("lang") == language
    assert seen(page.get_element_by_id("cast-transcript")) == transcript
    assert re.search(day, seen(page.find_class("cast-head")[0]))
    assert f"## {transcript}\n" in (show / "site/episodes/how-ai-deepens-human-debt/index.md").read_text("utf-8")
