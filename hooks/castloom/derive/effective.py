"""The effective transcript: what was said with the ledger laid over it, as turns to read and as blocks for exports."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, groupby, pairwise, repeat
from operator import ne

from castloom.derive.imported import imported
from castloom.derive.laid import Edit, Laid
from castloom.derive.laying import Ledger
from castloom.derive.pieces import Pieces, paragraph_starts
from castloom.model.ledger import Correction, Kind, LedgerEntry
from castloom.model.problem import Problems
from castloom.model.speech import Anchor, Mark, Paragraph, Sentence, Turn
from castloom.model.transcript import Block, Transcript

_LONGEST_PARAGRAPH = 500  # characters, where the import does not tell paragraphs


@dataclass(frozen=True)
class Effective:
    """What pages, search, quotes, feed and exports carry. `blocks` are the import's where nothing was corrected.

    `addresses` are all that lead to the speech, `hits` is how often each entry of the ledger matched.
    """

    turns: tuple[Turn, ...]
    blocks: tuple[Block, ...]
    addresses: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    hits: Mapping[LedgerEntry, int] = field(default_factory=dict)


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
    sentences = _sentences(pieces, laid.edits, former)
    turns = _turns(pieces, sentences, person_of)
    others = [place.address for place in (*said.paragraphs, *said.passages)]
    led = [old for old, new in former.items() if new in said.spans] if former else ()
    addresses = tuple(dict.fromkeys([*said.addresses, *pieces.addresses, *others, *led]))
    if not (laid.edits or laid.moves):
        return Effective(turns, transcript.blocks, addresses, hits=laid.hits)
    return Effective(turns, tuple(_blocks(pieces, laid)), addresses, tuple(_corrections(pieces, laid)), laid.hits)


def _sentences(pieces: Pieces, edits: Sequence[Edit], former: Mapping[str, str]) -> list[Sentence]:
    text = pieces.said.text
    texts = list(pieces.said.sentences)
    if pieces.moved:
        texts = [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    marks: list[tuple[Mark, ...]] = [()] * len(texts)
    for start in pieces.parts:
        row = bisect_right(pieces.starts, start) - 1
        texts[row] = texts[row].replace("\n", " ")
    for row, group in groupby(edits, key=lambda edit: bisect_right(pieces.starts, edit.start) - 1):
        texts[row], marks[row] = _corrected(texts[row], pieces.starts[row], list(group))
    anchors = _anchors(pieces, edits, former)
    columns = pieces.addresses, texts, pieces.begins, pieces.finishes, anchors, marks
    # As tuple.__new__ instead of Sentence, this takes a third of the time.
    return list(map(tuple.__new__, repeat(Sentence), zip(*columns, strict=True)))


def _corrected(text: str, offset: int, edits: Sequence[Edit]) -> tuple[str, tuple[Mark, ...]]:
    """A text that begins at `offset` with its corrections, and the marks of these."""
    marks: list[Mark] = []
    made, at = "", 0
    for edit in edits:
        start, end = edit.start - offset, edit.end - offset
        made += text[at:start]
        heard = "" if edit.entry.kind is Kind.WITHHOLD else text[start:end]
        marks.append(Mark(len(made), len(made) + len(edit.meant), heard, str(edit.entry.kind)))
        made += edit.meant
        at = end
    return made + text[at:], tuple(marks)


def _anchors(pieces: Pieces, edits: Sequence[Edit], former: Mapping[str, str]) -> list[tuple[Anchor, ...]]:
    """The further addresses of each sentence: of blocks that begin in it, of parts joined to it, and former ones."""
    said = pieces.said
    anchors: list[tuple[Anchor, ...]] = [()] * len(pieces.starts)
    begun = set(pieces.starts)
    places = [(start, address) for start, _, address in said.passages]
    places += [(start, address) for start, _, address in said.paragraphs if start not in begun]
    places += [place for parts in pieces.parts.values() for place in parts]
    if former:
        present = {*said.spans, *pieces.addresses}
        places += [(said.spans[new][0], old) for old, new in former.items() if new in said.spans and old not in present]
    shifted = _shift(edits)
    held: dict[int, list[Anchor]] = {}
    for place, address in places:
        row = bisect_right(pieces.starts, place) - 1
        start = pieces.starts[row]
        at = shifted(place) - shifted(start) if edits and place > start else place - start
        held.setdefault(row, []).append(Anchor(at, address))
    for row, found in held.items():
        anchors[row] = tuple(sorted(found))
    return anchors


def _shift(edits: Sequence[Edit]) -> Callable[[int], int]:
    """Where an imported character stands in the text as meant; what a correction replaced stands at its beginning."""
    ends = [edit.end for edit in edits]
    shifts = list(accumulate((len(edit.meant) - edit.end + edit.start for edit in edits), initial=0))

    def shifted(place: int) -> int:
        n = bisect_right(ends, place)
        return shifts[n] + (min(place, edits[n].start) if n < len(edits) else place)

    return shifted


def _turns(pieces: Pieces, sentences: list[Sentence], person_of: Callable[[str], str]) -> tuple[Turn, ...]:
    speakers = pieces.speakers
    addresses = {start: address for start, _, address in pieces.said.paragraphs}
    turns = [0, *compress(range(1, len(speakers)), map(ne, speakers, speakers[1:]))]
    begun = sorted({*turns, *pieces.rows_from(paragraph_starts(pieces.said, _LONGEST_PARAGRAPH))})
    own = [addresses.get(pieces.starts[row], "") for row in begun] if addresses else repeat("", len(begun))
    held = [tuple(sentences[row:after]) for row, after in pairwise([*begun, len(sentences)])]
    paragraphs = list(map(tuple.__new__, repeat(Paragraph), zip(own, held, strict=True)))
    place = {row: n for n, row in enumerate(begun)}
    held_by = [tuple(paragraphs[a:b]) for a, b in pairwise([*map(place.__getitem__, turns), len(begun)])]
    heard = [speakers[row] for row in turns]
    persons = {speaker: person_of(speaker) for speaker in set(heard)}
    columns = zip(heard, map(persons.__getitem__, heard), held_by, strict=True)
    return tuple(map(tuple.__new__, repeat(Turn), columns))


def _blocks(pieces: Pieces, laid: Laid) -> Iterator[Block]:
    """The blocks with their corrections, cut where another speaker begins; those of which no word is left are gone."""
    said = pieces.said
    edges = _voice_edges(pieces) if laid.moves else None
    touched: dict[int, list[Edit]] = {n: [] for move in laid.moves for n in said.blocks_in(move.start, move.end)}
    for edit in laid.edits:
        for n in said.blocks_in(edit.start, edit.end):
            touched.setdefault(n, []).append(edit)
    last = 0
    for n in sorted(touched):
        yield from said.blocks[last:n]
        yield from _parts(pieces, touched[n], n, edges)
        last = n + 1
    yield from said.blocks[last:]


def _parts(pieces: Pieces, edits: Sequence[Edit], n: int, edges: Sequence[int] | None) -> list[Block]:
    """What becomes of one block."""
    said, block = pieces.said, pieces.said.blocks[n]
    start, end = said.offsets[n], said.offsets[n] + len(block.text)
    if edges is None and edits[0].start >= start and edits[-1].end <= end:  # words alone, and all within the block
        text, _ = _corrected(block.text, start, edits)
        made = [Block(block.speaker, " ".join(text.split()), block.start, block.end, block.begins)]
    else:
        cuts = edges[bisect_right(edges, start) : bisect_left(edges, end)] if edges else ()
        ends = [*map(said.before, cuts), end]
        made = [_block(pieces, edits, n, *part) for part in zip([start, *cuts], ends, strict=True)]
    return [part for part in made if part.text]


def _voice_edges(pieces: Pieces) -> list[int]:
    speakers = pieces.speakers
    return [pieces.starts[row] for row in range(1, len(speakers)) if speakers[row] != speakers[row - 1]]


def _block(pieces: Pieces, edits: Sequence[Edit], n: int, start: int, end: int) -> Block:
    """A block's part between two characters; a correction stands in the block in which it begins."""
    said = pieces.said
    block = said.blocks[n]
    touching = [edit for edit in edits if edit.start < end and start < edit.end]
    inside = [edit._replace(end=min(edit.end, end)) for edit in touching if edit.start >= start]
    begin = max([start, *(min(edit.end, end) for edit in touching if edit.start < start)])
    text, _ = _corrected(said.text[begin:end], begin, inside)
    speaker = pieces.speakers[bisect_right(pieces.starts, start) - 1]
    if (text, speaker) == (block.text, block.speaker):
        return block
    whole = end - start == len(block.text)
    times = (block.start, block.end) if whole else (said.moment(start), said.end_moment(end))
    return Block(speaker, " ".join(text.split()), *times, block.begins)


def _corrections(pieces: Pieces, laid: Laid) -> Iterator[Correction]:
    said = pieces.said
    for edit in laid.edits:
        row = bisect_right(pieces.starts, edit.start) - 1
        hidden = edit.entry.kind is Kind.WITHHOLD
        heard, meant = ("", "") if hidden else (said.text[edit.start : edit.end], edit.meant)
        yield Correction(pieces.addresses[row], pieces.begins[row], pieces.speakers[row], heard, meant, edit.entry)
    for move in laid.moves:
        row = bisect_right(pieces.starts, move.start) - 1
        before = said.blocks[said.block_at(move.start)].speaker
        yield Correction(pieces.addresses[row], pieces.begins[row], move.speaker, before, move.speaker, move.entry)
