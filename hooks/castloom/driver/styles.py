"""The site's stylesheet, published without what only its authors read."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from castloom.render.small_css import small_css

STYLES = "assets/castloom.css"


def publish_styles(files: Files, config: MkDocsConfig, theme: Path) -> None:
    """Lay the stylesheet among the files in place of the theme's, unless the show has its own."""
    path, laid = theme / STYLES, files.get_file_from_path(STYLES)
    if laid is not None and laid.abs_src_path != str(path):
        return
    if laid is not None:
        files.remove(laid)
    files.append(File.generated(config, STYLES, content=small_css(path.read_text("utf-8"))))
