"""A process that leaves says all it had to say, and takes nothing apart; code is not looked through for cycles."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "scripts"


def test_leaving_lets_out_what_was_printed_and_nothing_else() -> None:
    code = """
import sys
from catalogue.memory import leave

class Watched:
    def __del__(self):
        print("taken apart")

kept = Watched()
print("said", end="")
print("and told", end="", file=sys.stderr)
leave()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": str(SCRIPTS)}, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "said", "and told")


def test_code_is_imported_without_looking_for_cycles_in_it() -> None:
    code = """
import gc, sys
searches = []
gc.callbacks.append(lambda phase, info: searches.append(phase))
from catalogue.memory import import_for_good
searches.clear()
import_for_good("catalogue.records")
print(len(searches), "catalogue.records" in sys.modules, gc.isenabled(), gc.get_freeze_count() > len(gc.get_objects()))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": str(SCRIPTS)}, check=False
    )
    assert (done.stdout, done.stderr) == ("0 True True True\n", "")


def test_what_is_held_for_good_is_not_looked_through_again() -> None:
    code = """
import gc
from catalogue.memory import hold_for_good, without_collection
with without_collection():
    made = [[] for _ in range(50_000)]
    hold_for_good()
gc.collect()
print(gc.isenabled(), any(each is made[-1] for each in gc.get_objects()))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": str(SCRIPTS)}, check=False
    )
    assert (done.stdout, done.stderr) == ("True False\n", "")
