"""What the player gets: an episode's facts beside its page, and modules of one version that say nothing but code."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from castloom.render.small_js import small_js
from tests.shows import EPISODE, Content, build, make_show, text_of

FACTS = "site/episodes/low-water/player.json"
MODULES = "site/assets/castloom"


def facts(show: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((show / FACTS).read_text("utf-8"))
    return found


def test_facts_of_an_episode(built_show: Path) -> None:
    assert facts(built_show) == {
        "title": "Low water",
        "url": "episodes/low-water/",
        "show": "Tide Table",
        "cover": "assets/cover.jpg",
        "audio": "episodes/low-water/low-water.mp3",
        "type": "audio/mpeg",
        "duration": 5.0,
        "chapters": [],
        "width": 300,
        "lanes": [["0", "M0 0.5m0 0h300"]],
    }


def test_facts_of_the_reference_show_are_small(reference_show: Path) -> None:
    for path in reference_show.glob("site/episodes/*/player.json"):
        assert len(gzip.compress(path.read_bytes())) <= 1024
        lanes = json.loads(path.read_text("utf-8"))["lanes"]
        assert [voice for voice, _ in lanes] == ["0", "1"]


CHAPTERS = "chapters: [{startTime: 0, title: A & <b>}, {startTime: 1.5, title: Half}, {startTime: 3, toc: false}]\n"
CHAPTERED = text_of(EPISODE).replace("concepts:", f"{CHAPTERS}concepts:")


@pytest.mark.parametrize(("files", "key", "value"), [
    ({EPISODE: CHAPTERED}, "chapters", [[0.0, "A & <b>"], [1.5, "Half"]]),
    ({"episodes/001-low-water.vtt": None}, "lanes", [["others", "M0 .5h1"]]),
    ({"episodes/001-low-water.vtt": None, "episodes/001-low-water.txt": "Ada Reef: A tide.\n"}, "width", 1),
], ids=["chapters", "no transcript", "no times"])  # fmt: skip
def test_facts_follow_the_episode(files: dict[str, Content], key: str, value: object, tmp_path: Path) -> None:
    show = make_show(tmp_path / "show", files)
    built = build(show)
    assert built.exit_code == 0, built.output
    assert facts(show)[key] == value


def test_episode_without_audio_has_none(tmp_path: Path) -> None:
    show = make_show(tmp_path / "show", {"episodes/001-low-water.mp3": None})
    assert build(show).exit_code == 0
    assert (show / "site/episodes/low-water/index.html").is_file()
    assert not (show / FACTS).exists()


def test_facts_are_kept_until_they_change(tmp_path: Path) -> None:
    show = make_show(tmp_path / "show")
    build(show)
    first = (show / FACTS).stat().st_mtime_ns
    build(show)
    assert (show / FACTS).stat().st_mtime_ns == first
    (show / EPISODE).write_text(text_of(EPISODE).replace("title: Low water", "title: Lower water"), "utf-8")
    build(show)
    assert facts(show)["title"] == "Lower water"


def test_every_module_is_asked_for_under_one_address(built_show: Path) -> None:
    page = (built_show / "site/index.html").read_text("utf-8")
    version = re.search(r'src="\./assets/castloom/castloom\.js(\?v=\w{8})" type="module"', page)
    assert version
    asked = set(re.findall(r'href="\./assets/castloom/([\w-]+\.js\?v=\w+)"', page))
    assert {"player.js" + version[1], "play.js" + version[1], "score.js" + version[1]} <= asked
    for path in (built_show / MODULES).glob("*.js"):
        imported = re.findall(r'(?:from|import)[ (]*"\./([^"]+)"', path.read_text("utf-8"))
        for name in imported:
            assert name.endswith(version[1]), f"{path.name} imports {name}"
            assert (built_show / MODULES / name.partition("?")[0]).is_file()


def test_module_of_the_shows_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    settings = text_of("mkdocs.yml").replace("font: false}", "font: false, custom_dir: overrides}")
    own = "// ours\nexport const begin = 1;\n"
    show = make_show(tmp_path / "show", {"mkdocs.yml": settings, "overrides/assets/castloom/sleep.js": own})
    assert build(show).exit_code == 0
    assert (show / MODULES / "sleep.js").read_text("utf-8") == own


def test_pages_change_in_place_though_the_show_names_other_features(tmp_path: Path) -> None:
    settings = text_of("mkdocs.yml").replace("font: false}", "font: false, features: [navigation.top]}")
    show = make_show(tmp_path / "show", {"mkdocs.yml": settings})
    assert build(show).exit_code == 0
    page = (show / "site/index.html").read_text("utf-8")
    assert re.search(r'"features": ?\["navigation.top", ?"navigation.instant"\]', page)


@pytest.mark.parametrize(("text", "small"), [
    ("/** What.\n * It is. */\nlet a = 1; // stays\n\n  // goes\n  a += 2;\n", "let a = 1; // stays\na += 2;\n"),
    ('const web = "http://a//b"; /* stays */\n', 'const web = "http://a//b"; /* stays */\n'),
    ("  const end = /[^*]\\/\\//;\n", "const end = /[^*]\\/\\//;\n"),
])  # fmt: skip
def test_modules_are_sent_without_what_only_authors_read(text: str, small: str) -> None:
    assert small_js(text) == small


def test_button_says_which_host_it_asks(tmp_path: Path) -> None:
    audio = 'enclosure: {url: "https://media.example/low.mp3", length: 1000}\nduration: 0:05\n'
    text = text_of(EPISODE).replace("concepts:", f"{audio}concepts:")
    show = make_show(tmp_path / "show", {EPISODE: text, "episodes/001-low-water.mp3": None})
    built = build(show)
    assert built.exit_code == 0, built.output
    page = (show / "site/episodes/low-water/index.html").read_text("utf-8")
    assert "The audio comes from media.example." in page
    assert 'data-audio="https://media.example/low.mp3"' in page
    assert facts(show)["audio"] == "https://media.example/low.mp3"


@pytest.mark.parametrize("page", ["", "episodes/", "concepts/spring-tide/", "people/ada-reef/"])
def test_pages_with_small_buttons_say_which_hosts_they_ask(page: str, tmp_path: Path) -> None:
    text = text_of(EPISODE).replace("concepts:", "enclosure: {url: URL, length: 1000}\nduration: 0:05\nconcepts:")
    files: dict[str, Content] = {"episodes/001-low-water.mp3": None}
    for number, host in enumerate(("b.example", "a.example", "b.example"), 1):
        files[f"episodes/00{number}-low-water.md" if number == 1 else f"episodes/00{number}-tide-{number}.md"] = (
            text.replace("URL", f"https://{host}/{number}.mp3").replace("episode: 1", f"episode: {number}")
        )
    show = make_show(tmp_path / "show", files)
    built = build(show)
    assert built.exit_code == 0, built.output
    said = "The audio comes from a.example and b.example."
    assert (show / f"site/{page}index.html").read_text("utf-8").count(said) == 1


def test_pages_of_a_show_that_has_its_own_audio_say_nothing_of_hosts(built_show: Path) -> None:
    for path in built_show.glob("site/**/index.html"):
        assert "The audio comes from" not in path.read_text("utf-8")
