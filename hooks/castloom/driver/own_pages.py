"""The show's own pages, which MkDocs reads from docs_dir: home, subscribe, about and the like."""

import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from castloom.render.data import page_data
from castloom.render.site import Site
from castloom.render.views.lists import home_view, plain_view
from castloom.render.words.words import Words

_PAGE = "---\ntitle: {title}\ntemplate: podcast/{kind}.html\n---\n"


def docs_folder(root: Path, config: MkDocsConfig) -> str:
    """docs_dir as a path from the show's folder."""
    docs_dir = Path(config.docs_dir).resolve()
    if not docs_dir.is_relative_to(root):
        raise PluginError("mkdocs.yml: docs_dir: leaves the show's folder; write the name of a folder in it")
    return docs_dir.relative_to(root).as_posix()


def addresses(files: Files, docs_dir: str) -> dict[str, str]:
    """The address of every file of docs_dir, by its path from there and by its path from the show's folder."""
    own = [file for file in files if file.generated_by is None]
    return {path: file.url for file in own for path in (file.src_uri, f"{docs_dir}/{file.src_uri}")}


def name_sources(files: Files, config: MkDocsConfig, docs_dir: str) -> None:
    """Make edit links lead into docs_dir; those of episodes lead to where they lie already."""
    for file in files:
        if file.generated_by is None and file.src_dir == config.docs_dir:
            file.edit_uri = f"{docs_dir}/{file.src_uri}"


def leave_search_out(files: Files) -> None:
    """Have MkDocs not miss the search page in the navigation: the header leads there by itself."""
    own = files.get_file_from_path("search.md")
    if own:
        own.inclusion = InclusionLevel.NOT_IN_NAV


def substitutes(config: MkDocsConfig, words: Words, search: bool) -> list[File]:
    """Home, subscribe and, with a search, its page, for a show that has not written them."""
    kinds = ("subscribe", *(("search",) if search else ()))
    made = {f"{kind}.md": _PAGE.format(title=json.dumps(words(kind), ensure_ascii=False), kind=kind) for kind in kinds}
    made = {"index.md": "", **made}
    return [File.generated(config, uri, content=content) for uri, content in made.items()]


def own_view(site: Site, page: Page) -> dict[str, Any]:
    """The view of a page that uses one of the engine's templates."""
    if page.is_homepage:
        return {**home_view(site), **page_data.of_home(site)}
    kind = str(page.meta["template"]).removeprefix("podcast/").removesuffix(".html")
    return plain_view(site, kind, page.url, str(page.title), str(page.meta.get("description", "")))
