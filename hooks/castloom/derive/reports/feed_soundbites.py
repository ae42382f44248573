"""Soundbites of passages that are too short or too long for one."""

from collections.abc import Iterator

from castloom.derive.reports.finding import Finding, Level
from castloom.derive.reports.material import Material

_SHORTEST, _LONGEST = 15, 120  # seconds (podcast namespace)


def soundbites(material: Material) -> Iterator[Finding]:
    """Passages of less than 15 or more than 120 seconds; of the others the build tells."""
    if material.transcript is None or not material.transcript.timing.is_sure:
        return
    for bite in material.episode.soundbites:
        start, end = _times(material, bite.passage) if bite.passage and not bite.duration else (0.0, 0.0)
        seconds = end - start
        if seconds > 0 and not _SHORTEST <= seconds <= _LONGEST:
            length = "short" if seconds < _SHORTEST else "long"
            message = f"soundbites: {bite.passage} takes {seconds:.1f} seconds, which is {length} for a soundbite"
            least = f"{{startTime: {start:g}, duration: {_SHORTEST if length == 'short' else _LONGEST}}}"
            hint = f"write {least}, or other times of 15 to 120 seconds (podcast namespace)"
            yield Finding(Level.WARNING, material.episode.path, bite.line, message, hint)


def _times(material: Material, address: str) -> tuple[float, float]:
    """Seconds from and to of the passage at an address; (0, 0) if it has none."""
    for paragraph in (paragraph for turn in material.said for paragraph in turn.paragraphs):
        found = [s for s in paragraph.sentences if address in (paragraph.address, *s.addresses)]
        if found and found[0].start is not None and found[-1].end is not None:
            return found[0].start, found[-1].end
    return 0.0, 0.0
