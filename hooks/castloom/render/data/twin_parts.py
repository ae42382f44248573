"""What several kinds of twins have: links, cards, passages, lines of facts. Addresses become whole."""

import re
from collections.abc import Iterable
from html import unescape
from typing import NamedTuple

from castloom.render.data.marked_text import line, link, paragraph
from castloom.render.views.common import View
from castloom.render.words.words import Words

_TAG = re.compile(r"<[^>]*>")


class Written(NamedTuple):
    """What stands on a page beside its view: the author's Markdown with whole links, and the transcript's text."""

    text: str = ""
    transcript: str = ""


class Parts:
    """Writes pieces of a view as Markdown; `root` is the site's address, `words` what it says itself."""

    def __init__(self, root: str, words: Words) -> None:
        self._root = root
        self.words = words

    def whole(self, url: str) -> str:
        return url if "://" in url or url.startswith("mailto:") else self._root + url

    def link(self, title: str, url: str) -> str:
        """The title, as a link if it leads anywhere."""
        return link(title, self.whole(url)) if url else line(title)

    def links(self, rows: Iterable[View]) -> str:
        return bullets(self.link(row["title"], row["url"]) for row in rows)

    def inline(self, rows: Iterable[View]) -> str:
        """Titled links or named persons, with commas between."""
        return self.words.commas(self.link(row.get("title") or row["name"], row["url"]) for row in rows)

    def cards(self, cards: Iterable[View]) -> str:
        return bullets(map(self.card, cards))

    def card(self, card: View, *more: str) -> str:
        """`[Low water](…), Season 1, Episode 1, 2025-03-01, 42 min: What the beach shows.`"""
        facts = filter(None, (*numbers(card), *more))
        told = self.words.commas([self.link(card["title"], card["url"]), *map(line, facts)])
        return self.words.colon(told, line(card["description"])) if card["description"] else told

    def concepts(self, rows: Iterable[View]) -> str:
        return bullets(map(self.concept, rows))

    def concept(self, row: View) -> str:
        counted = row.get("state_text") or row.get("count_text") or ""
        title = self.link(row["title"] + row["mark"], row["url"])
        return self.words.colon(title, line(row["definition"])) + (f" ({line(counted)})" if counted else "")

    def passage(self, passage: View) -> str:
        """A quotation, and below it who said it, and where it stands."""
        who = filter(None, (passage["speaker"], passage["chapter"], passage["clock"], passage["state_text"]))
        source = self.words.commas([*map(line, who), f"<{self.whole(passage['url'])}>"])
        return f"> {paragraph(untagged(passage['text_html']))}\n>\n> — {source}"

    def backlinks(self, rows: Iterable[View]) -> str:
        """The pages that name this one, each with the sentence that does."""
        titled = ((link(row["title"], self.whole(row["url"])), row["sentence"]) for row in rows)
        told = (self.words.colon(title, line(said)) if said else title for title, said in titled)
        return self.section("named_on", bullets(told))

    def pager(self, pager: View) -> str:
        ways = [self.link(self.words(key), pager[key]) for key in ("newer", "older") if pager[key]]
        page = self.words("page_of", number=pager["number"], pages=pager["count"])
        return self.words.colon(page, self.words.commas(ways)) if ways else ""

    def section(self, key: str, *blocks: str) -> str:
        """A heading in the site's own words and what stands below it; "" if nothing does."""
        return section(self.words(key), *blocks)

    def facts(self, **told: str) -> str:
        """`- Published: 2025-03-01` and so on, a line for each that says something, by the key of its words."""
        return bullets(self.words.colon(self.words(key), text) for key, text in told.items() if text)


def untagged(html: str) -> str:
    """The words of escaped text with marks in it."""
    return unescape(_TAG.sub("", html))


def bullets(rows: Iterable[str]) -> str:
    return "\n".join(f"- {row}" for row in rows)


def section(title: str, *blocks: str) -> str:
    """A heading and what stands below it; "" if nothing does."""
    told = [block for block in blocks if block]
    return "\n\n".join([f"## {line(title)}", *told]) if told else ""


def numbers(card: View) -> list[str]:
    """Kind, numbers, day and length of an episode."""
    length = card["duration"]
    told = (
        card["mark"],
        card["type_label"],
        card["season_text"],
        card["number_text"],
        card["date"]["iso"][:10],
        length["text"] if length else "",
    )
    return [text for text in told if text]
