"""The engine's templates and assets, laid between the show's own and Material's."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from castloom.driver.modules import add_modules, publish_modules
from castloom.driver.store import key_of
from castloom.driver.styles import LETTERS, STYLES, publish_styles
from castloom.render.icons import SVG

_THEME = Path(__file__).parent.parent / "theme"
_MATERIALS_ICON = "assets/images/favicon.png"
_INSTANT = "navigation.instant"
_OTHER_LETTERS = {"be", "bg", "el", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk", "vi"}


def add_theme(config: MkDocsConfig) -> None:
    """Templates after the show's `overrides/`; styles before the show's own, so that those win.

    Pages change without loading anew, for the player is to go on while the reader walks through the site.
    """
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
    config.extra_css.insert(0, _versioned(STYLES))
    features = config.theme.get("features") or []
    config.theme["features"] = [*features, *([] if _INSTANT in features else [_INSTANT])]
    add_modules(config, _THEME)
    if config.theme.get("favicon") == _MATERIALS_ICON:
        config.theme["favicon"] = SVG


def add_theme_files(files: Files, config: MkDocsConfig) -> None:
    """What is published otherwise than it lies in the theme."""
    publish_modules(files, config, _THEME)
    publish_styles(files, config, _THEME)


def speak(config: MkDocsConfig, language: str) -> None:
    """Have pages load the language's letters, and Material say which it is, unless the show has set that."""
    if language.partition("-")[0] in _OTHER_LETTERS:
        config.extra_css.insert(1, _versioned(LETTERS))
    if config.theme["language"] != "en":
        return
    for code in (language, language.partition("-")[0]):
        if any((Path(folder) / "partials" / "languages" / f"{code}.html").is_file() for folder in config.theme.dirs):
            config.theme["language"] = code
            return


def _versioned(path: str) -> str:
    """The path with its content's digest behind, so that no browser keeps an old one."""
    return f"{path}?v={key_of((_THEME / path).read_bytes())[:8]}"
