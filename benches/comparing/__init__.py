"""What `compare` is made of."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SLUG = "socialpolitik-2025-2028"
SECONDS = 60  # the most that one process of a measurement may take


class Failed(Exception):
    """Something could not run; the message says what."""


def run(command, seconds=SECONDS, threads=None, **options):
    """Runs a program to its end and returns what it wrote. The environment is the same on every machine."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}
    if threads:
        environment["RAYON_NUM_THREADS"] = str(threads)
    options = {"env": environment, "stderr": subprocess.PIPE} | options
    try:
        process = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=seconds, **options)
    except OSError as trouble:
        raise Failed(f"{command[0]} can't be started: {trouble.strerror}") from trouble
    except subprocess.TimeoutExpired as trouble:
        raise Failed(f"{command[0]} took more than {seconds} seconds") from trouble
    if process.returncode != 0:
        said = (process.stderr or "").strip().splitlines()[-20:]
        raise Failed("\n".join([f"{command[0]} ended with status {process.returncode}", *said]))
    return process.stdout
