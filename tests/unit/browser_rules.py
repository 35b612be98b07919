"""Runs a script module of the browser under Node, for tests of its pure functions."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

LIB = Path(__file__).parents[2] / "overrides" / "assets" / "js" / "lib"


def run(module: str, expression: str, given: object = None) -> Any:
    """The value of an expression over a module `m`, all modules of `js/lib` by `use(name)`, and a value `given`."""
    script = (
        f"const use = (name) => import({json.dumps(LIB.as_uri())} + '/' + name);"
        f"const m = await use({json.dumps(module)});"
        f"const given = {json.dumps(given)};"
        f"console.log(JSON.stringify(await ({expression})));"
    )
    node = shutil.which("node")
    assert node, "Node comes with the build (see Makefile)"
    done = subprocess.run(
        [node, "--input-type=module"], input=script, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
