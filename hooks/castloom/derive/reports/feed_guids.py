"""Guids that another show may have as well."""

import re
from collections.abc import Iterator

from castloom.derive.reports.finding import Finding, Level, quoted
from castloom.derive.reports.material import Material

_COUNTED = re.compile(r"[a-z]{0,8}[\W_]*\d{1,6}(?:[\W_]*[a-z]{1,8}[\W_]*\d{1,6})?", re.IGNORECASE)  # 42, ep-7, s1e2
_SHORTEST = 6  # characters that can be unique in the world


def common_guids(material: Material) -> Iterator[Finding]:
    """A guid such as `42`: newsboat and others know an episode by its guid alone, whatever feed it is in."""
    episode, lock = material.episode, material.catalog.lock
    if len(episode.guid) >= _SHORTEST and not _COUNTED.fullmatch(episode.guid):
        return
    message = f"guid: {quoted(episode.guid)} may be in other feeds too, and newsboat would take both for one episode"
    if lock and any(record.guid == episode.guid for record in lock.episodes):
        level, hint = Level.NOTE, "keep it: the episode is out, and with another guid everybody would get it again"
    else:
        level, hint = Level.WARNING, "remove the line; but if the episode is out, keep it and run castloom lock"
    yield Finding(level, episode.path, material.line("guid"), message, hint)
