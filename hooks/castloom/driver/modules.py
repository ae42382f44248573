"""The site's scripts: ES modules that import each other, published so that no browser mixes old ones with new."""

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from castloom.driver.files import publish_smaller
from castloom.driver.store import key_of
from castloom.render.small_js import small_js
from castloom.render.words.scripts import MODULES, as_json, words_js
from castloom.render.words.words import Words

FOLDER = "assets/castloom"
_ENTRY, _WORDS = "castloom.js", "words.js"
_IMPORTED = re.compile(r"""((?:\bfrom |\bimport |\bimport\()"\./[\w-]+\.js)(?=")""")
_AT_ONCE = re.compile(r'^(?:import|export)\b[^;(]*"\./([\w-]+\.js)";', re.MULTILINE)


def add_modules(config: MkDocsConfig, theme: Path, words: Words) -> None:
    """Have every page run the entry module, and fetch at once what it imports; those fetched later say `words`.

    Templates read the latter in `config.theme.cast_modules`.
    """
    version = _version(theme, words)
    script = ExtraScriptValue(f"{FOLDER}/{_ENTRY}?v={version}")
    script.type = "module"
    config.extra_javascript.insert(0, script)
    imported = dict.fromkeys(_imported_at_once(theme / FOLDER, _ENTRY))
    config.theme["cast_modules"] = [f"{FOLDER}/{name}?v={version}" for name in imported]


def publish_modules(files: Files, config: MkDocsConfig, theme: Path, words: Words) -> None:
    """Lay the modules among the files with versions in what they import, in place of the theme's own."""
    version = _version(theme, words)

    def small(text: str) -> str:
        return _IMPORTED.sub(rf"\1?v={version}", small_js(text))

    def said(text: str) -> str:
        return words_js(words, small(text))

    for path in sorted((theme / FOLDER).glob("*.js")):
        publish_smaller(theme, path, files, config, said if path.name == _WORDS else small)


def _imported_at_once(folder: Path, name: str) -> Iterator[str]:
    for other in _AT_ONCE.findall((folder / name).read_text("utf-8")):
        yield other
        yield from _imported_at_once(folder, other)


def _version(theme: Path, words: Words) -> str:
    """Changes with modules, their words and styles: each of them is asked for under the same address by all."""
    files = [(path.name, path.read_bytes()) for path in sorted((theme / FOLDER).iterdir())]
    return key_of(files, words.wording.locale, as_json(words, MODULES))[:8]
