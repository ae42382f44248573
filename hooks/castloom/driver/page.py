"""A MkDocs page whose content is ready before MkDocs reads it."""

import marshal
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

View = dict[str, Any]


@dataclass(frozen=True)
class Prepared:
    """A page as the engine makes it, of a kind that has a template and in a section of the navigation.

    Its `view` is made when the page is placed, and not at all if the site has the page: `sources` is a key of
    everything that it follows from, but for the page's own text. `is_cited` says that it tells how to cite it.
    """

    title: str
    kind: str
    section: str
    updated: str
    view: Callable[[], View]
    sources: str
    description: str = ""
    markdown: str = ""
    html: str = ""
    anchors: Callable[[], set[str]] = set
    is_cited: bool = False

    @property
    def template(self) -> str:
        return f"podcast/{self.kind}.html"

    @property
    def shown(self) -> tuple[str, ...]:
        """Everything that the page shows."""
        return self.kind, self.section, self.sources, self.html, self.markdown


def key_of_view(view: View) -> str:
    """The key of a page whose view is made at once, because it follows from a bit of everything."""
    # Of equal plain values, version 2 of the format gives equal bytes: it has no references within.
    return blake2b(marshal.dumps(view, 2), digest_size=16).hexdigest()


class PreparedPage(Page):
    """MkDocs asks a page to read and to render itself. This one has done so: its notes are in the build's cache.

    Every event of other plugins still runs; if one changes the Markdown, MkDocs' own rendering takes over.
    """

    def __init__(self, prepared: Prepared, file: File, config: MkDocsConfig) -> None:
        self.prepared = prepared
        self._anchors: set[str] | None = None
        super().__init__(prepared.title, file, config)
        self.update_date = prepared.updated

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = self.prepared.markdown
        self.meta = {
            "title": self.prepared.title,
            "description": self.prepared.description,
            "template": self.prepared.template,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if self.markdown != self.prepared.markdown:
            super().render(config, files)
            return
        self.content = self.prepared.html
        self.toc = get_toc([])

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The page's anchors; made when MkDocs checks a link to one, for a long show has a million of them."""
        return self.prepared.anchors() if self._anchors is None else self._anchors

    @present_anchor_ids.setter
    def present_anchor_ids(self, anchors: set[str] | None) -> None:
        self._anchors = anchors
