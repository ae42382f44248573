"""Numbers and dates as a language writes them (Unicode CLDR, by Babel). Each is made once: Babel takes its time."""

from datetime import date
from functools import cache, partial

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_date_format
from babel.numbers import format_decimal, format_percent

_GROUPED = 10_000  # smaller numbers need no sign between their digits


@cache
def locale_of(language: str) -> Locale:
    """What CLDR knows of a language such as `de-AT`, or of its first part that it knows; of English else."""
    parts = language.split("-")
    for count in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:count]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_001")


@cache
def day(moment: date, locale: Locale) -> str:
    """`14 January 2025`, `14. Januar 2025`."""
    return str(_long(locale).apply(moment, locale))


_long = cache(partial(get_date_format, "long"))


@cache
def month(number: int, year: int, locale: Locale) -> str:
    """`January 2025`, `enero de 2025`."""
    return format_skeleton("yMMMM", date(year, number, 1), locale=locale)


@cache
def month_alone(number: int, locale: Locale) -> str:
    """`January`."""
    return format_date(date(2000, number, 1), "LLLL", locale)


@cache
def whole(number: int, locale: Locale) -> str:
    """`1234`, `12,345`."""
    return str(number) if abs(number) < _GROUPED else format_decimal(number, locale=locale)


@cache
def decimal(number: str, locale: Locale) -> str:
    """`0.8`, `0,8`: with as many digits as the number is written with."""
    pattern = "0." + "0" * len(number.partition(".")[2])
    return format_decimal(number, pattern, locale)


@cache
def percent(hundredths: int, locale: Locale) -> str:
    """`34%`, `34 %`."""
    return format_percent(hundredths / 100, locale=locale)
