"""What a show's options do not say together, and what apps would make of them."""

import posixpath
import re
from pathlib import Path

from castloom.model.show import Show
from castloom.source.doubles import check_doubles, doubles
from castloom.source.record import Record
from castloom.source.values.picture import cover_faults, ending_fault, is_nearly_right

_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)


def check_show(show: Show, root: Path, docs_dir: str, record: Record) -> None:
    """Tell what is wrong with a show as a whole."""
    _check_cover(show.image.src, root, docs_dir, record)
    _check_description(show.description, record)
    check_doubles(record, show.persons, show.extras.funding)
    for category in doubles(show.categories):
        name = " > ".join(filter(None, (category.name, category.sub)))
        record.warn("categories", f"{name} stands twice", "keep one of the two")
    for split in (split for value in show.extras.values for split in value.splits):
        hint = "write them in the front matter of the episode whose times they are"
        record.problems.error(record.path, split.line, "value.timeSplits", "a show has no times", hint)


def _check_cover(source: str, root: Path, docs_dir: str, record: Record) -> None:
    """What makes directories refuse the show; of a cover elsewhere only its address is looked at."""
    if source and "://" not in source:
        for fault in cover_faults(root, posixpath.join(docs_dir, source)):
            record.fault("image", fault)
    wrong = ending_fault(source) if source else None
    if wrong and is_nearly_right(source):
        record.warn("image", wrong.message, wrong.hint)
    elif wrong and "://" in source:
        record.fault("image", wrong)


def _check_description(text: str, record: Record) -> None:
    """Markup in a text that is plain everywhere: in the feed, on the site and in directories."""
    if found := _MARKUP.search(text):
        hint = "write the text without marks, and the signs themselves, as in & and é"
        record.warn("description", f"holds {found[0]}, which apps show as it stands here", hint)
