"""Runs both sides in turn and keeps what each took."""

import resource
import shutil
import sys
import time
from dataclasses import dataclass, field

from . import run


@dataclass(frozen=True)
class Took:
    """Seconds on the wall clock, and seconds of processor time, all cores together."""

    wall: float
    cpu: float


@dataclass
class Pair:
    """Two sides that make the same thing; each is a list of commands, run one after the other.

    `start` is a third: what the peer's side spends before it comes to the matter, or nothing.
    """

    name: str
    udgiv: list
    peer: list
    start: list = field(default_factory=list)
    threads: int | None = None
    rounds: list = field(default_factory=list)  # of (udgiv, peer, start)


def measure(pairs, folders, repeats, limit):
    """Runs every pair once a round: udgiv first in one round, second in the next. Stops when the time is up."""
    begun = time.monotonic()
    for number in range(repeats + 1):
        if number > 1 and time.monotonic() - begun > limit:
            print(f"Stopped after {number - 1} rounds of {repeats}: {limit:.0f} seconds are up", file=sys.stderr)
            break
        for pair in pairs:
            sides = {"udgiv": pair.udgiv, "peer": pair.peer, "start": pair.start}
            order = ["udgiv", "peer", "start"] if number % 2 else ["peer", "udgiv", "start"]
            took = {side: timed(sides[side], folders, pair.threads) for side in order}
            if number > 0:  # the first round fills the machine's file cache and doesn't count
                pair.rounds.append((took["udgiv"], took["peer"], took["start"]))


def timed(commands, folders, threads=None):
    for folder in folders:
        empty(folder)
    cpu, wall = processor_time(), time.perf_counter()
    for command in commands:
        run(command, threads=threads)
    return Took(time.perf_counter() - wall, processor_time() - cpu)


def processor_time():
    """Of all processes that this one has started and seen end."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
