"""The site's stylesheets, published without what only their authors read."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from castloom.driver.files import publish_smaller
from castloom.driver.modules import FOLDER
from castloom.render.small_css import small_css

STYLES = "assets/castloom.css"
LETTERS = "assets/letters.css"  # of scripts that few shows are written in


def publish_styles(files: Files, config: MkDocsConfig, theme: Path) -> None:
    """Lay the stylesheet, and those that modules ask for, among the files in place of the theme's."""
    for path in (theme / STYLES, theme / LETTERS, *sorted((theme / FOLDER).glob("*.css"))):
        publish_smaller(theme, path, files, config, small_css)
