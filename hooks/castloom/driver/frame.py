"""What all pages have in common, as one key: templates, theme, navigation, versions."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.config.defaults import MkDocsConfig

from castloom.driver.store import engine_digest, key_of, touch_of
from castloom.driver.templates import files_in_sight
from castloom.render.site import Site

_PAGE_EVENTS = ("files", "nav", "env", "pre_page", "page_read_source", "page_markdown", "page_content",
                "page_context", "post_page")  # fmt: skip
_SHOWN = ("site_name", "site_url", "site_author", "site_description", "nav", "copyright", "repo_url", "repo_name",
          "edit_uri", "edit_uri_template", "extra", "extra_css", "remote_branch")  # fmt: skip


def frame_key(config: MkDocsConfig, plugin: object, preview: bool, site: Site) -> str | None:
    """A key that changes whenever what surrounds a page's own content may; None if another plugin works on pages."""
    if not works_alone(config, plugin):
        return None
    shown = [(name, config[name]) for name in _SHOWN]
    scripts = [(str(script), getattr(script, "type", "")) for script in config.extra_javascript]
    theme = {name: config.theme[name] for name in config.theme}
    named = list(_own_pages(config)) if _names_itself(config.nav) else []
    versions = engine_digest(), mkdocs.__version__
    return key_of(
        versions, preview, site.is_corrected, site.words.wording, shown, scripts, theme, named, list(_templates(config))
    )


def works_alone(config: MkDocsConfig, plugin: object) -> bool:
    """Whether no other plugin works on pages, templates or files."""
    return all(getattr(method, "__self__", None) is plugin for method in _page_methods(config))


def _page_methods(config: MkDocsConfig) -> Iterator[Any]:
    for event in _PAGE_EVENTS:
        yield from config.plugins.events.get(event, [])


def _names_itself(nav: Any) -> bool:
    """Whether the navigation takes titles from pages: it does so for entries that are a path alone."""
    if isinstance(nav, list):
        return any(isinstance(entry, str) or _names_itself(entry) for entry in nav)
    if isinstance(nav, dict):
        return any(not isinstance(entry, str) and _names_itself(entry) for entry in nav.values())
    return nav is None


def _own_pages(config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
    for path in sorted(Path(config.docs_dir).rglob("*.md")):
        yield str(path), path.read_bytes()


def _templates(config: MkDocsConfig) -> Iterator[tuple[str, tuple[int, int]]]:
    for folder in config.theme.dirs:
        if folder == config.theme.custom_dir:  # its templates may include any file of theirs, such as an icon
            paths = sorted(Path(folder).rglob("*"))
        else:
            paths = sorted(Path(folder, name) for name in files_in_sight(folder) if name.endswith(".html"))
        for path in paths:
            yield str(path), touch_of(path)
