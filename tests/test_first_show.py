"""docs/first-show.md, followed word for word in a new virtual environment with a wheel of the engine."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.fences import fences
from tests.shows import audio

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/first-show.md"
ENGINE = ("hooks", "pyproject.toml", "constraints.txt", "README.md", "CHANGELOG.md", "LICENSE")
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"

# An address that is served, and words on it; what `mkdocs serve` answers and what is in site/.
PLACES = {
    "/": "Why bread browns",
    "/episodes/why-bread-browns/": "The brown of the crust comes from the",
    "/concepts/maillard-reaction/": "The brown of the crust comes from the <mark>Maillard reaction</mark>.",
    "/people/ada-lindqvist/": "Ada bakes, and reads chemistry.",
    "/subscribe/": "feed.xml",
    "/feed.xml": "<title>Why bread browns</title>",
    "/episodes/why-bread-browns/transcript.vtt": "<v Ada Lindqvist>",
}


@dataclass(frozen=True)
class Walk:
    """The show that came of it, and what `mkdocs serve` answered at each address."""

    show: Path
    served: dict[str, str]


class Shell:
    """Runs the page's blocks one after another, as in one terminal: folder and environment stay from block to block."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._state = home / "state.sh"
        self.folder = folder
        self._environment = {
            **{name: os.environ[name] for name in ("LANG", "TMPDIR", "PIP_INDEX_URL", "SSL_CERT_FILE", "https_proxy")
               if name in os.environ},
            "HOME": str(home),
            "PATH": f"{_python_alone(home)}{os.pathsep}{os.defpath}",
            "PIP_CACHE_DIR": _pip_cache(),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "NO_MKDOCS_2_WARNING": "1",
        }  # fmt: skip

    def run(self, block: str) -> None:
        keep = f'{{ export -p; printf "cd %q\\n" "$PWD"; }} > "{self._state}"'
        with self.start(f"{block}\n{keep}") as process:
            said, _ = process.communicate(timeout=300)
        assert process.returncode == 0, f"$ {block}\n{said}"
        self.folder = Path(self._state.read_text("utf-8").rstrip().rpartition("\ncd ")[2])

    def start(self, script: str) -> "subprocess.Popen[str]":
        before = f'. "{self._state}"\n' if self._state.exists() else ""
        return subprocess.Popen(
            ["bash", "-ec", before + script],
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )


def _python_alone(home: Path) -> Path:
    """A folder with the tests' Python as `python3` and nothing else of their environment."""
    commands = home / "bin"
    commands.mkdir()
    python = commands / "python3"
    python.write_text(f'#!/bin/sh\nexec "{Path(sys.executable).resolve()}" "$@"\n', "utf-8")
    python.chmod(0o755)
    return commands


def _pip_cache() -> str:
    return subprocess.run(
        [sys.executable, "-m", "pip", "cache", "dir"], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture(scope="session")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The page's blocks in their order: files written, commands run, the preview asked for every place."""
    beside = tmp_path_factory.mktemp("first-show")
    home = _home(tmp_path_factory.mktemp("home"))
    _copy_of_the_repository(beside / "castloom")
    shell = Shell(beside, home)
    served: dict[str, str] = {}
    for block in fences(PAGE):
        if block.title:
            (shell.folder / block.title).write_text(block.text, "utf-8")
        elif block.text == "mkdocs serve\n":
            served = _serve(shell, block.text)
        else:
            assert block.language == "sh"
            shell.run(block.text)
    return Walk(shell.folder, served)


def _home(home: Path) -> Path:
    """The home folder of somebody who has a recording and a cover."""
    for name, content in {
        "recordings/bread.mp3": audio(5),
        "pictures/cover.jpg": (ROOT / "pages/assets/cover.jpg").read_bytes(),
    }.items():
        (home / name).parent.mkdir()
        (home / name).write_bytes(content)
    return home


def _copy_of_the_repository(folder: Path) -> None:
    folder.mkdir()
    for name in ENGINE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder)


def _serve(shell: Shell, command: str) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with shell.start(f"exec {command.strip()} --dev-addr 127.0.0.1:{port}") as server:
        try:
            _wait_for(server, port)
            return {place: _answer(port, place) for place in PLACES}
        finally:
            server.send_signal(signal.SIGINT)
            said, _ = server.communicate(timeout=20)
            assert "Traceback" not in said, said


def _wait_for(server: "subprocess.Popen[str]", port: int) -> None:
    for _ in range(300):
        assert server.poll() is None, "mkdocs serve has ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("mkdocs serve does not answer")


def _answer(port: int, place: str) -> str:
    with urlopen(f"http://127.0.0.1:{port}{place}", timeout=10) as answer:
        return str(answer.read().decode("utf-8"))


def built(walk: Walk, place: str) -> str:
    path = walk.show / "site" / place.lstrip("/")
    return (path / "index.html" if place.endswith("/") else path).read_text("utf-8")


@pytest.mark.parametrize("place", PLACES)
def test_place_is_served_and_built(walk: Walk, place: str) -> None:
    assert PLACES[place] in walk.served[place]
    assert PLACES[place] in built(walk, place)


def test_feed_has_the_episode(walk: Walk) -> None:
    site = "https://kitchentable.example"
    channel = ET.fromstring(built(walk, "/feed.xml"))[0]
    (item,) = channel.findall("item")
    enclosure = item.find("enclosure")
    assert channel.findtext("title") == "Kitchen Table Science"
    assert channel.findtext(f"{ITUNES}owner/{ITUNES}email") == "ada@kitchentable.example"
    assert item.findtext("pubDate") == "Mon, 02 Mar 2026 06:00:00 +0000"
    assert item.findtext(f"{ITUNES}duration") == "5"
    assert enclosure is not None
    assert enclosure.attrib == {
        "url": f"{site}/episodes/why-bread-browns/why-bread-browns.mp3",
        "length": str(len(audio(5))),
        "type": "audio/mpeg",
    }


def test_passage_that_the_docs_link_to_is_there(walk: Walk) -> None:
    """The address that docs/transcripts.md and docs/episode.md show is the real one."""
    told = set(re.findall(r"p-[0-9a-f]{8}", (ROOT / "docs/transcripts.md").read_text("utf-8")))
    (address,) = told
    assert re.search(rf'id="{address}"[^>]*>The brown of the crust', built(walk, "/episodes/why-bread-browns/"))


def test_engine_was_installed_from_the_wheel(walk: Walk) -> None:
    (wheel,) = walk.show.glob("castloom-*.whl")
    (package,) = walk.show.glob(".venv/lib/python3*/site-packages/castloom")
    assert (package / "theme/assets/castloom.css").is_file()
    assert wheel.stat().st_size < 1_500_000  # a third of it letters, for pages and cards
