"""Text of a file made plain: one kind of line end, no control characters."""

from castloom.model.problem import Problems
from castloom.source.telling import Fault, tell
from castloom.source.values.basic import CONTROL

_CONTROL_BYTES = bytes(n for n in (*range(32), 127) if n not in b"\t\n\r")


def plain_text(text: str, raw: bytes, path: str, problems: Problems) -> str:
    """A file's text with line feeds alone at its line ends. `raw` are its bytes.

    Control characters are problems, and left out, so that what follows is read all the same.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # To look for bytes is a hundred times as fast as to look for characters, and most files have none of these.
    if len(raw.translate(None, _CONTROL_BYTES)) == len(raw) and b"\xc2" not in raw:
        return text
    faults = [
        Fault(found.start(), f"holds the control character U+{ord(found[0]):04X}") for found in CONTROL.finditer(text)
    ]
    tell(problems.error, text, path, faults, "delete it, or type the words around it again")
    return CONTROL.sub("", text)
