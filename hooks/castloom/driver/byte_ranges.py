"""Which part of a file a request asks for (RFC 9110, 14: Range Requests)."""

import re

_RANGE = re.compile(r"bytes[ \t]*=[ \t]*(\d{0,18})-(\d{0,18})[ \t]*", re.IGNORECASE | re.ASCII)


class UnsatisfiableError(Exception):
    """The file has no byte that was asked for."""


def asked_range(header: str, size: int) -> range | None:
    """The bytes that a `Range` header asks for of a file of so many bytes.

    None stands for the whole file: where there is no header, none that can be understood, or several ranges, which a
    server may answer so. Raises UnsatisfiableError.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        part = range(max(0, size - int(found[2])), size)
    elif found[2] and int(found[2]) < int(found[1]):
        return None
    else:
        part = range(int(found[1]), min(size, int(found[2] or size) + 1))
    if not part:
        raise UnsatisfiableError
    return part
