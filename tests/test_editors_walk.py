"""An editor's walk: three episodes are published, one is renamed, one gets other audio, one is deleted.

What `castloom diff` says each time stands here word for word, and in docs/diffing.md.
"""

from pathlib import Path

import pytest

from castloom.door.cli import main
from tests.fences import fences
from tests.shows import Content, audio, build, lay_over, make_show
from tests.sites import ROOT

RENAMED = """\
What hurts:

- Subscribers would get “High water” a second time: its guid changed. Write guid: \
"bd059aba-e8eb-569f-b33b-63c4013ed71d" into its front matter.

What apps would take up quietly:

- “High water” leads to another page, https://tides.example/episodes/flood/.
"""
RENAMED_WITH_LOCK = """\
What hurts:

- Apps would download “High water” again: its audio has a new address, https://tides.example/episodes/flood/flood.mp3.

What stops the build, until you allow it:

- episodes/002-flood.md: enclosure: the audio's address changed from \
https://tides.example/episodes/high-water/high-water.mp3 to https://tides.example/episodes/flood/flood.mp3: apps would \
download the episode again, listeners lose their place, and the old address stops answering; name the files \
002-high-water again, or run castloom lock --allow 2

What apps would take up quietly:

- “High water” leads to another page, https://tides.example/episodes/flood/.
"""
STOPS = """
What stops the build, until you allow it:

- """
ONLY_THE_LINK = """\
Subscribers would notice nothing.

What apps would take up quietly:

- “High water” leads to another page, https://tides.example/episodes/flood/.
"""
REPLACED = """\
What hurts:

- Other audio lies behind the same address of “Slack water” (1:00 long, was 0:08): who has loaded it keeps the old \
one, and Spotify does not notice. Only a new address reaches everybody.
"""
DELETED = """\
What hurts:

- “Low water” is gone: directories take it out, and who has not loaded it cannot hear it any more.
"""
ADDED = """\
What subscribers would see:

- “Neap” is new: 16 March 2025, 4 s.
"""


def episode(stem: str, title: str, day: int, seconds: float, enclosure: str = "") -> dict[str, Content]:
    head = f"title: {title}\ndate: 2025-03-{day:02}T07:00:00Z\n{enclosure}"
    files: dict[str, Content] = {f"episodes/{stem}.md": f"---\n{head}---\n\nAda explains {title.lower()}.\n"}
    return files if enclosure else {**files, f"episodes/{stem}.mp3": audio(seconds)}


class Editor:
    """Somebody who makes a show of three episodes, publishes it, and looks before publishing again."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], high_water: dict[str, Content]) -> None:
        slack_water = episode("003-slack-water", "Slack water", 9, 8)
        self.show = make_show(folder / "show", {**high_water, **slack_water})
        self._published = folder / "published"
        self._capsys = capsys

    def castloom(self, *words: str) -> tuple[int, str]:
        """Exit code and output of a command."""
        code = main([*words, "--show", str(self.show)])
        return code, self._capsys.readouterr().out

    def publish(self) -> None:
        built = build(self.show)
        assert built.exit_code == 0, built.output
        self._published.mkdir(exist_ok=True)
        (self._published / "feed.xml").write_bytes((self.show / "site/feed.xml").read_bytes())

    def rename(self, old: str, new: str) -> None:
        for path in sorted((self.show / "episodes").glob(f"{old}.*")):
            path.rename(path.with_name(new + path.suffix))

    def delete(self, stem: str) -> None:
        lay_over(self.show, dict.fromkeys(f"episodes/{path.name}" for path in self.show.glob(f"episodes/{stem}.*")))

    def diff(self) -> str:
        """What `castloom diff` says below its first line."""
        code, told = self.castloom("diff", str(self._published / "feed.xml"))
        assert code == 0
        return told.partition("\n")[2].lstrip("\n")


def test_walk_without_a_lock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    editor = Editor(tmp_path, capsys, episode("002-high-water", "High water", 8, 7))
    editor.publish()
    assert editor.diff() == "Subscribers would notice nothing.\n"

    editor.rename("002-high-water", "002-flood")
    assert editor.diff() == RENAMED
    editor.rename("002-flood", "002-high-water")

    lay_over(editor.show, {"episodes/003-slack-water.mp3": audio(60)})
    assert editor.diff() == REPLACED
    lay_over(editor.show, {"episodes/003-slack-water.mp3": audio(8)})

    editor.delete("001-low-water")
    assert editor.diff() == DELETED
    editor.publish()

    lay_over(editor.show, episode("004-neap", "Neap", 16, 4))
    assert editor.diff() == ADDED


def test_walk_with_a_lock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    editor = Editor(tmp_path, capsys, episode("002-high-water", "High water", 8, 7))
    assert editor.castloom("lock")[0] == 0
    editor.publish()

    editor.rename("002-high-water", "002-flood")
    assert editor.diff() == RENAMED_WITH_LOCK
    assert build(editor.show).exit_code == 1
    editor.rename("002-flood", "002-high-water")

    lay_over(editor.show, {"episodes/003-slack-water.mp3": audio(60)})
    assert editor.diff().startswith(f"{REPLACED}{STOPS}episodes/003-slack-water.md: enclosure: the audio changed, but")
    assert build(editor.show).exit_code == 1
    assert editor.castloom("lock", "--allow", "slack-water")[0] == 0
    editor.publish()
    assert editor.diff() == "Subscribers would notice nothing.\n"

    editor.delete("001-low-water")
    assert editor.diff().startswith(f"{DELETED}{STOPS}castloom.lock:")
    assert editor.castloom("lock")[0] == 1
    assert build(editor.show).exit_code == 1
    assert editor.castloom("lock", "--allow", "low-water")[0] == 0
    assert build(editor.show).exit_code == 0


def test_renamed_file_of_a_locked_episode_whose_audio_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = "enclosure: {url: https://media.example/high.mp3, length: 7000}\nduration: 7\n"
    editor = Editor(tmp_path, capsys, episode("002-high-water", "High water", 8, 7, elsewhere))
    record = f"""\
version: 1
guid: 5ce8722a-ed53-5d66-b6ea-2107096eb37c
feed: https://tides.example/feed.xml
episodes:
  - guid: bd059aba-e8eb-569f-b33b-63c4013ed71d
    path: episodes/002-high-water.md
    url: https://media.example/high.mp3
    length: 7000
    type: audio/mpeg
    duration: 7
    digest: ends-sha256-{"0" * 64}
    date: '2025-03-08T07:00:00Z'
"""
    lay_over(editor.show, {"castloom.lock": record})
    editor.publish()
    editor.rename("002-high-water", "002-flood")
    assert editor.diff() == ONLY_THE_LINK


def test_documentation_shows_the_walk() -> None:
    shown = "".join(fence.text for fence in fences(ROOT / "docs/diffing.md"))
    for told in (RENAMED, RENAMED_WITH_LOCK, REPLACED, DELETED, ONLY_THE_LINK):
        assert told in shown
