"""Reads and checks every record by itself, or takes it from the cache where neither file nor rules changed."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from catalogue.checks.within import CheckedFile, Record, check_file
from catalogue.halves import WORTH_A_PROCESS, Aside, in_two
from catalogue.kept.code_version import generator_version
from catalogue.kept.values import KeptValues, shard_of
from catalogue.problems import Problem
from catalogue.records.suggestions import Suggestions
from catalogue.settings import Settings
from catalogue.sources import RecordFile, read_ahead, read_bytes, stamp_of
from catalogue.vocabulary import Vocabulary


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


class _Kept(NamedTuple):
    """What the cache keeps of a file: how it looked from outside, a hash of its bytes, and what a `CheckedFile` holds.

    A tuple is read in half the time of a dataclass.
    """

    stamp: str
    fingerprint: str
    record: Record | None
    problems: tuple[Problem, ...]
    draft: bool

    def read(self, file: RecordFile) -> ReadRecord:
        """The record, with its place."""
        return ReadRecord(file, self.fingerprint, CheckedFile(self.record, self.problems, self.draft))


@dataclass(frozen=True, slots=True)
class _Unchecked:
    """A file whose record the cache does not hold, with its bytes."""

    file: RecordFile
    stamp: str
    data: bytes
    fingerprint: str


def kept_records(vocabulary: Vocabulary, settings: Settings) -> KeptValues:
    """What is remembered of records for `read_records`, read whole."""
    cache = KeptValues(cache_folder(settings, "records"), _version(vocabulary, settings))
    cache.read_all()
    return cache


def read_records(
    files: Sequence[RecordFile],
    cache: KeptValues,
    vocabulary: Vocabulary,
    settings: Settings,
    on_progress: Callable[[int, int], None],
    *,
    rules: bool = True,
) -> list[ReadRecord]:
    """Every record, in the order of the files.

    Args:
        files: where they are.
        cache: what is remembered of them.
        vocabulary: the terms.
        settings: folders and date.
        on_progress: called with done and total.
        rules: whether they are held against the rules; without, what the cache does not hold is only read, and the
            cache stays as it is.
    """
    records: dict[str, ReadRecord] = {}
    shards: defaultdict[int, list[RecordFile | _Unchecked]] = defaultdict(list)
    for file in files:
        number = shard_of(file.path)
        # Where the cache holds nothing, whoever checks a shard reads its files too, and both processes do.
        found = _look_up(file, cache) if cache.has_shard(number) else file
        if isinstance(found, ReadRecord):
            records[file.path] = found
        else:
            shards[number].append(found)
    if rules:
        cache.keep_only(file.path for file in files)
    suggestions = Suggestions(vocabulary)
    count = sum(map(len, shards.values()))

    def read(each: RecordFile | _Unchecked) -> ReadRecord:
        found = _look_up(each, cache) if isinstance(each, RecordFile) else each
        if isinstance(found, ReadRecord):
            return found
        checked = check_file(found.file, found.data, vocabulary, suggestions, settings.today, rules=rules)
        if rules:
            kept = _Kept(found.stamp, found.fingerprint, checked.record, checked.problems, checked.draft)
            cache.put(found.file.path, _key(found.file, found.fingerprint), kept)
        return ReadRecord(found.file, found.fingerprint, checked)

    def read_shard(number: int) -> list[ReadRecord]:
        """The records of a shard; none where they stand in the cache: cheaper to read there than to be sent."""
        own = list(map(read, shards[number]))
        return [] if rules and cache.save_shard(number) and os.getpid() != parent else own

    def take_shard(number: int, sent: list[ReadRecord]) -> list[ReadRecord]:
        if sent:
            return sent
        cache.reread(number)
        return [_from_other(each, cache) or read(each) for each in shards[number]]

    def report(done: int, total: int) -> None:
        on_progress(len(records) + done * count // total, len(files))

    parent = os.getpid()
    worth = count >= WORTH_A_PROCESS
    unread = [each for shard in shards.values() for each in shard if isinstance(each, RecordFile)] if worth else []
    with Aside(partial(read_ahead, unread)):
        for own in in_two(read_shard, list(shards), report, block=1, worth=worth, take=take_shard):
            records.update((record.file.path, record) for record in own)
    on_progress(len(files), len(files))
    if rules:
        cache.save()
    return [records[file.path] for file in files]


def cache_folder(settings: Settings, name: str) -> Path:
    """A folder of the cache for one content root."""
    root = hashlib.sha256(str(settings.content).encode()).hexdigest()[:12]
    return settings.cache_dir / name / root


def _version(vocabulary: Vocabulary, settings: Settings) -> str:
    """Everything but the file that a checked record depends on; dated rules need the day."""
    return f"{generator_version()} {vocabulary.fingerprint} {settings.today.isoformat()}"


def _look_up(file: RecordFile, cache: KeptValues) -> ReadRecord | _Unchecked:
    """From the cache: by the file's size, times and place, else by its content, which a fresh checkout leaves alike."""
    stamp = stamp_of(file)
    entry: tuple[str, _Kept] | None = cache.entry(file.path)
    known, kept = entry or ("", None)
    if kept and kept.stamp == stamp and known == _key(file, kept.fingerprint):
        return kept.read(file)
    data = read_bytes(file)
    if isinstance(data, Problem):
        return ReadRecord(file, "", CheckedFile(None, (data,), draft=False))
    fingerprint = hashlib.blake2b(data, digest_size=16).hexdigest()
    key = _key(file, fingerprint)
    if not kept or known != key:
        return _Unchecked(file, stamp, data, fingerprint)
    cache.put(file.path, key, kept._replace(stamp=stamp))
    return kept.read(file)


def _from_other(each: RecordFile | _Unchecked, cache: KeptValues) -> ReadRecord | None:
    """What another process has just put into the cache."""
    file = each if isinstance(each, RecordFile) else each.file
    kept: _Kept | None = cache.value(file.path)
    return kept.read(file) if kept else None


def _key(file: RecordFile, fingerprint: str) -> str:
    """The names beside the record are part of the key: personal numbers are looked for in them too."""
    return "\0".join((fingerprint, *file.beside))
