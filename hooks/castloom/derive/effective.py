"""The effective transcript: what was said with the ledger laid over it, as turns to read and as blocks for exports."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from castloom.derive.imported import imported
from castloom.derive.laid import Edit, Laid
from castloom.derive.laying import Ledger
from castloom.derive.pieces import Pieces, paragraph_starts
from castloom.model.ledger import Correction, Kind, LedgerEntry
from castloom.model.problem import Problems
from castloom.model.speech import Anchor, Mark, Speech, Turn, Voice
from castloom.model.transcript import Block, Blocks, Transcript

_LONGEST_PARAGRAPH = 500  # characters, where the import does not tell paragraphs


@dataclass(frozen=True)
class Effective:
    """What pages, search, quotes, feed and exports carry. `blocks` are the import's where nothing was corrected.

    `addresses` are all that lead to the speech, `hits` is how often each entry of the ledger matched.
    """

    speech: Speech
    blocks: Sequence[Block]
    addresses: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    hits: Mapping[LedgerEntry, int] = field(default_factory=dict)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The speech turn by turn."""
        return self.speech.turns


def effective(
    transcript: Transcript,
    ledger: Ledger,
    entries: Sequence[LedgerEntry],
    former: Mapping[str, str],
    person_of: Callable[[str], str],
    problems: Problems,
) -> Effective:
    """A transcript with the show's `ledger` and its own `entries` laid over it.

    `former` are addresses of an earlier transcription and what they lead to; `person_of` knows speakers' persons.
    """
    said = imported(transcript)
    laid = ledger.lay(said, entries, former, problems)
    pieces = Pieces(said)
    for move in laid.moves:
        pieces.move(move)
    for edit in laid.edits:
        pieces.close_over(edit)
    speech = _speech(pieces, laid.edits, former, person_of)
    others = [place.address for place in (*said.paragraphs, *said.passages)]
    led = [old for old, new in former.items() if new in said.spans] if former else ()
    cut = pieces.addresses if pieces.moved else ()
    addresses = tuple(dict.fromkeys([*said.addresses, *cut, *others, *led]))
    if not (laid.edits or laid.moves):
        return Effective(speech, transcript.blocks, addresses, hits=laid.hits)
    return Effective(speech, _blocks(pieces, laid), addresses, tuple(_corrections(pieces, laid)), laid.hits)


def _speech(
    pieces: Pieces, edits: Sequence[Edit], former: Mapping[str, str], person_of: Callable[[str], str]
) -> Speech:
    said, voices = pieces.said, pieces.voices()
    texts, marks = _texts(pieces, edits)
    known = {speaker: Voice(speaker, person_of(speaker)) for speaker in set(voices.values())}
    places = {start: address for start, _, address in said.paragraphs}
    paragraphs = sorted({*voices, *pieces.rows_from(paragraph_starts(said, _LONGEST_PARAGRAPH))})
    return Speech(
        addresses=pieces.addresses,
        texts=texts,
        starts=pieces.begins,
        ends=pieces.finishes,
        anchors=_anchors(pieces, edits, former),
        marks=marks,
        paragraphs=paragraphs,
        own={row: places[start] for row in paragraphs if (start := pieces.starts[row]) in places},
        voices={row: known[speaker] for row, speaker in voices.items()},
    )


def _texts(pieces: Pieces, edits: Sequence[Edit]) -> tuple[list[str], dict[int, tuple[Mark, ...]]]:
    """The sentences' texts as meant, and the marks of those that were corrected."""
    text = pieces.said.text
    texts = list(pieces.said.sentences)
    if pieces.moved:
        texts = [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    marks: dict[int, tuple[Mark, ...]] = {}
    for start in pieces.parts:
        row = pieces.row_at(start)
        texts[row] = texts[row].replace("\n", " ")
    for row, group in groupby(edits, key=lambda edit: pieces.row_at(edit.start)):
        texts[row], marks[row] = _corrected(texts[row], pieces.starts[row], list(group))
    return texts, marks


def _corrected(text: str, offset: int, edits: Sequence[Edit]) -> tuple[str, tuple[Mark, ...]]:
    """A text that begins at `offset` with its corrections, and the marks of these."""
    marks: list[Mark] = []
    made, at = "", 0
    for begin, after, meant, entry in edits:
        start, end = begin - offset, after - offset
        made += text[at:start]
        heard = "" if entry.kind is Kind.WITHHOLD else text[start:end]
        marks.append(Mark(len(made), len(made) + len(meant), heard, entry.kind.value))
        made += meant
        at = end
    return made + text[at:], tuple(marks)


def _anchors(pieces: Pieces, edits: Sequence[Edit], former: Mapping[str, str]) -> dict[int, tuple[Anchor, ...]]:
    """The further addresses of sentences: of blocks that begin in them, of parts joined to them, and former ones."""
    said = pieces.said
    places = [(start, address) for start, _, address in said.passages]
    if said.paragraphs:
        begun = set(pieces.starts)
        places += [(start, address) for start, _, address in said.paragraphs if start not in begun]
    places += [place for parts in pieces.parts.values() for place in parts]
    if former:
        present = {*said.spans, *pieces.addresses}
        places += [(said.spans[new][0], old) for old, new in former.items() if new in said.spans and old not in present]
    shifted = _shift(edits)
    held: dict[int, list[Anchor]] = {}
    for place, address in places:
        row = pieces.row_at(place)
        start = pieces.starts[row]
        at = shifted(place) - shifted(start) if edits and place > start else place - start
        held.setdefault(row, []).append(Anchor(at, address))
    return {row: tuple(sorted(found)) for row, found in held.items()}


def _shift(edits: Sequence[Edit]) -> Callable[[int], int]:
    """Where an imported character stands in the text as meant; what a correction replaced stands at its beginning."""
    ends = [edit.end for edit in edits]
    shifts = list(accumulate((len(edit.meant) - edit.end + edit.start for edit in edits), initial=0))

    def shifted(place: int) -> int:
        n = bisect_right(ends, place)
        return shifts[n] + (min(place, edits[n].start) if n < len(edits) else place)

    return shifted


def _blocks(pieces: Pieces, laid: Laid) -> Sequence[Block]:
    """The blocks with their corrections, cut where another speaker begins; those of which no word is left are gone."""
    said = pieces.said
    touched: dict[int, list[Edit]] = {n: [] for move in laid.moves for n in said.blocks_in(move.start, move.end)}
    for edit in laid.edits:
        for n in said.blocks_in(edit.start, edit.end):
            touched.setdefault(n, []).append(edit)
    edges = [pieces.starts[row] for row in pieces.voices()] if laid.moves else []
    texts, words = list(said.columns.texts), list(said.columns.words)
    parts: dict[int, list[Block]] = {}
    for n, edits in touched.items():
        start, end = said.offsets[n], said.offsets[n] + len(texts[n])
        if not edges and edits[0].start >= start and edits[-1].end <= end:  # words alone, and all within the block
            texts[n], words[n] = " ".join(_corrected(texts[n], start, edits)[0].split()), ()
        else:
            parts[n] = _parts(pieces, edits, start, end, edges)
    blocks = Blocks(said.columns._replace(texts=texts, words=words))
    return blocks if all(texts) and not parts else tuple(_put_in(blocks, parts))


def _put_in(blocks: Sequence[Block], parts: Mapping[int, Sequence[Block]]) -> Iterator[Block]:
    """The blocks that have words, some of which are made parts."""
    for n, block in enumerate(blocks):
        yield from (part for part in parts.get(n, (block,)) if part.text)


def _parts(pieces: Pieces, edits: Sequence[Edit], start: int, end: int, edges: Sequence[int]) -> list[Block]:
    """What becomes of the block between two characters; another speaker begins at each of `edges`."""
    cuts = edges[bisect_right(edges, start) : bisect_left(edges, end)]
    ends = [*map(pieces.said.before, cuts), end]
    return [_block(pieces, edits, *part) for part in zip([start, *cuts], ends, strict=True)]


def _block(pieces: Pieces, edits: Sequence[Edit], start: int, end: int) -> Block:
    """A block's part between two characters; a correction stands in the block in which it begins."""
    said = pieces.said
    block = said.blocks[said.block_at(start)]
    touching = [edit for edit in edits if edit.start < end and start < edit.end]
    inside = [edit._replace(end=min(edit.end, end)) for edit in touching if edit.start >= start]
    begin = max([start, *(min(edit.end, end) for edit in touching if edit.start < start)])
    text, _ = _corrected(said.text[begin:end], begin, inside)
    speaker = pieces.speaker(pieces.row_at(start))
    if (text, speaker) == (block.text, block.speaker):
        return block
    whole = end - start == len(block.text)
    times = (block.start, block.end) if whole else (said.moment(start), said.end_moment(end))
    return Block(speaker, " ".join(text.split()), *times, block.begins)


def _corrections(pieces: Pieces, laid: Laid) -> Iterator[Correction]:
    said = pieces.said
    for edit in laid.edits:
        row = pieces.row_at(edit.start)
        hidden = edit.entry.kind is Kind.WITHHOLD
        heard, meant = ("", "") if hidden else (said.text[edit.start : edit.end], edit.meant)
        yield Correction(pieces.addresses[row], pieces.begins[row], pieces.speaker(row), heard, meant, edit.entry)
    for move in laid.moves:
        row = pieces.row_at(move.start)
        before = said.columns.speakers[said.block_at(move.start)]
        yield Correction(pieces.addresses[row], pieces.begins[row], move.speaker, before, move.speaker, move.entry)
