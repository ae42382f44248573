"""A MkDocs page whose content is ready before MkDocs reads it."""

import marshal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from castloom.driver.store import key_of


@dataclass(frozen=True)
class Prepared:
    """A page as the engine made it, of a kind that has a template and in a section of the navigation.

    Long texts of the view are `late`: asked for when the page is placed; `late_key` stands for what they will be.
    """

    title: str
    kind: str
    section: str
    updated: str
    view: dict[str, Any]
    late: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    late_key: str = ""
    markdown: str = ""
    html: str = ""
    anchors: Callable[[], set[str]] = set

    @property
    def template(self) -> str:
        return f"podcast/{self.kind}.html"

    @property
    def key(self) -> str:
        """Changes with everything that the page shows."""
        # Of equal plain values, version 2 of the format gives equal bytes: it has no references within.
        view = blake2b(marshal.dumps(self.view, 2), digest_size=16).hexdigest()
        return key_of(self.kind, self.section, view, self.late_key, self.html, self.markdown)

    def whole_view(self) -> dict[str, Any]:
        return {**self.view, **{name: text() for name, text in self.late.items()}}


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
            "description": self.prepared.view["head"]["description"],
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
