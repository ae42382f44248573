"""The podcast namespace's HTML: low fidelity, but for every reader, and for transcripts without times."""

import html
from collections.abc import Iterator

from castloom.model.clock import clock
from castloom.model.speech import Speech
from castloom.render.transcripts.controls import without_controls
from castloom.render.transcripts.vtt import escaped


def html_file(said: Speech, title: str, language: str, times: bool = True) -> str:
    """A small document: for each paragraph who speaks (`cite`), from when (`time`, as 1:02:03), and the words (`p`).

    Podcast namespace, transcripts: HTML. Name and time stand before every paragraph, also where a turn has several:
    apps read the three together. Without `times`, or where there are none, no paragraph has one.
    """
    lang = f' lang="{html.escape(language)}"' if language else ""
    return without_controls("\n".join([
        f'<!doctype html>\n<html{lang}>\n<head>\n<meta charset="utf-8">\n<title>{escaped(title)}</title>',
        '<meta name="viewport" content="width=device-width">\n</head>\n<body dir="auto">',
        *_paragraphs(said, times),
        "</body>\n</html>\n",
    ]))  # fmt: skip


def _paragraphs(said: Speech, times: bool) -> Iterator[str]:
    cite = ""
    for (first, _), text in zip(said.spans, said.paragraph_texts, strict=True):
        if voice := said.voices.get(first):
            cite = f"<cite>{escaped(voice.speaker)}:</cite>\n" if voice.speaker else ""
        start = said.starts[first] if times else None
        time = f"<time>{clock(start)}</time>\n" if start is not None else ""
        yield f"{cite}{time}<p>{escaped(text)}</p>"
