"""The engine's templates and assets, laid between the show's own and Material's."""

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from castloom.driver.modules import add_modules, publish_modules
from castloom.driver.store import key_of
from castloom.driver.styles import LETTERS, STYLES, publish_styles
from castloom.model.wording import Wording
from castloom.render.icons import SVG
from castloom.render.words.words import Words
from castloom.source.wording import WORDS

_THEME = Path(__file__).parent.parent / "theme"
_MATERIALS_ICON = "assets/images/favicon.png"
_INSTANT = "navigation.instant"
log = logging.getLogger("mkdocs.plugins.castloom")

_OTHER_LETTERS = {"be", "bg", "el", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk", "vi"}


def add_theme(config: MkDocsConfig) -> None:
    """Templates after the show's `overrides/`; styles before the show's own, so that those win.

    Pages change without loading anew, for the player is to go on while the reader walks through the site.
    """
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
    config.extra_css.insert(0, _versioned(STYLES))
    features = config.theme.get("features") or []
    config.theme["features"] = [*features, *([] if _INSTANT in features else [_INSTANT])]
    if config.theme.get("favicon") == _MATERIALS_ICON:
        config.theme["favicon"] = SVG


def theme_folder(config: MkDocsConfig) -> str:
    """The folder of the show's own templates and words, from that of mkdocs.yml."""
    root = Path(str(config.config_file_path)).resolve().parent
    return Path(os.path.relpath(config.theme.custom_dir or root / "overrides", root)).as_posix()


def add_theme_files(files: Files, config: MkDocsConfig, words: Words) -> None:
    """What is published otherwise than it lies in the theme; the files of words are not."""
    publish_modules(files, config, _THEME, words)
    publish_styles(files, config, _THEME)
    for file in [file for file in files if _has_words(file, config)]:
        files.remove(file)


def speak(config: MkDocsConfig, words: Words, language: str) -> None:
    """Have pages speak the show's language: scripts, letters, and Material, unless the show has set that."""
    add_modules(config, _THEME, words)
    _tell_lacking(words.wording, language)
    if language.partition("-")[0] in _OTHER_LETTERS:
        config.extra_css.insert(1, _versioned(LETTERS))
    if config.theme["language"] != "en":
        return
    for code in (language, language.partition("-")[0]):
        if any((Path(folder) / "partials" / "languages" / f"{code}.html").is_file() for folder in config.theme.dirs):
            config.theme["language"] = code
            return


def _tell_lacking(wording: Wording, language: str) -> None:
    """Tell, which is no warning, what is English for want of the show's own language."""
    if not wording.lacking:
        return
    count, of = len(wording.lacking), len(wording.phrases)
    some = f"{count} of the site's own {of} texts, such as {wording.lacking[0]}, are"
    what = "the site's own words are" if count == of else some
    log.info(
        "%s: %s English; write them in overrides/words/%s.yml, as docs/languages.md says", language, what, language
    )


def _versioned(path: str) -> str:
    """The path with its content's digest behind, so that no browser keeps an old one."""
    return f"{path}?v={key_of((_THEME / path).read_bytes())[:8]}"


def _has_words(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is one of words, of the engine's theme or the show's."""
    return file.src_uri.startswith(f"{WORDS}/") and file.src_dir in (str(_THEME), config.theme.custom_dir)
