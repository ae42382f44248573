"""MkDocs files whose content is made when it is wanted, or not at all because the site has it already."""

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import write_file


class LateFile(File):
    """A generated file; `content` is asked for when it is copied, so that no long text waits in memory."""

    def __init__(self, uri: str, config: MkDocsConfig, content: Callable[[], bytes]) -> None:
        super().__init__(uri, None, config.site_dir, True, inclusion=InclusionLevel.INCLUDED)
        self.generated_by = "castloom"
        self.abs_src_path = None
        self._make = content

    @property
    def content_bytes(self) -> bytes:
        return self._make()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._make = lambda: value

    def copy_file(self, dirty: bool = False) -> None:
        write_file(self.content_bytes, self.abs_dest_path)


class PreparedFile(File):
    """A page that is ready to be placed. Once it is printed MkDocs passes it by, and links to it still resolve."""

    is_printed = False

    def is_documentation_page(self) -> bool:
        return not self.is_printed

    def copy_file(self, dirty: bool = False) -> None:
        if not self.is_printed:
            super().copy_file(dirty)


class KeptFile(File):
    """A page or file that the site has already: links to it resolve, but MkDocs neither reads nor writes it."""

    def __init__(self, path: str, config: MkDocsConfig, dest_uri: str) -> None:
        super().__init__(path, None, config.site_dir, True, dest_uri=dest_uri, inclusion=InclusionLevel.NOT_IN_NAV)
        self.generated_by = "castloom"

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        pass
