"""Changes of tags that apps take up without a word, of a show and of its episodes alike."""

from collections.abc import Iterator, Mapping
from typing import Any

# What stands behind the names of the podcast namespace, for editors.
_WORDS = {
    "alternateEnclosure": "other forms of the audio",
    "block": "requests not to be listed",
    "chat": "chat rooms",
    "contentLink": "links to watch elsewhere",
    "funding": "support links",
    "image": "further pictures",
    "images": "further pictures",
    "license": "licence",
    "liveItem": "live streams",
    "location": "places",
    "podroll": "recommended shows",
    "publisher": "publisher",
    "remoteItem": "links to other feeds",
    "socialInteract": "links to comments",
    "soundbite": "soundbites",
    "trailer": "trailers",
    "txt": "notes to services",
    "updateFrequency": "release rhythm",
    "value": "payments",
}
_SINGULAR = {"licence", "publisher", "release rhythm"}


def tag_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What changed, as "the chapters", and how, as "are new"; both by name, with "" or nothing where there is none."""
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name), new.get(name)
        if was == now or not (was or now):
            continue
        noun = _WORDS.get(name, name)
        verb = "is" if noun in _SINGULAR else "are"
        yield f"the {noun}", "changed" if was and now else f"{verb} new" if now else f"{verb} gone"


def by_name(tags: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    """Further tags by their names, those that editors call the same together."""
    found: dict[str, list[str]] = {}
    for name, text in tags:
        known = _WORDS.get(name)
        found.setdefault(name if known else f"podcast:{name} tags", []).append(text)
    return found
