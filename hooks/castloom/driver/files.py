"""MkDocs files that are made otherwise than MkDocs makes them, or not at all because the site has them already."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel


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
    """A page or file that the site has, or that has been written: links to it resolve, MkDocs leaves it alone."""

    def __init__(self, path: str, config: MkDocsConfig, dest_uri: str) -> None:
        super().__init__(path, None, config.site_dir, True, dest_uri=dest_uri, inclusion=InclusionLevel.NOT_IN_NAV)
        self.generated_by = "castloom"

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        pass
