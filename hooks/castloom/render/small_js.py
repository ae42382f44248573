"""A module as it is sent: what only its authors read is left out."""

import re

# Comments on lines of their own alone: what stands behind code could be part of a text.
_COMMENTS = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)
_MARGINS = re.compile(r"^[ \t]+|^\n", re.MULTILINE)


def small_js(text: str) -> str:
    """The same program without comments, margins and empty lines; it has no text of several lines."""
    return _MARGINS.sub("", _COMMENTS.sub("", text))
