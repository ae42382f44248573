"""docs/moving.md, followed step by step: what subscribers hold on to stays."""

import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from castloom.door import cli
from tests.fences import fences
from tests.shows import EPISODE, build, lay_over, make_show, text_of

ROOT = Path(__file__).parents[1]
NAMESPACE = "{https://podcastindex.org/namespace/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
AUDIO = "enclosure: {url: 'https://media.host.example/1/low.mp3', length: 20016}\nduration: 0:05\n"
GUID = "e8fef0e2-5ea4-507d-8632-5006f27c8a0a"
OLD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="{ITUNES[1:-1]}" xmlns:podcast="{NAMESPACE[1:-1]}">
  <channel>
    <title>Tide Table</title>
    <description>Two people talk about the sea.</description>
    <podcast:guid>{GUID}</podcast:guid>
    <item>
      <title>Low water</title>
      <guid isPermaLink="false">Buzzsprout-1234567</guid>
      <pubDate>Sat, 01 Mar 2025 07:00:00 +0000</pubDate>
      <enclosure url="https://media.host.example/1/low.mp3" length="20016" type="audio/mpeg"/>
      <itunes:duration>5</itunes:duration>
    </item>
  </channel>
</rss>
"""


def channel(show: Path) -> ET.Element:
    found = ET.parse(show / "site/feed.xml").find("channel")
    assert found is not None
    return found


def guids(show: Path) -> list[str | None]:
    """Those of the show and of its episodes."""
    return [channel(show).findtext(f"{NAMESPACE}guid"), *(item.findtext("guid") for item in channel(show).iter("item"))]


def run(show: Path, *words: str) -> int:
    return cli.main([*words, "--show", str(show)])


def options(show: Path, more: str) -> None:
    lay_over(show, {"mkdocs.yml": (show / "mkdocs.yml").read_text("utf-8") + more})


def hurts(show: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `castloom diff` says that hurts, against the old host's feed."""
    code = run(show, "diff", str(show / "old-feed.xml"), "--exit-code")
    parts = capsys.readouterr().out.partition("What hurts:\n\n")[2].partition("\n\n")[0]
    found = [line for line in parts.split("\n") if line.startswith("- ")]
    assert code == bool(found)
    return found


def test_show_that_comes_from_another_host(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the guids, nothing hurts but the audio's new address; without it, nothing at all."""
    show = make_show(tmp_path / "show", {"old-feed.xml": OLD})
    assert len(hurts(show, capsys)) >= 2
    typed = text_of(EPISODE).replace("episode: 1\n", "episode: 1\nguid: Buzzsprout-1234567\n")
    options(show, f"      guid: {GUID}\n      newFeedUrl: https://tides.example/feed.xml\n")
    lay_over(show, {EPISODE: typed.replace("episode: 1\n", f"episode: 1\n{AUDIO}")})
    assert hurts(show, capsys) == []
    lay_over(show, {EPISODE: typed})
    (told,) = hurts(show, capsys)
    assert "https://tides.example/episodes/low-water/low-water.mp3" in told
    assert run(show, "lock") == 0
    assert build(show, "--strict").exit_code == 0
    assert guids(show) == [GUID, "Buzzsprout-1234567"]


def test_feed_that_gets_another_address(tmp_path: Path) -> None:
    show = make_show(tmp_path)
    assert run(show, "lock") == 0
    assert build(show, "--strict").exit_code == 0
    before = guids(show)
    lay_over(show, {"mkdocs.yml": text_of("mkdocs.yml").replace("tides.example/\n", "sea.example/tides/\n")})
    stopped = build(show)
    assert stopped.exit_code == 1
    assert "subscribers stay at the old one" in stopped.messages
    options(show, "      newFeedUrl: https://sea.example/tides/feed.xml\n")
    assert run(show, "lock") == 0
    built = build(show, "--strict")
    assert (built.exit_code, guids(show)) == (0, before), built.output
    assert channel(show).findtext(f"{ITUNES}new-feed-url") == "https://sea.example/tides/feed.xml"
    lay_over(show, {"mkdocs.yml": (show / "mkdocs.yml").read_text("utf-8").replace("      newFeedUrl", "      x-was")})
    assert build(show, "--strict").exit_code == 0


def test_audio_that_stays_with_the_host(tmp_path: Path) -> None:
    """Castloom's feed leads to the host's, and directories are asked not to list it."""
    episode = text_of(EPISODE).replace("episode: 1\n", f"episode: 1\nguid: Buzzsprout-1234567\n{AUDIO}")
    show = make_show(tmp_path, {EPISODE: episode, "episodes/001-low-water.mp3": None})
    options(show, f"      guid: {GUID}\n      newFeedUrl: https://feeds.host.example/tides\n      block: true\n")
    built = build(show, "--strict")
    assert (built.exit_code, guids(show)) == (0, [GUID, "Buzzsprout-1234567"]), built.output
    told = [channel(show).findtext(f"{ITUNES}{tag}") for tag in ("new-feed-url", "block")]
    assert told == ["https://feeds.host.example/tides", "Yes"]
    assert [enclosure.get("url") for enclosure in channel(show).iter("enclosure")] == [
        "https://media.host.example/1/low.mp3"
    ]


def test_guid_of_a_feed_that_has_none() -> None:
    """The command of the guide makes the guids that the podcast namespace and Transistor made."""
    command = next(f.text for f in fences(ROOT / "docs/moving.md") if "uuid5" in f.text)
    example = re.search(r"'(feeds\.[^']+)'", command)
    assert example
    for seed, guid in (
        ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("feeds.transistor.fm/oxide-and-friends", GUID),
    ):
        words = shlex.split(command.replace(example[1], seed))
        assert words[0] == "python"
        done = subprocess.run([sys.executable, *words[1:]], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == guid
