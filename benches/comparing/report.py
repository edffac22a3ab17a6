"""The results as a page of Markdown."""

import os
import platform
import re
from pathlib import Path
from statistics import median, quantiles

from . import ROOT, SLUG

ALIKE = 0.95  # the share of words in common below which the sides count as different texts

HEAD = """\
# udgiv beside Typst and Pandoc

Cold builds of `{slug}`: a new process and an empty folder each time, both sides in turn.
[README.md](README.md) says what is compared, and what this does not show.

- {rounds}{date}; {cores} cores, {cpu}
- udgiv {udgiv} with Typst {library}, {build}
- Typst {typst} from Python; Pandoc {pandoc}

A ratio is udgiv's time divided by the peer's in the same round: below 1, udgiv took less. It is the median of all
rounds, with the range that holds the middle half of them.
"""


def write(udgiv, tools, files, pairs, built, date):
    head = HEAD.format(
        slug=SLUG, rounds=counted(len(pairs[0].rounds)), date=f", {date}" if date else "",
        cores=os.cpu_count(), cpu=cpu_model(),
        udgiv=udgiv.version, library=library_version(), build="release build" if built else "a binary given by hand",
        typst=tools.typst_version, pandoc=tools.pandoc_version,
    )
    return "\n".join([head, *times(pairs), "", *starts(pairs), "", *likeness(files), ""])


def counted(rounds):
    return "1 round" if rounds == 1 else f"{rounds} rounds"


def times(pairs):
    yield "| | udgiv | peer | ratio | ratio, processor time | ratio, without Python's start |"
    yield "|---|---|---|---|---|---|"
    for pair in pairs:
        udgiv, peer, start = zip(*pair.rounds)
        wall = spread(ours.wall / theirs.wall for ours, theirs in zip(udgiv, peer))
        cpu = spread(ours.cpu / theirs.cpu for ours, theirs in zip(udgiv, peer))
        bare = "–"
        if pair.start:
            bare = spread(ours.wall / (theirs.wall - less.wall) for ours, theirs, less in zip(udgiv, peer, start))
        yield f"| {pair.name} | {milliseconds(udgiv)} | {milliseconds(peer)} | {wall} | {cpu} | {bare} |"


def starts(pairs):
    times = [start for pair in pairs if pair.start for _, _, start in pair.rounds]
    yield f"Python's start, with Typst loaded and nothing done: {milliseconds(times)}. It is in the peer's time."


def likeness(files):
    unlike = []
    yield "| | udgiv | peer | words in common | only udgiv | only the peer |"
    yield "|---|---|---|---|---|---|"
    for kind, (ours, theirs) in files.items():
        common = (ours.words & theirs.words).total() / max(ours.words.total(), theirs.words.total())
        if common < ALIKE:
            unlike.append(kind)
        more, less = (ours.words - theirs.words).total(), (theirs.words - ours.words).total()
        yield f"| {kind} | {described(kind, ours)} | {described(kind, theirs)} | {common:.1%} | {more} | {less} |"
    if unlike:
        yield f"\n**The two sides do not say the same in: {', '.join(unlike)}.** Their ratios mean little."


def described(kind, file):
    parts = {"PDF": f"{file.parts} pages, ", "EPUB": f"{file.parts} chapters, "}.get(kind, "")
    return f"{parts}{file.words.total()} words, {file.size / 1000:.0f} kB"


def milliseconds(times):
    return f"{median(time.wall for time in times) * 1000:.0f} ms"


def spread(ratios):
    ratios = sorted(ratios)
    low, _, high = quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
    return f"**{median(ratios):.2f}** ({low:.2f}–{high:.2f})"


def cpu_model():
    try:
        return re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)[1]
    except (OSError, TypeError):
        return platform.processor() or platform.machine()


def library_version():
    """Of the Typst inside udgiv."""
    lock = (ROOT / "Cargo.lock").read_text(encoding="utf-8")
    return re.search(r'name = "typst"\nversion = "(.+)"', lock)[1]
