"""Addresses and pictures that an author names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A titled address; `rel` says what it is to the page (for example "canonical")."""

    title: str
    url: str
    rel: str = ""


@dataclass(frozen=True)
class Image:
    """A picture: a path inside the show's folder or an https address, and its text alternative."""

    src: str
    alt: str = ""
