"""A MkDocs page whose content is ready before MkDocs reads it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc


@dataclass(frozen=True)
class Prepared:
    """A page as the engine made it. `view` is asked for when the page is placed, so that no page waits in memory."""

    title: str
    description: str
    template: str
    section: str
    updated: str
    view: Callable[[], dict[str, Any]]
    markdown: str = ""
    html: str = ""
    anchors: Iterable[str] = ()


class PreparedPage(Page):
    """MkDocs asks a page to read and to render itself. This one has done so: its notes are in the build's cache.

    Every event of other plugins still runs; if one changes the Markdown, MkDocs' own rendering takes over.
    """

    def __init__(self, prepared: Prepared, file: File, config: MkDocsConfig) -> None:
        self.prepared = prepared
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
        self.present_anchor_ids = set(self.prepared.anchors)
