"""Soundbites: where they lie in the audio, and which of them apps cannot be told."""

from collections.abc import Iterator

from castloom.model.episode import Episode, Soundbite
from castloom.model.problem import Problem, Severity
from castloom.render.composed import Spoken


def stretch(bite: Soundbite, spoken: Spoken | None) -> tuple[float, float] | None:
    """Seconds from and to, as declared or of the passage; None where nobody knows them for sure."""
    if bite.start is not None and bite.duration is not None:
        return bite.start.total_seconds(), (bite.start + bite.duration).total_seconds()
    if spoken is None or not spoken.timing.is_sure:
        return None
    start, end = spoken.starts.get(bite.passage, (0.0, 0.0))
    if end > start and bite.duration:
        end = start + bite.duration.total_seconds()
    return (start, end) if end > start else None


def soundbite_problems(episode: Episode, spoken: Spoken | None) -> Iterator[Problem]:
    """Soundbites of passages that there are not, and of passages without a sure time."""
    for bite in (bite for bite in episode.soundbites if bite.passage):
        if spoken is None or bite.passage not in spoken.anchors.split():
            hint = "copy the address of a passage from the episode's page"
            yield Problem(episode.path, bite.line, "soundbites", f"no passage {bite.passage}", hint)
        elif stretch(bite, spoken) is None:
            message = f"nobody knows for sure when {bite.passage} is said, so apps do not get this one"
            hint = 'write its startTime and duration instead, as in {startTime: "12:30", duration: 45}'
            yield Problem(episode.path, bite.line, "soundbites", message, hint, Severity.WARNING)
        elif (
            bite.duration
            and episode.enclosure
            and _end(bite, spoken) > episode.enclosure.duration.total_seconds() + 0.5
        ):
            message = f"{bite.passage} and {bite.duration} go on after the audio ends, at {episode.enclosure.duration}"
            yield Problem(episode.path, bite.line, "soundbites", message, "shorten its duration")


def _end(bite: Soundbite, spoken: Spoken | None) -> float:
    return (stretch(bite, spoken) or (0.0, 0.0))[1]
