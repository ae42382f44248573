"""Texts cut to what a feed may hold, after a whole word."""

import re

_ELLIPSIS = " …"
_WORD = 100  # bytes; more without a blank is no word but Chinese, Thai or an address, and cut at a character


def cut_to_characters(text: str, most: int) -> str:
    """The text, or as many whole words of it as fit into `most` characters with an ellipsis."""
    return text if len(text) <= most else _in_whole_words(text[: most - len(_ELLIPSIS)])


def cut_to_bytes(text: str, most: int) -> str:
    """The text, or as many whole words of it as fit into `most` bytes of UTF-8 with an ellipsis."""
    return text if len(text.encode()) <= most else _in_whole_words(_bytes_of(text, most))


def cut_html(html: str, most: int) -> str:
    """As `cut_to_bytes`, for HTML without tags: no entity is cut in two."""
    return html if len(html.encode()) <= most else _in_whole_words(re.sub(r"&\w*$", "", _bytes_of(html, most)))


def _bytes_of(text: str, most: int) -> str:
    return text.encode()[: most - len(_ELLIPSIS.encode())].decode(errors="ignore")


def _in_whole_words(beginning: str) -> str:
    whole = re.sub(r"\s\S*$", "", beginning)
    is_word = len(beginning.encode()) - len(whole.encode()) <= _WORD
    return (whole if is_word else beginning).rstrip() + _ELLIPSIS
