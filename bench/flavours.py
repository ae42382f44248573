"""A synthetic show written down for each generator: Castloom's layout, and plain MkDocs + Material pages."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from shows import CONCEPTS, VOICES, Cue, Episode, Seed, clock, episodes, slug

MATERIAL = """\
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.top, navigation.footer, content.code.copy]
  palette:
    - {scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
markdown_extensions:
  - attr_list
  - footnotes
  - toc: {permalink: true}
"""

CASTLOOM = f"""\
site_name: The Synthetic Show
site_url: https://show.example/
docs_dir: pages
{MATERIAL}\
plugins:
  - castloom:
      title: The Synthetic Show
      description: Sentences of one conversation in ever new order.
      language: en
      author: Ida Falk and Leo Brandt
      owner: {{name: Ida Falk, email: ida@show.example}}
      categories: [Business > Management]
      image: {{src: assets/cover.jpg, alt: A plain square}}
      explicit: false
      timezone: UTC
      releaseTime: "06:00"
      search: false
      persons:
        - {{id: ida-falk, role: host}}
        - {{id: leo-brandt, role: host}}
"""

PLAIN = """\
site_name: The Synthetic Show
site_url: https://show.example/
theme:
  name: material
"""

TRIMMED = f"""\
site_name: The Synthetic Show
site_url: https://show.example/
{MATERIAL}\
plugins: [search]
nav:
  - Home: index.md
  - Concepts: concepts/index.md
  - People: people/index.md
not_in_nav: |
  /episodes/
  /concepts/
  /people/
"""

HOME = "# The Synthetic Show\n\nSentences of one conversation in ever new order.\n"


def write_castloom(folder: Path, seed: Seed, count: int, names: Sequence[str] = CONCEPTS) -> None:
    """The show as Castloom reads it: an episode is a Markdown file and a WebVTT file. `names` are its concepts."""
    pages, stories, concepts, people = _fresh(folder, "pages/assets", "episodes", "concepts", "people")
    _write(folder / "mkdocs.yml", CASTLOOM)
    _write(pages.parent / "index.md", HOME)
    Image.new("RGB", (1400, 1400), "#1d6a70").save(pages / "cover.jpg")
    for id_, name in VOICES.items():
        _write(people / f"{id_}.md", f"---\nname: {name}\n---\n")
    for title in names:
        _write(concepts / f"{slug(title)}.md", _concept(title))
    for episode in episodes(seed, count):
        _write(stories / f"{episode.stem}.md", _castloom_episode(episode))
        _write(stories / f"{episode.stem}.vtt", webvtt(episode.turns))


def write_plain(folder: Path, seed: Seed, count: int, joined: bool = False) -> None:
    """The show as a user of plain MkDocs writes it: a page an episode, its transcript in Markdown.

    A paragraph is a cue with its time, so the pages tell what the WebVTT file tells; or, joined, a turn.
    `mkdocs.yml` is as short as it may be: MkDocs then has its search, and a navigation of all pages. `trimmed.yml`
    leaves the episodes out of the navigation, `no-search.yml` is the same without search.
    """
    stories, concepts, people = _fresh(folder, "docs/episodes", "docs/concepts", "docs/people")
    _write(folder / "mkdocs.yml", PLAIN)
    _write(folder / "trimmed.yml", TRIMMED)
    _write(folder / "no-search.yml", "INHERIT: trimmed.yml\nplugins: []\n")
    _write(folder / "docs/index.md", HOME)
    _write(people / "index.md", _list_page("People", list(VOICES.values())))
    for id_, name in VOICES.items():
        _write(people / f"{id_}.md", f"# {name}\n")
    _write(concepts / "index.md", _list_page("Concepts", list(CONCEPTS)))
    for title in CONCEPTS:
        _write(concepts / f"{slug(title)}.md", f"# {title}\n\n{_definition(title)}\n")
    for episode in episodes(seed, count):
        _write(stories / f"{episode.stem}.md", _plain_episode(episode, joined))


def _fresh(folder: Path, *parts: str) -> list[Path]:
    """These folders in an otherwise empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    made = [folder / part for part in parts]
    for path in made:
        path.mkdir(parents=True)
    return made


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _definition(title: str) -> str:
    return f"What the voices of this show mean by {title.lower()}."


def _concept(title: str) -> str:
    return f"---\ntitle: {title}\ndefinition: {_definition(title)}\n---\n\nMore about {title.lower()}.\n"


def _list_page(title: str, names: list[str]) -> str:
    return f"# {title}\n\n" + "".join(f"- [{name}]({slug(name)}.md)\n" for name in names)


def _castloom_episode(episode: Episode) -> str:
    persons = "\n".join(f"  - {{id: {id_}, role: host}}" for id_ in VOICES)
    return f"""\
---
title: {_quoted(episode.title)}
date: {episode.day}
episode: {episode.number}
description: {_quoted(episode.description)}
enclosure: {{url: "https://media.example/{episode.number:04}.mp3", length: 12345678, type: audio/mpeg}}
duration: "{episode.duration}"
persons:
{persons}
concepts: [{", ".join(episode.concepts)}]
---

{episode.notes}"""


def webvtt(turns: Sequence[Sequence[Cue]]) -> str:
    return "WEBVTT\n" + "".join(_webvtt_cue(cue) for turn in turns for cue in turn)


def _webvtt_cue(cue: Cue) -> str:
    return f"\n{_timestamp(cue.start)} --> {_timestamp(cue.end)}\n<v {cue.voice}>{cue.text}</v>\n"


def _timestamp(seconds: float) -> str:
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


def _plain_episode(episode: Episode, joined: bool) -> str:
    paragraphs = episode.turns if joined else tuple((cue,) for turn in episode.turns for cue in turn)
    transcript = "\n\n".join(_spoken(cues) for cues in paragraphs)
    return f"""\
---
title: {_quoted(episode.title)}
date: {episode.day}
description: {_quoted(episode.description)}
---

# {episode.title}

{episode.notes}
## Transcript

{transcript}
"""


def _spoken(cues: tuple[Cue, ...]) -> str:
    return f"**{cues[0].voice}** [{clock(cues[0].start)}] {' '.join(cue.text for cue in cues)}"


def _quoted(text: str) -> str:
    """The text as a YAML string."""
    return "'" + text.replace("'", "''") + "'"
