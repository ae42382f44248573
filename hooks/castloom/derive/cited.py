"""The passages of an episode that concepts' pages quote for and against, word for word."""

from castloom.derive.effective import Effective
from castloom.derive.mentions import Placing
from castloom.derive.passage_at import address_remedy, passage_at
from castloom.model.episode import Cited, Episode
from castloom.model.mention import Quotation, State
from castloom.model.problem import Problems

_KEY = "dissent.passage"


def cited_passages(
    episode: Episode, said: Effective | None, around: Placing, problems: Problems
) -> dict[str, Quotation]:
    """Each passage by the address under which it is cited; those that are gone or withheld are problems."""
    if said is None:
        if not episode.transcript_files:  # one that cannot be read is told elsewhere
            for cited in episode.cited:
                message = f"{episode.path} has no transcript with a passage {cited.passage}"
                problems.error(cited.path, cited.line, _KEY, message, "add the transcript, or remove the passage")
        return {}
    found: dict[str, Quotation] = {}
    for cited in episode.cited:
        quotation = _quoted(cited, episode, said, around, problems)
        if quotation:
            found[cited.passage] = quotation
    return found


def _quoted(cited: Cited, episode: Episode, said: Effective, around: Placing, problems: Problems) -> Quotation | None:
    place = passage_at(said.turns, cited.passage)
    if place is None:
        message, hint = f"{episode.path} has no passage {cited.passage}", address_remedy(cited.passage, said.addresses)
        problems.error(cited.path, cited.line, _KEY, message, hint)
        return None
    if place.is_withheld:
        problems.error(cited.path, cited.line, _KEY, f"{cited.passage} is withheld", "remove the passage")
        return None
    start = place.sentences[0].start
    turn, chapter = place.turn, around.chapter(start)
    spoken_at = turn.speaker, turn.person, start, State.IMPLIED, chapter
    return Quotation("", place.address, place.text, (), *spoken_at, row=place.row)
