"""The MkDocs plugin: fetches what MkDocs knows, lets the engine work, and hands its pages over."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, write_file
from mkdocs.utils.templates import TemplateContext

from castloom.driver.edition import Edition, make_edition
from castloom.driver.files import PreparedFile
from castloom.driver.frame import frame_key, works_alone
from castloom.driver.garbage import collect_rarely
from castloom.driver.hosting import as_host
from castloom.driver.looking import circumstances
from castloom.driver.own_links import OwnLinks
from castloom.driver.own_pages import docs_folder, leave_search_out, name_sources, own_view, substitutes
from castloom.driver.page import Prepared, PreparedPage
from castloom.driver.pages import Pages
from castloom.driver.printing import print_pages
from castloom.driver.publishing import Staging
from castloom.driver.search_preview import with_search
from castloom.driver.searching import PreviewIndex, Search, publish_index
from castloom.driver.serving import keep_serving
from castloom.driver.shell import Shells
from castloom.driver.store import CACHE
from castloom.driver.template_faults import template_fault
from castloom.driver.templates import spare_templates
from castloom.driver.theme import add_theme, add_theme_files, speak, theme_folder
from castloom.model.lock import LOCK
from castloom.model.memory import NO_MEMORY, Memory
from castloom.model.problem import Problems, Severity
from castloom.render.sharing import sharing
from castloom.render.views.common import show_view
from castloom.render.views.lists import newest_rows
from castloom.render.words.phrases import Phrases
from castloom.source.folder import FOLDERS
from castloom.source.ledger_faults import SHOW_LEDGER

log = logging.getLogger("mkdocs.plugins.castloom")

_BESIDE = (SHOW_LEDGER, LOCK)


class CastloomPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # its options are read from mkdocs.yml with their lines
    """`on_config` begins a build anew; nothing else outlives one, but for a preview's memory and index."""

    preview = False

    def __init__(self) -> None:
        super().__init__()
        self.preview_index = PreviewIndex()
        self.memory = NO_MEMORY

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        # MkDocs' own check knows no lines and no nearest names; read_show checks the options instead.
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.preview = command == "serve"
        self.memory = Memory(is_kept=self.preview)
        if dirty:
            log.warning(
                "--dirty has no effect on episodes, concepts and people: Castloom builds only what changed anyway"
            )

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        server.set_app(as_host(with_search(server.serve_request, server.mount_path, self.preview_index)))
        keep_serving(server, [self.root / name for name in (*FOLDERS, theme_folder(config))])
        if not all(
            (self.root / name).exists() for name in _BESIDE
        ):  # commands may write them; then they are to be seen
            server.watch(str(self.root), recursive=False)
        return server

    @event_priority(100)  # other plugins then see the staging folder as the site
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        collect_rarely()
        self.root = _root(config)
        try:
            self.staging = Staging(Path(config.site_dir), self.root / CACHE)
        except OSError as fault:
            raise PluginError(f".cache/castloom: cannot be written: {fault.strerror}; allow writing there") from fault
        config.site_dir = str(self.staging.folder)
        self.templates = theme_folder(config)
        add_theme(config)
        spare_templates(config, self.root, partial(works_alone, config, self))
        _watch(config, self.root)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        problems = Problems()
        around = circumstances(config, files, preview=self.preview)
        around = replace(around, site=self.staging.folder, is_published=self.staging.keeps, is_editing=self.preview)
        around = replace(around, memory=self.memory)
        edition = make_edition(around, problems)
        for problem in problems.warnings:
            log.warning(str(problem))
        if config.strict and problems.warnings and not log.isEnabledFor(logging.WARNING):
            problems.add(
                replace(problem, severity=Severity.ERROR) for problem in problems.warnings
            )  # MkDocs counts none
        if not config.use_directory_urls and not problems.errors:
            raise PluginError("--no-directory-urls: Castloom's addresses end in /; leave the option out")
        if problems.errors or edition is None:
            raise PluginError("\n".join(str(problem) for problem in problems.errors))
        self.edition: Edition = edition
        self.search = Search(edition) if edition.site.show.search else None
        speak(config, edition.site.words, edition.site.show.language)
        self.frame = frame_key(config, self, self.preview, edition.site)
        self.own_links = OwnLinks(edition.linker, config)
        self.pages = Pages(edition, config, self.staging, self.frame)
        name_sources(files, config, docs_folder(self.root, config))
        add_theme_files(files, config, edition.site.words)
        for file in [*self.pages.files(), *substitutes(config, edition.site.words, edition.site.show.search)]:
            if file.src_uri not in files.src_uris:
                files.append(file)
        if edition.site.show.search:
            leave_search_out(files)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        # on_page_context would be too late: the template is already chosen
        self.own_links.begin(page)
        prepared = self._list(page)
        if prepared:
            page.meta = {"title": prepared.title, "template": prepared.template, **page.meta}
        elif page.is_homepage:
            page.meta.setdefault("template", "podcast/home.html")
        if not isinstance(page, PreparedPage):
            page.update_date = self.pages.updated  # MkDocs would take today, and no two days' sites would be equal
        return markdown

    @event_priority(-50)  # after plugins that add to the environment
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        env.globals["words"] = Phrases(self.edition.site.words)  # macros see no context
        self.shells = Shells(env)
        if self.frame:  # nobody else works on pages
            pages = files.documentation_pages()
            prepared = [f for f in pages if isinstance(f, PreparedFile) and f.inclusion is not InclusionLevel.DRAFT]
            print_pages(prepared, partial(self._print, env=env, files=pages, config=config))
        return env

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def _print(
        self, file: PreparedFile, *, env: jinja2.Environment, files: Sequence[File], config: MkDocsConfig
    ) -> None:
        """What MkDocs does with a page: context, template, file."""
        page = file.page
        assert isinstance(page, PreparedPage)
        context = get_context(self.nav, files, config, page)
        context = self.on_page_context(context, page=page, config=config, nav=self.nav)
        output = env.get_template(page.prepared.template).render(context)
        write_file(self.on_post_page(output, page=page, config=config).encode(), file.abs_dest_path)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        values: dict[str, Any] = context  # type: ignore[assignment]
        values["show"] = self._shown()
        values["newest"] = newest_rows(self.edition.site)
        values["sitemap"] = self.pages.sitemap(values["pages"])
        return context

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        values: dict[str, Any] = context  # type: ignore[assignment]
        values["show"] = self._shown()
        prepared = page.prepared if isinstance(page, PreparedPage) else self._list(page)
        if prepared:
            shell = self.shells.get(prepared.section, values)
            page.meta["podcast"] = {**prepared.view(), "shell": shell}
        elif str(page.meta.get("template", "")).startswith("podcast/"):
            page.meta["podcast"] = {
                **own_view(self.edition.site, page),
                "shell": self.shells.make({**values, "page": None, "section": page.url.rstrip("/")}),
            }
        else:
            about = str(page.meta.get("description", ""))
            values["sharing"] = sharing(self.edition.site, page.url, str(page.title), about)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        self.pages.beside.write(page)
        if self.search and not isinstance(page, PreparedPage) and not self._list(page):
            self.search.note(page)
        page.meta.pop("podcast", None)  # thousands of transcripts would wait in memory for the end of the build
        return output

    @event_priority(-100)  # after plugins that write into the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.pages.finish()
        config.site_dir = str(self.staging.site)
        if config.strict and _warned():
            self.staging.discard()
            return
        if self.preview:
            self.preview_index.take(self.search)
        elif self.search:
            publish_index(self.search, self.staging, self.edition.store)
        self.staging.publish()
        if not self.preview:
            self.edition.store.prune()

    @event_priority(-100)  # what other plugins have to do is done then
    def on_build_error(self, *, error: Exception) -> None:
        if not hasattr(self, "staging"):
            return
        self.staging.discard()
        if fault := template_fault(error, self.root, self.templates):
            log.error(fault)
            raise Abort("Aborted with a BuildError!")  # as MkDocs ends where it tells a fault itself

    def _shown(self) -> dict[str, Any]:
        site = self.edition.site
        return show_view(site.show, site.words, site.is_corrected)

    def _list(self, page: Page) -> Prepared | None:
        return self.pages.lists.get(page.file.src_uri) if page.file.generated_by else None


def _root(config: MkDocsConfig) -> Path:
    if not config.config_file_path:
        raise PluginError("castloom: there is no mkdocs.yml; run mkdocs in the show's folder, or name it with -f")
    return Path(config.config_file_path).resolve().parent


def _watch(config: MkDocsConfig, root: Path) -> None:
    watched = [root / name for name in (*FOLDERS, *_BESIDE, theme_folder(config))]
    config.watch.extend(str(path) for path in watched if path.exists())


def _warned() -> bool:
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)
