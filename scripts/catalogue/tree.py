"""Two trees of the site: the one that is served and its twin, which takes the changes and then changes places.

A build never writes into the served tree. It brings the twin up to date (links what is the same, writes what is
not), and then exchanges the two in one step, so that whoever looks sees the old site or the new one.

What a tree holds is remembered in a manifest named after the tree's own inode, which keeps its identity when the
trees change places. While a tree is being changed it has no manifest; a tree without one is not trusted and is made
again. So a build that is killed at any moment loses nothing.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.exchange import exchange
from catalogue.halves import in_two
from catalogue.kept.files import read_sealed, seal
from catalogue.manifest import Columns, Entry, Manifest, columns_of, is_untouched, manifest_of
from catalogue.memory import give_back

_FORMAT = 4


class Item:
    """A file the site needs.

    Attributes:
        make: makes its content, or is a finished file.
    """

    __slots__ = ("_key", "make")

    def __init__(self, key: bytes | Callable[[], bytes], make: Callable[[], bytes] | Path) -> None:
        """Takes a key that changes with the content, or what gives one.

        The key of a file that no tree holds is not asked for before it is written, by whichever process writes it.
        """
        self._key = key
        self.make = make

    @property
    def key(self) -> bytes:
        """Changes with the content."""
        if not isinstance(self._key, bytes):
            self._key = self._key()
        return self._key


@dataclass(slots=True)
class Published:
    """What publishing did.

    Attributes:
        written: files that were made.
        removed: files that left the site.
        kept: files that stayed as they were.
        sizes: every file of the site to its bytes.
    """

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: int = 0
    sizes: Mapping[str, int] = field(default_factory=dict)


#: What each tree holds; None where that is not known.
Known = dict[Path, "Columns | None"]
Step = Callable[[int, int], None]
#: Gives the content of a file of the site that is being published, by its site path.
Reader = Callable[[str], bytes]


class NotASiteError(Exception):
    """The target holds something that this tool did not make; writing the site there would destroy it."""


class SiteTrees:
    """The served tree of a site and its twin, beside it in a hidden folder on the same file system."""

    def __init__(self, site_dir: Path, made_by: str = "") -> None:
        """Prepares the folders.

        Args:
            site_dir: the served tree; it may not exist yet.
            made_by: version of all that makes files; what another version made is not trusted, as its keys say
                nothing of the code behind them.
        """
        self._form = (_FORMAT, made_by)
        self.site_dir = site_dir.resolve()  # a link stays a link: what it leads to is the site
        self.workshop = self.site_dir.parent / f".{self.site_dir.name}.build"
        self.twin = self.workshop / "tree"
        self._known: dict[Path, Manifest | None] = {}

    def prepare(self) -> Known:
        """Makes a twin where there is none, as links to the served tree. May run in a process beside the build.

        Returns:
            What either tree holds, for `trust`.

        Raises:
            NotASiteError: the site folder is a file, or holds files that this tool did not put there.
        """
        self._make_twin()
        return {tree: None if held is None else columns_of(held) for tree, held in self._known.items()}

    def _make_twin(self) -> None:
        self.refuse_foreign()
        self.workshop.mkdir(parents=True, exist_ok=True)
        live = self._manifest(self.site_dir) or {}
        if self._manifest(self.twin) is not None:
            return
        shutil.rmtree(self.twin, ignore_errors=True)
        self.twin.mkdir(parents=True)
        folders = _Folders(self.twin)
        for path in live:
            folders.make_for(path)
            os.link(self.site_dir / path, self.twin / path)
        self._remember(self.twin, live)

    def trust(self, known: Known) -> None:
        """Takes over what `prepare` found in another process, instead of looking at 100,000 files again."""
        self._known = {tree: None if held is None else manifest_of(held) for tree, held in known.items()}

    def refuse_foreign(self) -> None:
        """Looks whether the site folder may be replaced: it is missing, empty, or was made by this tool.

        Raises:
            NotASiteError: it may not.
        """
        if not self.site_dir.exists():
            return
        if not self.site_dir.is_dir():
            raise NotASiteError(str(self.site_dir))
        ours = (self.workshop / _manifest_name(self.site_dir)).is_file() or _looks_built(self.site_dir)
        if any(self.site_dir.iterdir()) and not ours:
            raise NotASiteError(str(self.site_dir))

    def publish(
        self,
        items: Mapping[str, Item],
        on_progress: Step | None = None,
        accept: Callable[[Published], None] = lambda done: None,
        later: Callable[[Reader], Mapping[str, Item]] = lambda read: {},
    ) -> Published:
        """Makes the site hold exactly these files.

        Args:
            items: site path to what it needs.
            on_progress: called with files done and files to write.
            accept: looks at the finished tree before it is served; what it raises leaves the old site in its place.
            later: further files that may still be in the making, or follow from what the others hold; asked for when
                the others have been written.
        """
        self._make_twin()
        give_back()
        live = self._manifest(self.site_dir) or {}
        twin = self._manifest(self.twin) or {}
        done = Published()
        more: Mapping[str, Item] | None = None
        if all(_holds(live, path, item) for path, item in items.items()):
            more = later(self._reader(items, live, {}))
            if self._same(live, items, more):
                done.kept = len(live)
                done.sizes = _sizes(live)
                accept(done)
                return done
        elif _clash(items, twin):  # a file must go before a folder takes its name, so all names must be known
            more = later(self._reader(items, live, twin))
        self._forget(self.twin)
        if more is not None:
            self._remove_stale(twin, items.keys() | more.keys())
        fresh = self._bring_up_to_date(items, twin, live, done, on_progress)
        if more is None:
            more = later(self._reader(items, live, fresh))
            self._remove_stale(twin, items.keys() | more.keys())
        fresh |= self._bring_up_to_date(more, twin, live, done, on_progress)
        self._remember(self.twin, fresh)
        done.removed = sorted(path for path in live if path not in fresh)
        done.sizes = _sizes(fresh)
        accept(done)
        self._change_places()
        return done

    def _reader(self, items: Mapping[str, Item], live: Manifest, twin: Manifest) -> Reader:
        """Reads from a tree that holds a file; makes it where none does yet."""

        def read(path: str) -> bytes:
            item = items[path]
            if isinstance(item.make, Path):
                return item.make.read_bytes()
            for tree, held in ((self.twin, twin), (self.site_dir, live)):
                if _holds(held, path, item):
                    return (tree / path).read_bytes()
            return item.make()

        return read

    def _bring_up_to_date(
        self,
        items: Mapping[str, Item],
        twin: Manifest,
        live: Manifest,
        done: Published,
        on_progress: Step | None,
    ) -> Manifest:
        fresh: Manifest = {}
        folders = _Folders(self.twin)
        missing: list[str] = []
        for path, item in items.items():
            served = _holds(live, path, item)
            done.kept += served
            if not served:
                done.written.append(path)
            if _holds(twin, path, item):
                fresh[path] = twin[path]
            elif served:
                folders.make_for(path)
                target = f"{self.twin}{os.sep}{path}"
                _unlink(target)
                os.link(self.site_dir / path, target)
                fresh[path] = live[path]
            else:
                missing.append(path)
        return fresh | self._write_all(missing, items, on_progress)

    def _write_all(self, paths: list[str], items: Mapping[str, Item], on_progress: Step | None) -> Manifest:
        """Makes and writes files; many of them in two processes, because rendering keeps one core busy."""
        folders = _Folders(self.twin)
        prefix = f"{self.twin}{os.sep}"

        def write(path: str) -> Entry:
            folders.make_for(path)
            return _write(prefix + path, items[path])

        return dict(zip(paths, in_two(write, paths, on_progress), strict=True))

    def _same(self, live: Manifest, items: Mapping[str, Item], more: Mapping[str, Item]) -> bool:
        """Whether the tree holds these files and no others, where it is known to hold the first of them."""
        return live.keys() == items.keys() | more.keys() and all(
            _holds(live, path, item) for path, item in more.items()
        )

    def _remove_stale(self, twin: Manifest, needed: AbstractSet[str]) -> None:
        stale = [path for path in twin if path not in needed]
        for path in stale:
            os.unlink(self.twin / path)
        self._remove_empty_folders(stale)

    def _remove_empty_folders(self, paths: list[str]) -> None:
        for folder in sorted({parent for path in paths for parent in Path(path).parents}, reverse=True):
            place = self.twin / folder
            if folder != Path() and place.is_dir() and not any(place.iterdir()):
                place.rmdir()

    def _change_places(self) -> None:
        self._known.clear()
        if not self.site_dir.exists():
            self.site_dir.parent.mkdir(parents=True, exist_ok=True)
            os.rename(self.twin, self.site_dir)
            return
        if not exchange(self.twin, self.site_dir):
            # No exchange on this system: two renames, a moment apart. `prepare` recovers if we die in between.
            aside = self.workshop / "aside"
            shutil.rmtree(aside, ignore_errors=True)
            os.rename(self.site_dir, aside)
            os.rename(self.twin, self.site_dir)
            os.rename(aside, self.twin)

    def _manifest(self, tree: Path) -> Manifest | None:
        """What a tree holds, checked against the disk once a build; None where that is not known."""
        if tree not in self._known:
            self._known[tree] = self._read_manifest(tree)
        return self._known[tree]

    def _read_manifest(self, tree: Path) -> Manifest | None:
        kept = read_sealed(self.workshop / _manifest_name(tree)) if tree.is_dir() else None
        if kept is None:
            return None
        form, columns = pickle.loads(kept)  # noqa: S301 - our own, whole by its hash
        if form != self._form:
            return None
        manifest = manifest_of(columns)
        return manifest if is_untouched(tree, manifest) else None

    def _remember(self, tree: Path, manifest: Manifest) -> None:
        self._known[tree] = manifest
        target = self.workshop / _manifest_name(tree)
        temporary = target.with_suffix(".new")
        temporary.write_bytes(seal(pickle.dumps((self._form, columns_of(manifest)), protocol=5)))
        os.replace(temporary, target)
        known = {_manifest_name(place) for place in (self.twin, self.site_dir) if place.exists()}
        for old in self.workshop.glob("manifest-*"):
            if old.name not in known:
                old.unlink()

    def _forget(self, tree: Path) -> None:
        self._known.pop(tree, None)
        (self.workshop / _manifest_name(tree)).unlink(missing_ok=True)


def _clash(items: Mapping[str, Item], tree: Manifest) -> bool:
    """Whether a file of one has the name of a folder of the other."""
    return not (_folders_of(items).isdisjoint(tree) and _folders_of(tree).isdisjoint(items))


def _folders_of(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _sizes(manifest: Manifest) -> dict[str, int]:
    return {path: entry.size for path, entry in manifest.items()}


def _looks_built(folder: Path) -> bool:
    """Whether a folder without a manifest (a clone of a host's branch, say) is a site of ours all the same."""
    page = folder / "index.html"
    return page.is_file() and b"data-page=" in page.read_bytes() and (folder / "sitemap.xml").is_file()


def _manifest_name(tree: Path) -> str:
    return f"manifest-{tree.stat().st_ino}.pickle"


def _holds(manifest: Manifest, path: str, item: Item) -> bool:
    entry = manifest.get(path)
    return entry is not None and entry.key == item.key


def _write(target: str, item: Item) -> Entry:
    """Writes a file into the twin. What stands there may be a link to the served file, so it is unlinked first.

    Written in place: a killed build leaves the twin without a manifest, and such a twin is never used.
    """
    if isinstance(item.make, Path):
        _unlink(target)
        shutil.copyfile(item.make, target)
        status = os.stat(target)
        return Entry(item.key, status.st_size, status.st_mtime_ns)
    content = item.make()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        file = os.open(target, flags, 0o666)
    except FileExistsError:
        os.unlink(target)
        file = os.open(target, flags, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        status = os.fstat(file)
    finally:
        os.close(file)
    return Entry(item.key, status.st_size, status.st_mtime_ns)


def _unlink(target: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(target)


class _Folders:
    """Makes folders, each once."""

    def __init__(self, tree: Path) -> None:
        self._prefix = f"{tree}{os.sep}"
        self._made: set[str] = {""}

    def make_for(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self._make(folder)

    def _make(self, folder: str) -> None:
        """Tries the folder itself first: mostly its parent is there."""
        try:
            os.mkdir(self._prefix + folder)
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(self._prefix + folder, exist_ok=True)
        self._made.add(folder)
