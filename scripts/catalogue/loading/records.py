"""Reads and checks every record by itself, or takes it from the cache where neither file nor rules changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from catalogue.checks.within import CheckedFile, check_file
from catalogue.halves import in_halves
from catalogue.loading.cache import RecordCache, code_version
from catalogue.problems import Problem
from catalogue.records.suggestions import Suggestions
from catalogue.settings import Settings
from catalogue.sources import RecordFile, read_bytes
from catalogue.vocabulary import Vocabulary

_PACKAGE: Final = Path(__file__).parents[1]
#: Parts of the package that decide how a record is read and what is wrong with it.
_DECIDING: Final = (
    "checks", "false_friends.py", "glossary.py", "languages.py", "loading", "problem_codes", "problems.py", "records",
    "sources.py", "strict_yaml.py", "tongues.py", "vocabulary.py", "yaml_reasons.py",
)  # fmt: skip
_PROGRESS_EVERY: Final = 100


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """One record with its place.

    Attributes:
        file: where it is.
        fingerprint: hash of the file's bytes.
        checked: the record and its own problems.
    """

    file: RecordFile
    fingerprint: str
    checked: CheckedFile


@dataclass(frozen=True, slots=True)
class _Unchecked:
    """A file whose record the cache does not hold, with its bytes and keys."""

    file: RecordFile
    data: bytes
    fingerprint: str
    key: str


def read_records(
    files: Sequence[RecordFile],
    vocabulary: Vocabulary,
    settings: Settings,
    on_progress: Callable[[int, int], None],
    *,
    rules: bool = True,
) -> list[ReadRecord]:
    """Every record, in the order of the files.

    Args:
        files: where they are.
        vocabulary: the terms.
        settings: folders and date.
        on_progress: called with done and total.
        rules: whether they are held against the rules; without, what the cache does not hold is only read, and the
            cache stays as it is.
    """
    cache = RecordCache(cache_folder(settings, "records"), _version(vocabulary, settings))
    records: dict[str, ReadRecord] = {}
    unchecked: list[_Unchecked] = []
    for file in files:
        found = _look_up(file, cache)
        if isinstance(found, ReadRecord):
            records[file.path] = found
        else:
            unchecked.append(found)
    suggestions = Suggestions(vocabulary)

    def check(part: Sequence[_Unchecked], in_child: bool) -> list[CheckedFile]:
        checked = []
        for done, each in enumerate(part):
            if done % _PROGRESS_EVERY == 0 and not in_child:
                # Another process may be as far with the other half.
                on_progress(len(records) + done * len(unchecked) // len(part), len(files))
            checked.append(check_file(each.file, each.data, vocabulary, suggestions, settings.today, rules=rules))
        return checked

    results = chain.from_iterable(in_halves(check, unchecked))
    for each, checked in zip(unchecked, results, strict=True):
        if rules:
            cache.put(each.file.path, each.key, checked)
        records[each.file.path] = ReadRecord(each.file, each.fingerprint, checked)
    on_progress(len(files), len(files))
    if rules:
        cache.keep_only(file.path for file in files)
        cache.save()
    return [records[file.path] for file in files]


def cache_folder(settings: Settings, name: str) -> Path:
    """A folder of the cache for one content root."""
    root = hashlib.sha256(str(settings.content).encode()).hexdigest()[:12]
    return settings.cache_dir / name / root


def _version(vocabulary: Vocabulary, settings: Settings) -> str:
    """Everything but the file that a checked record depends on; dated rules need the day."""
    return f"{code_version(_PACKAGE, _DECIDING)} {vocabulary.fingerprint} {settings.today.isoformat()}"


def _look_up(file: RecordFile, cache: RecordCache) -> ReadRecord | _Unchecked:
    data = read_bytes(file)
    if isinstance(data, Problem):
        return ReadRecord(file, "", CheckedFile(None, (data,), draft=False))
    fingerprint = hashlib.blake2b(data, digest_size=16).hexdigest()
    # The names beside the record are part of the key: personal numbers are looked for in them too.
    key = "\0".join((fingerprint, *file.beside))
    checked: CheckedFile | None = cache.get(file.path, key)
    return _Unchecked(file, data, fingerprint, key) if checked is None else ReadRecord(file, fingerprint, checked)
