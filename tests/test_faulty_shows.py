"""Faulty shows and what an editor is told: tests/faulty/NAME/show laid over the correct show gives messages.txt.

`make golden` writes messages.txt anew; read the diff. A case's first line says how its build ends.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from hashlib import blake2b
from pathlib import Path

import pytest

from castloom.model.problem import Problems
from castloom.source.show import read_show
from tests.shows import EPISODE, Build, Content, audio, build, lay_over, moving_picture, picture, text_of

FAULTY = Path(__file__).parent / "faulty"
CASES = sorted(path.name for path in FAULTY.iterdir() if path.is_dir())

BUILDS, WARNS, FAILS = "# builds", "# builds, with a warning", "# does not build"
WARNING = [name for name in CASES if (FAULTY / name / "messages.txt").read_text("utf-8").startswith(WARNS)]
_STEM = EPISODE.removesuffix(".md")
_HEADED = text_of(EPISODE)

# Faults that cannot lie in the repository as plain text files: absences, links, audio, other encodings, sheer size.
MADE: dict[str, dict[str, Content]] = {
    "audio-corrupt": {f"{_STEM}.mp3": "This is a letter, not a recording.\n" * 40},
    "audio-empty": {f"{_STEM}.mp3": b""},
    "audio-missing": {f"{_STEM}.mp3": None},
    "audio-of-another-format-beside": {f"{_STEM}.mp3": None, f"{_STEM}.wav": b"RIFF\x24\0\0\0WAVEfmt "},
    "audio-orphan": {"episodes/002-high-water.mp3": audio(3)},
    "audio-two-files": {f"{_STEM}.m4a": audio(3)},
    "audio-under-the-wrong-ending": {f"{_STEM}.mp3": None, f"{_STEM}.m4a": audio(3)},
    "cover-alone-in-another-format": {"pages/assets/cover.jpg": picture(format_="WEBP")},
    "cover-cut-off": {"pages/assets/cover.jpg": picture()[:200]},
    "cover-cut-off-in-its-pixels": {"pages/assets/cover.jpg": picture()[:-900]},
    "cover-damaged-and-cover-that-moves": {
        f"{_STEM}.png": picture(format_="PNG").replace(b"IDAT", b"IDAT\0", 1),
        "people/ada-reef.md": "---\nname: Ada Reef\nimage: ada.png\n---\n",
        "people/ada.png": moving_picture(),
    },
    "cover-not-square-and-grey": {"pages/assets/cover.jpg": picture(3000, 1600, "L")},
    "cover-of-an-episode-small": {f"{_STEM}.jpg": picture(600, 600)},
    "cover-of-an-episode-under-the-wrong-ending": {
        "episodes/beach.jpg": picture(format_="PNG"),
        EPISODE: _HEADED.replace("episode: 1", "episode: 1\nimage: beach.jpg"),
    },
    "cover-too-large": {"pages/assets/cover.jpg": picture(3001, 3001)},
    "cover-too-small": {"pages/assets/cover.jpg": picture(1399, 1399)},
    "cover-with-transparency-under-the-wrong-ending": {"pages/assets/cover.jpg": picture(1400, 1400, "RGBA", "PNG")},
    "description-too-long": {EPISODE: _HEADED.replace("What the beach", "What the beach " * 300)},
    "docs-folder-outside": {"../elsewhere/index.md": "# Elsewhere\n"},
    "encoding-latin-1": {EPISODE: _HEADED.replace("Ada explains", "Søren explains").encode("latin-1")},
    "encoding-latin-1-transcript": {f"{_STEM}.vtt": text_of(f"{_STEM}.vtt").replace("Reef", "Rêve").encode("latin-1")},
    "encoding-mark-and-crlf": {
        path: b"\xef\xbb\xbf" + text_of(path).replace("\n", "\r\n").encode()
        for path in (EPISODE, f"{_STEM}.vtt", "concepts/spring-tide.md")
    },
    "encoding-utf-16": {EPISODE: _HEADED.encode("utf-16")},
    "encoding-utf-16-transcript": {f"{_STEM}.vtt": text_of(f"{_STEM}.vtt").encode("utf-16")},
    "lock-audio-gone": {f"{_STEM}.mp3": None},
    "image-corrupt": {"pages/assets/cover.jpg": "This is a letter, not a picture.\n", f"{_STEM}.jpg": b""},
    "images-not-as-they-say": {
        "episodes/beach.jpg": picture(1500, 500),
        EPISODE: _HEADED.replace(
            "episode: 1",
            "episode: 1\nimages: [{src: beach.jpg, aspectRatio: 16/9, width: 1600, height: 500, type: image/png}]",
        ),
    },
    "path-through-a-link-audio": {f"{_STEM}.mp3": Path("/etc/hostname")},
    "path-through-a-link-image": {"episodes/beach.jpg": Path("/etc/hostname")},
    "picture-of-a-person-under-the-wrong-ending": {
        "people/ada.jpg": picture(300, 300, format_="PNG"),
        "people/ada-reef.md": "---\nname: Ada Reef\nimage: ada.jpg\n---\n",
    },
    "serial-without-number": {
        "episodes/high-water.md": _HEADED.replace("episode: 1\n", ""),
        "episodes/high-water.mp3": audio(3),
        "mkdocs.yml": text_of("mkdocs.yml") + "      type: serial\n",
        "episodes/trailer.md": "---\ntitle: Soon\ndate: 2025-02-01\nepisodeType: trailer\n---\n",
        "episodes/trailer.mp3": audio(4),
    },
    "show-empty": dict.fromkeys(
        (EPISODE, f"{_STEM}.mp3", f"{_STEM}.vtt", "concepts/spring-tide.md", "people/ada-reef.md")
    ),
    "transcript-timing-without-times": {f"{_STEM}.vtt": None},
    "yaml-control-character": {EPISODE: _HEADED.replace("Low water", "Low\x07water")},
}


@pytest.fixture
def show(built_show: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_show, tmp_path / "show"))


def faults(name: str) -> dict[str, Content]:
    """What a case lays over the correct show."""
    folder = FAULTY / name / "show"
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    return {**MADE.get(name, {}), **files}


def snapshot(folder: Path) -> dict[str, str]:
    """Every file of a folder and its digest."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): blake2b(path.read_bytes()).hexdigest() for path in files}


def ending(built: Build) -> str:
    if built.exit_code:
        return FAILS
    return WARNS if built.messages else BUILDS


def problems_of(messages: str) -> list[str]:
    """Each message without MkDocs' prefix; a line that is indented goes on the one before."""
    return re.split(r"\n(?! )", re.sub(r"^(?:ERROR|WARNING) +-  ", "", messages.rstrip("\n"), flags=re.MULTILINE))


@pytest.fixture(scope="module")
def before(built_show: Path) -> dict[str, str]:
    """The site of the correct show."""
    return snapshot(built_show / "site")


@pytest.mark.parametrize("name", CASES)
def test_golden_messages(name: str, show: Path, before: dict[str, str]) -> None:
    lay_over(show, faults(name))
    built = build(show)
    found = f"{ending(built)}\n{built.messages}"
    golden = FAULTY / name / "messages.txt"
    if "CASTLOOM_GOLDEN" in os.environ:
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")
    assert "Traceback" not in built.output
    if ending(built) == FAILS:
        assert built.exit_code == 1
        assert snapshot(show / "site") == before


@pytest.mark.parametrize("name", CASES)
def test_messages_have_place_fault_and_remedy(name: str) -> None:
    how, _, messages = (FAULTY / name / "messages.txt").read_text("utf-8").partition("\n")
    assert how in (BUILDS, WARNS, FAILS)
    assert bool(messages) == (how != BUILDS)
    for problem in problems_of(messages) if messages else ():
        assert re.fullmatch(r"(?s)[\w./ -]+(?::[1-9]\d*)?: \S.*; \S.*", problem), problem


@pytest.mark.parametrize("name", WARNING[::4])  # the way from problem to MkDocs is one for all
def test_warnings_stop_a_strict_build(name: str, show: Path, before: dict[str, str]) -> None:
    lay_over(show, faults(name))
    built = build(show, "--strict")
    assert built.exit_code == 1
    assert built.messages == (FAULTY / name / "messages.txt").read_text("utf-8").partition("\n")[2]
    assert snapshot(show / "site") == before


def test_every_made_fault_has_a_case() -> None:
    assert set(MADE) <= set(CASES)


def test_next_build_after_a_faulty_one_is_as_if_it_had_not_been(show: Path) -> None:
    before = snapshot(show / "site")
    lay_over(show, {EPISODE: "no header\n"})
    assert build(show).exit_code == 1
    lay_over(show, {EPISODE: text_of(EPISODE)})
    assert build(show, "--strict").exit_code == 0
    assert snapshot(show / "site") == before


def test_folder_that_is_a_file(show: Path) -> None:
    shutil.rmtree(show / "episodes")
    lay_over(show, {"episodes": "Low water\n"})
    message = "ERROR   -  episodes: is a file; rename it: this is the name of the folder of pages\n"
    assert build(show).messages == message


def test_moment_of_the_build_without_meaning(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    built = build(show)
    assert built.exit_code == 1
    assert 'SOURCE_DATE_EPOCH: "yesterday" is no moment; set it to seconds since 1970' in built.messages


def test_settings_without_the_plugin(tmp_path: Path) -> None:
    # MkDocs does not ask a plugin that it was not told of; other drivers read these settings too.
    lay_over(tmp_path, {"mkdocs.yml": "site_name: Tide Table\nplugins: [search]\n"})
    problems = Problems()
    assert read_show(tmp_path, "mkdocs.yml", "pages", (), problems) is None
    (problem,) = problems.errors
    assert str(problem).startswith("mkdocs.yml:2: plugins: castloom is not among them; add it:")


@pytest.mark.parametrize(
    "settings",
    [
        text_of("mkdocs.yml").replace("title: Tide Table", 'title: "Tide Table'),
        text_of("mkdocs.yml").partition("      title:")[0] + "      - title\n",
        "[site_name, Tide Table]\n",
    ],
    ids=["broken", "options-are-a-list", "list"],
)
def test_settings_that_mkdocs_cannot_read(settings: str, show: Path) -> None:
    # MkDocs reads them first, and the words are its own.
    before = snapshot(show / "site")
    lay_over(show, {"mkdocs.yml": settings})
    built = build(show)
    assert built.exit_code == 1
    assert built.messages
    assert "Traceback" not in built.output
    assert snapshot(show / "site") == before


# A build that is stopped half-way.

HOOKED = text_of("mkdocs.yml") + "hooks: [stop.py]\n"
RAISES = "def on_post_page(output, page, config):\n    raise RuntimeError('the lights went out')\n"
WAITS = """\
import pathlib
import time

def on_post_page(output, page, config):
    pathlib.Path("rendering").touch()
    time.sleep(60)
"""


def assert_builds_as_before(show: Path, before: dict[str, str]) -> None:
    """The site is as it was, and becomes what the sources now say as soon as nothing stops the build."""
    assert snapshot(show / "site") == before
    lay_over(show, {"mkdocs.yml": text_of("mkdocs.yml")})
    assert build(show, "--strict").exit_code == 0
    after = snapshot(show / "site")
    # The index names its files by what is in them.
    assert [name for name in set(after) ^ set(before) if not name.startswith("pagefind/")] == []
    assert "what is left" in (show / "site/episodes/low-water/index.html").read_text("utf-8")


def changed(show: Path, hook: str) -> None:
    notes = text_of(EPISODE).replace("the spring tide", "what is left")
    lay_over(show, {"mkdocs.yml": HOOKED, "stop.py": hook, EPISODE: notes})


def test_build_that_a_hook_breaks_leaves_the_site(show: Path) -> None:
    before = snapshot(show / "site")
    changed(show, RAISES)
    with pytest.raises(RuntimeError, match="the lights went out"):
        build(show)
    assert_builds_as_before(show, before)


def test_build_that_is_killed_leaves_the_site(show: Path, tmp_path: Path) -> None:
    before = snapshot(show / "site")
    changed(show, WAITS)
    with (tmp_path / "said").open("w+") as said:
        process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build"], cwd=show, stderr=said)
        try:
            end = time.monotonic() + 120
            while not (show / "rendering").exists():
                assert process.poll() is None and time.monotonic() < end, (tmp_path / "said").read_text("utf-8")
                time.sleep(0.05)
        finally:
            process.kill()
            process.wait()
    assert_builds_as_before(show, before)
