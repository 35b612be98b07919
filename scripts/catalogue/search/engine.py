"""Runs Pagefind's program over documents and takes from its output what our pages use.

The program is talked to as a service: requests in base64 with a comma behind each go in, an answer to each comes
out. Its other way, indexing a folder, numbers the pages in the order in which the disk happens to list them, so
that two machines make different indexes of the same documents. Its Python interface waits a tenth of a second
after every answer.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread
from typing import IO, Any, Final

import zopfli.gzip

from catalogue.problems import BilingualError
from catalogue.search.meta import SIGNATURE, files_by_words
from catalogue.search.packs import pack_json

#: What of Pagefind's output reaches the site: the engine and the files of words. Its own scripts do not
#: (`search-engine.js` speaks to the engine itself), nor its worker (a search takes a few milliseconds) nor the
#: fragments (see `meta`).
_ENTRY: Final = "pagefind-entry.json"
_CHUNKS: Final = "index/"
#: Beside them, what the browser must know of them (JSON, by us).
FILES: Final = "files.pack"
ENGINE: Final = "engine.pack"


class SearchError(BilingualError):
    """The index cannot be made."""


@cache
def pagefind_program() -> Path:
    """The program that comes with the package."""
    from pagefind.service import get_executable  # noqa: PLC0415 - brings asyncio; only a new index needs it

    return get_executable() or Path("pagefind")


def run_pagefind(documents: Sequence[str], out_dir: Path) -> None:
    """Indexes documents into a folder, for pages of every language.

    Args:
        documents: HTML; the place of each is its number, and in hexadecimal digits the id of a result.
        out_dir: made by this function.

    Raises:
        SearchError: the program could not be run or refused something.
    """
    made = {file["path"]: b64decode(file["content"]) for file in _converse(documents)}
    (facts,) = json.loads(made[_ENTRY])["languages"].values()
    meta = files_by_words(made[f"pagefind.{facts['hash']}.pf_meta"])
    kept = {path: content for path, content in made.items() if path.startswith(_CHUNKS)}
    kept[FILES] = pack_json(meta)
    kept[ENGINE] = _recompressed(made["wasm.unknown.pagefind"])
    (out_dir / _CHUNKS).mkdir(parents=True)
    for path, content in kept.items():
        (out_dir / path).write_bytes(content)


def _recompressed(packed: bytes) -> bytes:
    """The engine without its signature, as small as gzip gets: it is the largest file of a first search."""
    made: bytes = zopfli.gzip.compress(gzip.decompress(packed).removeprefix(SIGNATURE))
    return made


def _converse(documents: Sequence[str]) -> list[dict[str, str]]:
    """Pagefind's files, each with its path and its content in base64.

    They come through the pipe: what the program writes to disk is not yet there when it says so.
    """
    try:
        program = subprocess.Popen(
            [str(pagefind_program()), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
    except OSError as error:
        raise _refused(str(error)) from error
    if program.stdin is None or program.stdout is None:
        raise TypeError("pipes were asked for")
    asking = Thread(target=_ask, args=(program.stdin, documents), daemon=True)
    asking.start()
    try:
        files: list[dict[str, str]] = _listen(program.stdout, len(documents) + 2)["files"]
        return files
    finally:
        program.kill()
        program.wait()
        asking.join()
        program.stdout.close()
        with suppress(BrokenPipeError):  # an early end, reported above, leaves requests that were not sent
            program.stdin.close()


def _ask(stdin: IO[bytes], documents: Sequence[str]) -> None:
    """Writes all requests without waiting; the program answers in the same order."""
    try:
        _send(stdin, 0, {"type": "NewIndex", "config": {"keep_index_url": True}})
        for number, html in enumerate(documents, 1):
            _send(stdin, number, {"type": "AddFile", "index_id": 0, "url": f"/{number}", "file_contents": html})
        _send(stdin, len(documents) + 1, {"type": "GetFiles", "index_id": 0})
        stdin.flush()
    except BrokenPipeError:
        return  # the program ended early: whoever listens reports it


def _send(stdin: IO[bytes], message_id: int, payload: dict[str, Any]) -> None:
    stdin.write(b64encode(json.dumps({"message_id": message_id, "payload": payload}).encode()) + b",")


def _listen(stdout: IO[bytes], expected: int) -> dict[str, Any]:
    """Reads answers and returns the last one; an error among them is raised."""
    answered, parts = 0, list[bytes]()
    while True:
        chunk = os.read(stdout.fileno(), 1 << 20)
        if not chunk:
            raise _refused("it ended early")
        *ends, rest = chunk.split(b",")
        for end in ends:
            payload: dict[str, Any] = json.loads(b64decode(b"".join((*parts, end))))["payload"]
            parts.clear()
            if payload["type"] == "Error":
                raise _refused(payload["message"])
            answered += 1
            if answered == expected:
                return payload
        parts.append(rest)


def _refused(reason: str) -> SearchError:
    return SearchError(f"Pagefind gagal membuat indeks: {reason}", f"Pagefind could not make the index: {reason}")
