"""The engine's templates and assets, laid between the show's own and Material's."""

from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

from castloom.driver.store import key_of
from castloom.render.icons import SVG

_THEME = Path(__file__).parent.parent / "theme"
_MATERIALS_ICON = "assets/images/favicon.png"


def add_theme(config: MkDocsConfig) -> None:
    """Templates after the show's `overrides/`; styles before the show's own, so that those win."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
    config.extra_css.insert(0, _versioned("assets/castloom.css"))
    for place, name in enumerate(("castloom.js", "definitions.js", "cite.js")):
        script = ExtraScriptValue(_versioned(f"assets/{name}"))
        script.type = "module"
        config.extra_javascript.insert(place, script)
    if config.theme.get("favicon") == _MATERIALS_ICON:
        config.theme["favicon"] = SVG


def speak(config: MkDocsConfig, language: str) -> None:
    """Have Material write the show's language into its pages, unless the show has set the theme's, if it knows it."""
    if config.theme["language"] != "en":
        return
    for code in (language, language.partition("-")[0]):
        if any((Path(folder) / "partials" / "languages" / f"{code}.html").is_file() for folder in config.theme.dirs):
            config.theme["language"] = code
            return


def _versioned(path: str) -> str:
    """The path with its content's digest behind, so that no browser keeps an old one."""
    return f"{path}?v={key_of((_THEME / path).read_bytes())[:8]}"
