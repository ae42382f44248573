"""Markdown extensions that put other files into texts: what these follow from is in no key."""

from collections.abc import Iterable, Mapping
from typing import Any

from markdown.util import get_installed_extensions

_READING = {"pymdownx.b64", "pymdownx.snippets"}
_EMOJI = "pymdownx.emoji"


def may_include(extensions: Iterable[Any], configs: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether any of the extensions may read files; those of which nobody here knows are taken to do so."""
    known = {point.name for point in get_installed_extensions() if point.value.startswith("markdown.")}
    return any(not _is_pure(extension, known, configs) for extension in extensions)


def _is_pure(extension: Any, known: set[str], configs: Mapping[str, Mapping[str, Any]]) -> bool:
    if not isinstance(extension, str) or extension in _READING:
        return False
    if extension == _EMOJI:
        return not configs.get(_EMOJI, {}).get("options", {}).get("custom_icons")
    return extension in known or extension.startswith(("markdown.extensions.", "pymdownx."))
