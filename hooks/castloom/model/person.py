"""Somebody who is heard on the show or works on it, and as what."""

from dataclasses import dataclass

from castloom.model.link import Image


@dataclass(frozen=True)
class Credit:
    """A person's part in an episode or the show. Role and group are the podcast taxonomy's own names."""

    id: str
    role: str
    group: str
    line: int = 0


@dataclass(frozen=True)
class Person:
    """A person; `id` is the file's stem, `description` a line about them, `text` their page's Markdown."""

    id: str
    path: str
    name: str
    text: str = ""
    text_line: int = 0
    prefix: str = ""
    aliases: tuple[str, ...] = ()
    misheard: tuple[str, ...] = ()
    description: str = ""
    image: Image | None = None
    home: str = ""
    same_as: tuple[str, ...] = ()
    draft: bool = False

    @property
    def url(self) -> str:
        return f"people/{self.id}/"

    @property
    def forms(self) -> tuple[str, ...]:
        """Every right form of the name, the full one first."""
        return (self.name, *self.aliases)
