"""MkDocs files that are made otherwise than MkDocs makes them, or not at all because the site has them already."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page


def publish_smaller(theme: Path, path: Path, files: Files, config: MkDocsConfig, small: Callable[[str], str]) -> None:
    """Lay what `small` makes of a theme's file among the files in its place; one that the show has of its own stays."""
    uri = path.relative_to(theme).as_posix()
    laid = files.get_file_from_path(uri)
    if laid is not None and laid.abs_src_path != str(path):
        return
    if laid is not None:
        files.remove(laid)
    files.append(File.generated(config, uri, content=small(path.read_text("utf-8"))))


class PreparedFile(File):
    """A page that is ready to be placed. Once it is printed MkDocs passes it by, and links to it still resolve."""

    is_printed = False

    def is_documentation_page(self) -> bool:
        return not self.is_printed

    def copy_file(self, dirty: bool = False) -> None:
        if not self.is_printed:
            super().copy_file(dirty)


class KeptFile(File):
    """A page or file that the site has, or that has been written: links to it resolve, MkDocs leaves it alone.

    `make_page` makes its page, if it is one, which is done when a link to its anchors is checked.
    """

    def __init__(
        self, path: str, config: MkDocsConfig, dest_uri: str, make_page: Callable[[File], Page] | None = None
    ) -> None:
        # Not File's own, which takes each path apart: there are thousands.
        self.src_uri = path
        self.src_dir = None
        self.dest_dir = config.site_dir
        self.use_directory_urls = True
        self.dest_uri = dest_uri
        self.inclusion = InclusionLevel.NOT_IN_NAV
        self.generated_by = "castloom"
        self._make_page = make_page

    @cached_property
    def page(self) -> Page | None:  # type: ignore[override]
        return self._make_page(self) if self._make_page else None

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        pass
