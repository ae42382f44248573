"""What may stand behind a language's code: script, region and variant (BCP 47)."""

import re
from collections.abc import Collection

_TAIL = re.compile(r"(?:-([a-z]{4})\b)?(?:-([a-z]{2}|\d{3})\b)?((?:-(?:\d[a-z0-9]{3}|[a-z0-9]{5,8})\b)*)")
_SCRIPTS = set(
    "adlm arab armn beng brai cans cher cyrl deva ethi geor grek gujr guru hang hans hant hebr hira jpan kana khmr knda"
    " kore laoo latn mlym mong mtei mymr nkoo olck orya sinh sund syrc taml telu tfng thaa thai tibt vaii yiii".split()
)
_WIDER = set("001 002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061 142 143 145 150"
             " 151 154 155 202 419".split())  # fmt: skip
_VARIANTS = set(
    "1901 1994 1996 abl1943 ao1990 arevela arevmda ekavsk fonipa hepburn ijekavsk kkcor metelko monoton nedis oxendict"
    " pinyin polyton rozaj rumgr scotland scouse solba surmiran sursilv sutsilv tarask uccor ucrcor valencia vallader"
    " wadegile".split()
)


def unknown_subtag(tail: str, countries: Collection[str]) -> str:
    """The first part of what follows a language's code, such as `-Hant-tw`, that is not known, in small letters; or "".

    `countries` are codes of ISO 3166-1 in small letters.
    """
    tail = tail.lower()
    match = _TAIL.match(tail)
    script, region, variants = match.groups(default="") if match else ("", "", "")
    if script and script not in _SCRIPTS:
        return script
    if region and region not in countries and region not in _WIDER:
        return region
    strange = [variant for variant in variants.split("-")[1:] if variant not in _VARIANTS]
    rest = tail[match.end() if match else 0 :].strip("-")
    return next(iter([*strange, rest]))
