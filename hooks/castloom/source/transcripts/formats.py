"""The transcript formats there are, and under which ending each lies beside its episode."""

from enum import StrEnum


class Format(StrEnum):
    """A format by the name that editors know."""

    VTT = "WebVTT"
    SRT = "SRT"
    PODCAST_JSON = "podcast JSON"
    WHISPER = "Whisper JSON"
    WHISPER_CPP = "whisper.cpp JSON"
    PODLOVE = "Podlove JSON"
    HTML = "HTML"
    MARKDOWN = "Markdown with names in bold"
    TIMED_TEXT = "text with names and times"
    TEXT = "text with names"

    @property
    def ending(self) -> str:
        """The ending of such a file beside an episode."""
        return _ENDINGS.get(self, ".txt")


_ENDINGS = {
    Format.VTT: ".vtt",
    Format.SRT: ".srt",
    Format.PODCAST_JSON: ".json",
    Format.WHISPER: ".json",
    Format.WHISPER_CPP: ".json",
    Format.PODLOVE: ".json",
    Format.HTML: ".html",
}
