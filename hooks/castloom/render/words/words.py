"""The site's own texts, with what belongs in them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from castloom.model.wording import Wording
from castloom.render.words import formats

_GAP = "\0"


class Words:
    """Says the site's own texts, as plain text: `words("page_of", number=2, pages=3)`."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self._phrases = wording.phrases
        self._locale = formats.locale_of(wording.locale)

    def __reduce__(self) -> tuple[type["Words"], tuple[Wording]]:
        return Words, (self.wording,)

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of this key; where it differs by number, that for `count`. Whole numbers are written out."""
        phrase = self._phrases[key]
        if not isinstance(phrase, str):
            phrase = phrase.get(self._locale.plural_form(values["count"])) or phrase["other"]
        if not values:
            return phrase
        told = {name: self.number(value) if type(value) is int else value for name, value in values.items()}
        return phrase.format_map(told)

    def around(self, key: str, name: str, /, **values: Any) -> tuple[str, str]:
        """What stands before and after the value of `name`."""
        before, _, after = self(key, **{**values, name: _GAP}).partition(_GAP)
        return before, after

    def commas(self, parts: Iterable[str]) -> str:
        """`a, b, c`, of those that say something."""
        return self("list_between").join(filter(None, parts))

    def listed(self, names: Sequence[str]) -> str:
        """`a, b and c`."""
        *others, last = names or ("",)
        return f"{self.commas(others)}{self('list_end')}{last}" if others else last

    def colon(self, name: str, text: str) -> str:
        """`Season 2: The coast`."""
        return self("list_colon", name=name, text=text)

    def number(self, number: int) -> str:
        """A whole number."""
        return formats.whole(number, self._locale)

    def decimal(self, number: str) -> str:
        """A number written with a point, such as `0.8`."""
        return formats.decimal(number, self._locale)

    def percent(self, share: float) -> str:
        """A share of 1, in whole hundredths."""
        return formats.percent(int(f"{100 * share:.0f}"), self._locale)

    def day(self, moment: date) -> str:
        """`14 January 2025`, in the moment's own zone."""
        return formats.day(moment.date() if isinstance(moment, datetime) else moment, self._locale)

    def month(self, number: int, year: int) -> str:
        """`January 2025`."""
        return formats.month(number, year, self._locale)

    def quarter(self, first: int, year: int) -> str:
        """`January to March 2025`; `first` is its first month."""
        start, end = (formats.month_alone(number, self._locale) for number in (first, first + 2))
        return self("quarter", first=start, last=end, year=str(year))

    def length(self, length: timedelta) -> str:
        """`42 min`, `1 h 2 min`, `35 s`."""
        minutes, seconds = divmod(round(length.total_seconds()), 60)
        if minutes < 1:
            return self("seconds", seconds=seconds)
        hours, rest = divmod(minutes + (seconds >= 30), 60)
        if not hours:
            return self("minutes", minutes=rest)
        return self("hours_and_minutes", hours=hours, minutes=rest) if rest else self("hours", hours=hours)

    def role(self, role: str) -> str:
        """What somebody does, by the name that the podcast taxonomy has for it."""
        key = "role_" + role.lower().replace("-", "_").replace(" ", "_")
        return self(key) if key in self._phrases else role


def as_beginning(text: str) -> str:
    """The text with a capital, as where a sentence begins."""
    return text[:1].upper() + text[1:]
