"""The show's own facts: the castloom plugin's options in mkdocs.yml, read with their lines."""

import re
import uuid
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, time, tzinfo
from pathlib import Path

from castloom.model.link import Image
from castloom.model.problem import Problems, Unreadable
from castloom.model.show import Category, Owner, Release, Show, ShowType
from castloom.source import yamltext
from castloom.source.documents import read_text
from castloom.source.extras import read_extras
from castloom.source.record import Record
from castloom.source.values import address, basic, moment, vocabulary
from castloom.source.yamltext import Fields, Items, Node, Text

_ADD_PLUGIN = "add it:\n    plugins:\n      - castloom:\n          title: …"
_OWNER = "{name: Jane Doe, email: jane@example.com}"
_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def read_show(root: Path, config: str, docs_dir: str, people: Collection[str], problems: Problems) -> Show | None:
    """The show described by the file `config` (such as mkdocs.yml) in `root`; None if it cannot be read at all.

    `docs_dir` is where the path of the cover begins, `people` the ids of the person pages there are.
    """
    found = _settings(root, config, problems)
    if found is None:
        return None
    path, settings, options = found
    _check_urls(settings, path, problems)
    record = Record(options, path, problems)
    show = _show(record, root, docs_dir, people, _site_url(settings, path, problems))
    record.close()
    return show


def _show(record: Record, root: Path, docs_dir: str, people: Collection[str], site_url: str) -> Show:
    show = Show(
        title=record.need("title", basic.plain(255), "Untitled show", "title: The name of the show"),
        short_title=record.get("shortTitle", basic.plain(40), ""),
        description=record.need("description", basic.text, "", "description: What the show is about"),
        site_url=site_url,
        language=record.need("language", vocabulary.language, "en", "language: en"),
        author=record.need("author", basic.plain(255), "", "author: The hosts or the company"),
        owner=record.get("owner", _owner, None),
        categories=_categories(record),
        image=record.need("image", _cover(root, docs_dir), Image(""), "image: assets/cover.jpg"),
        explicit=record.need("explicit", basic.flag, False, "explicit: false"),
        type=record.get("type", basic.one_of(ShowType), ShowType.EPISODIC),
        guid=record.get("guid", _guid, feed_guid(site_url + "feed.xml")),
        copyright=record.get("copyright", basic.plain(255), ""),
        locked=record.get("locked", basic.flag, False),
        persons=record.each("persons", vocabulary.credit(people)),
        release=_release(record),
        extras=read_extras(record),
        enclosure_prefixes=record.each("enclosurePrefix", address.https),
        paging=record.get("paging", basic.whole(1), 0),
        per_page=record.get("episodesPerPage", basic.whole(1), 20),
        new_feed_url=record.get("newFeedUrl", address.https, ""),
        subscribe=record.each("subscribe", address.link),
    )
    if len(show.description.encode()) > 4000:
        record.problems.error(record.path, record.line("description"), "description",
                              f"has {len(show.description.encode())} bytes", "shorten it to 4,000 (Apple)")  # fmt: skip
    return show


def _cover(root: Path, docs_dir: str) -> Callable[[Node], Image]:
    """Reads the cover as its path on the site, where what is in docs_dir lies at the root."""

    def convert(node: Node) -> Image:
        found = address.image(root, docs_dir)(node)
        if "://" not in found.src and not found.src.startswith(f"{docs_dir}/"):
            raise Unreadable(f"{found.src} is not in {docs_dir}/", "move it there, so that it is on the site")
        return replace(found, src=found.src.removeprefix(f"{docs_dir}/"))

    return convert


def _release(record: Record) -> Release:
    utc: tzinfo = UTC
    zone = record.get("timezone", moment.zone, utc)
    return Release(record.get("releaseTime", moment.hour, time(6)), zone)


def _categories(record: Record) -> tuple[Category, ...]:
    if not record.has("categories"):
        record.need("categories", basic.text, "", "categories: [Business > Management]")
    return record.each("categories", vocabulary.category)


def _owner(node: Node) -> Owner:
    fields = basic.group(node, _OWNER, "name", "email")
    if not {"name", "email"} <= set(fields.nodes):
        raise Unreadable("needs a name and an email", f"write {_OWNER}")
    return Owner(basic.text(fields.nodes["name"]), address.mail(fields.nodes["email"]))


def _guid(node: Node) -> str:
    typed = basic.text(node).lower()
    if not _UUID.fullmatch(typed):
        raise Unreadable(f'"{typed}" is not a UUID', "leave the key out: the guid follows from the feed's address")
    return typed


def feed_guid(feed_url: str) -> str:
    """The show's podcast:guid: UUIDv5 of the feed's address without scheme and trailing slashes (podcast namespace)."""
    return str(uuid.uuid5(_NAMESPACE, re.sub(r"^[a-z]+://", "", feed_url).rstrip("/")))


def _site_url(settings: Fields, path: str, problems: Problems) -> str:
    line = settings.lines.get("site_url", 0)
    hint = "write the address the site will have, as in site_url: https://example.com/"
    node = settings.nodes.get("site_url")
    if node is None or (isinstance(node, Text) and not node.value.strip()):
        problems.error(path, line, "site_url", "is missing: a feed needs absolute addresses", hint)
        return "https://example.invalid/"
    try:
        return _folder(address.web(node))
    except Unreadable as fault:
        problems.error(path, line, "site_url", fault.message, fault.hint)
        return "https://example.invalid/"


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
    """The file that names the plugin (MkDocs' INHERIT is followed), all its settings, and the plugin's options."""
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
