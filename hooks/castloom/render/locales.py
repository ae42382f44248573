"""A language as Open Graph names it: with the country where most of its speakers expect to be."""

# Where the country is called otherwise than the language; of the others (de, fr, es, ro …) it is the same word.
_COUNTRIES = dict(
    pair.split(":")
    for pair in (
        "af:ZA ar:AR be:BY bn:IN bs:BA ca:ES cs:CZ cy:GB da:DK el:GR en:US et:EE eu:ES fa:IR ga:IE gl:ES he:IL hi:IN "
        "hy:AM ja:JP ka:GE kk:KZ ko:KR la:VA ms:MY nb:NO nn:NO sl:SI sq:AL sr:RS sv:SE sw:KE ta:IN te:IN uk:UA ur:PK "
        "vi:VN zh:CN zh-hant:TW"
    ).split()
)


def locale(language: str) -> str:
    """`en_US` for en, `en_GB` for en-gb, `de_DE` for de."""
    first, *rest = language.lower().split("-")
    country = next((part.upper() for part in rest if len(part) == 2), "")
    script = next((f"{first}-{part}" for part in rest if len(part) == 4), "")
    return f"{first}_{country or _COUNTRIES.get(script) or _COUNTRIES.get(first) or first.upper()}"
