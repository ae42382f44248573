"""Makes the engine's fonts, for pages and for cards, of fontsource's package of Literata.

Needed only when Literata or the choice below changes. It prints the `@font-face` rules:
those of Latin scripts stand at the head of castloom.css, the others in letters.css.

    npm pack @fontsource-variable/literata@5.3.0 && tar xzf fontsource-variable-literata-5.3.0.tgz
    python -m venv fonts && fonts/bin/pip install 'fonttools[woff]>=4.60,<5'
    fonts/bin/python tools/fonts.py package
"""

import argparse
import shutil
from collections.abc import Iterable, Iterator
from itertools import groupby, product
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ENGINE = Path(__file__).resolve().parent.parent / "hooks" / "castloom"
FOR_PAGES = ENGINE / "theme" / "assets" / "fonts"
FOR_CARDS = ENGINE / "render" / "cards" / "fonts"

# The parts that pages ask for, each by what has to be on them; Greek and Cyrillic of scholars are left out.
SCRIPTS = {
    "latin": "U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122",
    "latin-ext": "U+100-2BA,U+2BD-2C5,U+2C7-2D9,U+2DB,U+2DD-2FF,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0,U+2113",
    "vietnamese": "U+102-103,U+110-111,U+128-129,U+168-169,U+1A0-1A1,U+1AF-1B0,U+300-309,U+323,U+1EA0-1EF9",
    "cyrillic": "U+400-45F,U+490-491,U+4B0-4B1,U+2116",
    "greek": "U+370-3FF",
}
WEIGHTS = (400, 650)  # text and headings; castloom.css asks for nothing beyond
STYLES = {"roman": "normal", "italic": "italic"}
FEATURES = ["kern", "liga", "ccmp", "lnum", "tnum"]
# What is typed rarely enough in Latin text for the fallback to do: mathematics, controls, combining marks.
DROPPED = {
    0x304,
    0x308,
    0x329,
    0x2191,
    0x2193,
    0x2212,
    0x2215,
    0xFEFF,
    0xFFFD,
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
}

CARD_WEIGHTS = {"regular": 400, "semibold": 600}
LEAST_KERN = 12  # thousandths of the letters' size: less is not seen on a card
TOUCHING = "AÀÁÂÄÅFKLPRTVWXYacefkorvwxy.,:;-–—'’“”\"‘gsdquntmiБГРТУЧгрту"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("package", type=Path, help="fontsource's package, unpacked")
    package: Path = parser.parse_args().package
    for folder in (FOR_PAGES, FOR_CARDS):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        shutil.copyfile(package / "LICENSE", folder / "LICENSE")
    for script, (style, theirs) in product(SCRIPTS, STYLES.items()):
        path = FOR_PAGES / f"literata-{script}-{style}.woff2"
        write_for_pages(package / "files" / f"literata-{script}-wght-{theirs}.woff2", path, script)
        print(face(path.name, style, SCRIPTS[script]))
    known = [write_for_cards(package, name, weight) for name, weight in CARD_WEIGHTS.items()]
    (FOR_CARDS / "letters.txt").write_text(as_ranges(set.intersection(*known)) + "\n", "ascii")
    for path in sorted((*FOR_PAGES.iterdir(), *FOR_CARDS.iterdir())):
        print(f"/* {path.stat().st_size:6} {path.name} */")


def write_for_pages(source: Path, path: Path, script: str) -> None:
    """A part of the font with just the weights and features that pages use."""
    font = TTFont(source, recalcTimestamp=False)
    dropped = DROPPED if script == "latin" else set()
    pruned(font, set(font.getBestCmap()) - dropped, FEATURES)
    font = instantiateVariableFont(font, {"wght": (WEIGHTS[0], WEIGHTS[0], WEIGHTS[1])})
    font.flavor = "woff2"
    font.save(path, reorderTables=None)


def pruned(font: TTFont, letters: Iterable[int], features: list[str]) -> None:
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]  # family and licence
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VVAR", "MVAR", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)


def face(name: str, style: str, letters: str) -> str:
    slant = "normal" if style == "roman" else "italic"
    return (
        f"@font-face {{ font-family: Literata; font-style: {slant}; font-weight: {WEIGHTS[0]} {WEIGHTS[1]};"
        f' font-display: swap; src: url(fonts/{name}) format("woff2"); unicode-range: {letters.replace(",", ", ")}; }}'
    )


def write_for_cards(package: Path, name: str, weight: int) -> set[int]:
    """One weight of the whole font as TrueType, its kerning in a text beside it; its characters are returned."""
    kerning: dict[str, dict[str, int]] = {}
    with TemporaryDirectory() as folder:
        parts = []
        for script in SCRIPTS:
            font = TTFont(package / "files" / f"literata-{script}-wght-normal.woff2", recalcTimestamp=False)
            pruned(font, font.getBestCmap(), ["kern"])
            font = instantiateVariableFont(font, {"wght": weight})
            for left, right, value in pairs(font):
                kerning.setdefault(left, {})[right] = value
            for table in {"GPOS", "GSUB", "GDEF", "STAT", "gasp", "prep"} & set(font.keys()):
                del font[table]
            font.flavor = None
            parts.append(str(Path(folder) / f"{script}.ttf"))
            font.save(parts[-1])
        merged = Merger().merge(parts)
    merged["post"].formatType = 3.0
    merged["head"].created = merged["head"].modified = 3_600_000_000  # the same parts make the same file
    merged.recalcTimestamp = False
    merged.save(FOR_CARDS / f"literata-{name}.ttf")
    lines = (f"{left} {' '.join(f'{right}{value}' for right, value in row.items())}\n" for left, row in kerning.items())
    (FOR_CARDS / f"literata-{name}.kerning.txt").write_text("".join(lines), "utf-8")
    return set(merged.getBestCmap())


def as_ranges(codes: Iterable[int]) -> str:
    """`20-7e a0`, in hexadecimal digits."""
    known = sorted(codes)
    runs = [list(run) for _, run in groupby(enumerate(known), key=lambda pair: pair[1] - pair[0])]
    spans = [(run[0][1], run[-1][1]) for run in runs]
    return " ".join(f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in spans)


def pairs(font: TTFont) -> Iterator[tuple[str, str, int]]:
    """Pairs of characters that are set closer or wider, and by how much, in thousandths of the size."""
    if "GPOS" not in font:
        return
    table = font["GPOS"].table
    wanted = {
        n
        for feature in table.FeatureList.FeatureRecord
        if feature.FeatureTag == "kern"
        for n in feature.Feature.LookupListIndex
    }
    known = {name: chr(code) for code, name in font.getBestCmap().items() if chr(code) in TOUCHING}
    for left, right in product(known, repeat=2):
        value = next((v for n in sorted(wanted) if (v := lookup_value(table.LookupList.Lookup[n], left, right))), 0)
        if abs(value) >= LEAST_KERN:
            yield known[left], known[right], value


def lookup_value(lookup: object, left: str, right: str) -> int:
    for entry in lookup.SubTable:
        subtable = getattr(entry, "ExtSubTable", entry)
        if subtable.LookupType != 2 or left not in subtable.Coverage.glyphs:
            continue
        if subtable.Format == 1:
            for record in subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord:
                if record.SecondGlyph == right:
                    return record.Value1.XAdvance if record.Value1 else 0
        else:
            first = subtable.ClassDef1.classDefs.get(left, 0)
            second = subtable.ClassDef2.classDefs.get(right, 0)
            value = subtable.Class1Record[first].Class2Record[second].Value1
            return getattr(value, "XAdvance", 0) if value else 0
    return 0


if __name__ == "__main__":
    main()
