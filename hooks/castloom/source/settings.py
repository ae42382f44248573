"""MkDocs' settings: where the show's options stand in them, and the address of the site."""

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from castloom.model.problem import Problems, Unreadable
from castloom.source import yamltext
from castloom.source.documents import read_text
from castloom.source.values import address
from castloom.source.yamltext import Fields, Items, Node, Text

_ADD_PLUGIN = "add it:\n    plugins:\n      - castloom:\n          title: …"
_AT_HOME = ("localhost", "127.0.0.1", "::1")


class Repository(NamedTuple):
    """Where the show's files lie on a code host, and where they are edited from there, as MkDocs names both."""

    url: str
    edit_uri: str


class Settings(NamedTuple):
    """The file that names the plugin (MkDocs' INHERIT is followed), the site's address, and the plugin's options."""

    path: str
    site_url: str
    repository: Repository
    options: Fields


def read_settings(root: Path, config: str, problems: Problems) -> Settings | None:
    """What the file `config` in `root` says; None, and a problem, if the plugin is not in it."""
    found = _settings(root, config, problems)
    if found is None:
        return None
    path, settings, options = found
    _check_urls(settings, path, problems)
    repository = Repository(_typed(settings, "repo_url"), _typed(settings, "edit_uri"))
    return Settings(path, _site_url(settings, path, problems), repository, options)


def _typed(settings: Fields, key: str) -> str:
    """A setting that MkDocs itself checks."""
    node = settings.nodes.get(key)
    return node.value.strip() if isinstance(node, Text) else ""


def _site_url(settings: Fields, path: str, problems: Problems) -> str:
    line = settings.lines.get("site_url", 0)
    hint = "write the address the site will have, as in site_url: https://example.com/"
    node = settings.nodes.get("site_url")
    if node is None or (isinstance(node, Text) and not node.value.strip()):
        problems.error(path, line, "site_url", "is missing: a feed needs absolute addresses", hint)
        return "https://example.invalid/"
    try:
        return _folder(_public(node))
    except Unreadable as fault:
        problems.error(path, line, "site_url", fault.message, fault.hint)
        return "https://example.invalid/"


def _public(node: Node) -> str:
    """The site's address: https, unless only this computer is to see it (apps and directories refuse http)."""
    return address.web(node) if urlsplit(address.web(node)).hostname in _AT_HOME else address.https(node)


def _check_urls(settings: Fields, path: str, problems: Problems) -> None:
    node = settings.nodes.get("use_directory_urls")
    if isinstance(node, Text) and node.value.lower() in ("false", "no", "off"):
        line = settings.lines["use_directory_urls"]
        problems.error(path, line, "use_directory_urls", "Castloom's addresses end in /", "remove the line")


def _folder(site_url: str) -> str:
    if "?" in site_url or "#" in site_url:
        raise Unreadable(f'"{site_url}" is more than an address', f"write {re.split('[?#]', site_url)[0]}")
    return site_url.rstrip("/") + "/"


def _settings(root: Path, config: str, problems: Problems) -> tuple[str, Fields, Fields] | None:
    """The file that names the plugin, all settings, and the plugin's options."""
    text = read_text(root, config, problems)
    settings = yamltext.parse(text, config, problems) if text is not None else None
    if not isinstance(settings, Fields):
        return None
    options = _options(settings)
    if options is not None:
        return config, settings, options
    parent = settings.nodes.get("INHERIT")
    if isinstance(parent, Text) and (root / config).parent.joinpath(parent.value).is_file():
        found = _settings(root, parent.value, problems)
        return found and (
            found[0],
            Fields({**found[1].nodes, **settings.nodes}, {**found[1].lines, **settings.lines}, 1),
            found[2],
        )
    problems.error(config, settings.lines.get("plugins", 0), "plugins", "castloom is not among them", _ADD_PLUGIN)
    return None


def _options(settings: Fields) -> Fields | None:
    plugins = settings.nodes.get("plugins")
    entries = plugins.nodes if isinstance(plugins, Items) else (plugins,)
    for entry in entries:
        if isinstance(entry, Fields) and "castloom" in entry.nodes:
            options = entry.nodes["castloom"]
            return options if isinstance(options, Fields) else Fields({}, {}, entry.line)
        if isinstance(entry, Text) and entry.value == "castloom":
            return Fields({}, {}, entry.line)
    return None
