"""Edits that a preview could take for none, or for others: its site is that of a preview that remembers nothing."""

import os
import shutil
import time
from pathlib import Path

import pytest

from castloom.driver.store import CACHE
from tests.previews import Preview
from tests.shows import EPISODE, Content, build, lay_over, make_show, text_of
from tests.sites import differences

SETTINGS, LOW_WATER = text_of("mkdocs.yml"), text_of(EPISODE)
TRANSCRIPT = EPISODE.replace(".md", ".vtt")
DATE = "2025-03-01T07:00:00Z"
LIVE = '      liveItems: [{title: L, guid: g, status: pending, start: "%s", contentLinks: ["https://r.example/"],'
LIVE += " url: https://s.example/x.mp3, type: audio/mpeg}]\n"
FENCE = """\
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - {name: table, class: table, format: !!python/name:tests.test_preview_edits.table }
"""
HOOK = """\
def on_page_context(context, page, **kwargs):
    for heard in page.meta.get("podcast", {}).get("heard", []):
        for passage in heard["passages"]:
            passage["text_html"] += " (!)"
    return context
"""


def table(source: str, *_arguments: object, **_options: object) -> str:
    """A fence that an author could have written: what stands in a file."""
    return f"<p>{Path(source.strip()).read_text('utf-8')}</p>"


def begin(folder: Path, files: dict[str, Content]) -> Preview:
    preview = Preview(make_show(folder / "show", files))
    preview.build()
    return preview


def check(preview: Preview, folder: Path) -> None:
    """The preview's next build makes what one makes that has neither memory nor cache nor site."""
    new = shutil.copytree(preview.show, folder / "new", ignore=shutil.ignore_patterns("site", ".cache"))
    assert differences(preview.build(), Preview(new).build()) == []
    shutil.rmtree(new)


@pytest.mark.parametrize("when", ["2025-03-02T00:30:00+01:00", "2025-03-01T18:30:00-05:00"])
@pytest.mark.parametrize("what", ["episode", "live"])
def test_the_same_instant_elsewhere(what: str, when: str, tmp_path: Path) -> None:
    def files(moment: str) -> dict[str, Content]:
        if what == "live":
            return {"mkdocs.yml": SETTINGS + LIVE % moment}
        return {EPISODE: LOW_WATER.replace(DATE, moment)}

    assert DATE in LOW_WATER
    preview = begin(tmp_path, files("2025-03-01T23:30:00Z"))
    lay_over(preview.show, files(when))
    check(preview, tmp_path)


def test_a_copy_with_the_size_and_time_of_the_old_file(tmp_path: Path) -> None:
    preview = begin(tmp_path, {})
    path = preview.show / TRANSCRIPT
    stat = path.stat()
    path.write_text(path.read_text("utf-8").replace("month", "monty"), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    check(preview, tmp_path)


def test_a_build_beside_it_that_removes_what_it_has_no_use_for(tmp_path: Path) -> None:
    only = {"pages/index.md": "# Home\n", "people/ada-reef.md": "---\nname: Ada Reef\n---\n"}
    preview = begin(tmp_path, {**only, EPISODE: LOW_WATER.replace("episode: 1", "draft: true")})
    long_ago = time.time() - 8 * 24 * 3600
    for kept in (preview.show / CACHE).glob("??/*"):
        os.utime(kept, (long_ago, long_ago))
    assert build(preview.show, "-d", str(tmp_path / "other")).exit_code == 0
    lay_over(preview.show, {"mkdocs.yml": SETTINGS.replace("title: Tide Table", "title: Tide Tables")})
    check(preview, tmp_path)


def test_emptied_cache(tmp_path: Path) -> None:
    preview = begin(tmp_path, {})
    for kept in (preview.show / CACHE).glob("??/*"):
        kept.write_bytes(b"")
    lay_over(preview.show, {"mkdocs.yml": SETTINGS.replace("title: Tide Table", "title: Tide Tables")})
    check(preview, tmp_path)


def test_a_hook_that_changes_what_a_page_has(tmp_path: Path) -> None:
    preview = begin(tmp_path, {"mkdocs.yml": f"{SETTINGS}hooks: [hook.py]\n", "hook.py": HOOK})
    page = preview.show / "site/concepts/spring-tide/index.html"
    before = page.read_text("utf-8")
    assert "(!)" in before
    preview.build()
    assert page.read_text("utf-8") == before


def test_a_function_of_the_author_that_reads_a_file(tmp_path: Path) -> None:
    text = f"{LOW_WATER}\n```table\nparts/tides.csv\n```\n"
    preview = begin(tmp_path, {"mkdocs.yml": SETTINGS + FENCE, EPISODE: text, "parts/tides.csv": "One"})
    lay_over(preview.show, {"parts/tides.csv": "Two"})
    check(preview, tmp_path)
    assert "<p>Two</p>" in (preview.show / "site/episodes/low-water/index.html").read_text("utf-8")


def test_an_extension_whose_options_are_empty(tmp_path: Path) -> None:
    settings = f"{SETTINGS}markdown_extensions:\n  - pymdownx.emoji:\n      options:\n"
    assert build(make_show(tmp_path, {"mkdocs.yml": settings})).exit_code == 0


def test_a_line_that_moved(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    aliases, definition = "aliases: [the season]\n", "definition: Low.\n"
    season = "---\ntitle: Season\naliases: [The season]\ndefinition: A quarter.\n---\n"
    preview = Preview(make_show(tmp_path, {"concepts/season.md": season}))
    for line, order in ((3, aliases + definition), (4, definition + aliases)):
        lay_over(preview.show, {"concepts/tide.md": f"---\ntitle: Tide\n{order}---\n"})
        caplog.clear()
        with pytest.raises(SystemExit):
            preview.build()
        assert f"concepts/tide.md:{line}: aliases: " in caplog.text
