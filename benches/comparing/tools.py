"""The programs: udgiv from cargo, the peers from PyPI in a virtual environment outside the repository."""

import json
import os
import shutil
import sys
from pathlib import Path

from . import ROOT, Failed, run

PIN = ROOT / "benches" / "requirements.txt"


class Tools:
    """The virtual environment, made anew when `requirements.txt` has changed."""

    def __init__(self):
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        tools = os.environ.get("UDGIV_TOOLS")
        folder = Path(tools, "bench") if tools else cache / "udgiv-bench"
        self.python = folder / "bin" / "python"
        pin = folder / "pin"
        if not pin.is_file() or pin.read_bytes() != PIN.read_bytes():
            print(f"Installing the peers into {folder}", file=sys.stderr)
            shutil.rmtree(folder, ignore_errors=True)
            run([sys.executable, "-m", "venv", folder], seconds=300, env=None)
            install = [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            run([*install, "--no-deps", "--only-binary", ":all:", "--requirement", PIN], seconds=600, env=None)
            pin.write_bytes(PIN.read_bytes())
        # The package's own Pandoc, whatever the machine has installed.
        package = self.ask("import pypandoc; print(pypandoc.__file__)")
        self.pandoc = Path(package).parent / "files" / "pandoc"
        self.typst_version = self.ask("import importlib.metadata as m; print(m.version('typst'))")
        self.pandoc_version = run([self.pandoc, "--version"]).split("\n")[0].removeprefix("pandoc ")

    def ask(self, code, *arguments):
        """What a piece of Python prints inside the environment."""
        return run([self.python, "-I", "-c", code, *arguments]).strip()


def build_udgiv():
    """Builds the release binary and says where it is."""
    print("Building udgiv", file=sys.stderr)
    command = ["cargo", "build", "--release", "--locked", "--message-format", "json-render-diagnostics"]
    messages = run(command, seconds=3600, env=None, stderr=None, cwd=ROOT).splitlines()
    for made in map(json.loads, messages):
        if made.get("executable") and made["target"]["name"] == "udgiv":
            return Path(made["executable"])
    raise Failed("cargo made no program udgiv")
