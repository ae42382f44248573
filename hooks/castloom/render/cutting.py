"""Texts cut to what a feed may hold, after a whole word."""

import re


def cut_to_characters(text: str, most: int) -> str:
    """The text, or as many whole words of it as fit into `most` characters with an ellipsis."""
    return text if len(text) <= most else re.sub(r"\s\S*$", "", text[: most - 2]).rstrip() + " …"


def cut_to_bytes(text: str, most: int) -> str:
    """The text, or as many whole words of it as fit into `most` bytes of UTF-8 with an ellipsis."""
    if len(text.encode()) <= most:
        return text
    beginning = text.encode()[: most - len(" …".encode())].decode(errors="ignore")
    return re.sub(r"\s\S*$", "", beginning).rstrip() + " …"
