"""The site's stylesheets, published without what only their authors read."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from castloom.driver.modules import FOLDER
from castloom.render.small_css import small_css

STYLES = "assets/castloom.css"
LETTERS = "assets/letters.css"  # of scripts that few shows are written in


def publish_styles(files: Files, config: MkDocsConfig, theme: Path) -> None:
    """Lay the stylesheet, and those that modules ask for, among the files in place of the theme's.

    A file that the show has of its own stays.
    """
    for path in (theme / STYLES, theme / LETTERS, *sorted((theme / FOLDER).glob("*.css"))):
        uri = path.relative_to(theme).as_posix()
        laid = files.get_file_from_path(uri)
        if laid is not None and laid.abs_src_path != str(path):
            continue
        if laid is not None:
            files.remove(laid)
        files.append(File.generated(config, uri, content=small_css(path.read_text("utf-8"))))
