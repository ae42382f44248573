"""Markdown extensions that put other files into texts: what these follow from is in no key."""

from collections.abc import Iterable, Mapping
from typing import Any

from markdown.util import get_installed_extensions

_READING = {"pymdownx.b64", "pymdownx.snippets"}
_READING_OPTIONS = {"custom_icons"}  # of pymdownx.emoji
_PURE = ("markdown", "pymdownx", "material")  # whose other extensions and functions read no files of a show


def may_include(extensions: Iterable[Any], configs: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether any of the extensions may read files; those of which nobody here knows are taken to do so."""
    short = {point.name for point in get_installed_extensions() if _is_pure(point.value)}  # toc for markdown.…toc
    return any(
        not isinstance(extension, str)
        or extension in _READING
        or not (extension in short or _is_pure(extension))
        or _reads(configs.get(extension))
        for extension in extensions
    )


def _is_pure(name: str) -> bool:
    return name.partition(".")[0] in _PURE


def _reads(options: Any) -> bool:
    """Whether an extension's options make it read files, or have it call a function that may."""
    if isinstance(options, Mapping):
        return any((key in _READING_OPTIONS and value) or _reads(value) for key, value in options.items())
    if isinstance(options, (list, tuple)):
        return any(map(_reads, options))
    return callable(options) and not _is_pure(str(getattr(options, "__module__", "")))
