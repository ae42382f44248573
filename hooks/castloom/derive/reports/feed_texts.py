"""Texts that an episode lacks in the feed: a description that fits, and a transcript."""

from collections.abc import Iterator

from castloom.derive.reports.feed_material import WholeShow
from castloom.derive.reports.finding import Finding, Level


def cut_descriptions(whole: WholeShow) -> Iterator[Finding]:
    """Episodes without a description whose notes are too long to stand in for one."""
    for episode in whole.catalog.episodes:
        if whole.is_cut(episode):
            message = "description: is missing, and the notes are too long for it: apps show their beginning alone"
            hint = "write description: one or two sentences; the whole notes stay in the feed beside it"
            yield Finding(Level.NOTE, episode.path, 0, message, hint)


def missing_transcripts(whole: WholeShow) -> Iterator[Finding]:
    """Episodes without a transcript in a show where most have one."""
    out = list(whole.out)
    without = [episode for episode in out if not episode.transcript_files]
    if len(without) * 2 < len(out):
        for episode in without:
            name = episode.path.removeprefix("episodes/").removesuffix(".md")
            hint = f"put {name}.vtt beside it, or import one with castloom import"
            message = "has no transcript, as most of the show's episodes have"
            yield Finding(Level.NOTE, episode.path, 0, message, hint)
