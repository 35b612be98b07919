"""Styles, scripts, ornaments and the typeface: bundled, named by content, cached.

Everything in ``overrides/assets/`` becomes a file under ``assets/`` of the site, with a name that changes
when its bytes do, so that hosts and browsers may keep it for ever:

* ``css/*.css`` are entries: bundled (``@import`` also reaches npm packages) and minified;
* ``js/*.js`` are entries: ES modules, bundled with code splitting; ``js/lib/`` holds what they share;
* ``art/*.svg`` and ``art/*.png`` are copied;
* the typeface is cut from the PyPI package and stands for the styles at ``fonts/`` beside them:
  ``url("fonts/jakarta.woff2")`` in ``css/tokens.css``.

The bundler is esbuild from ``node_modules``. Its own program is run, not the Node wrapper around it.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fontpkg_plus_jakarta_sans

from catalogue.kept.code_version import code_version
from catalogue.kept.disuse import forget_unused, note_use
from catalogue.messages import read_messages
from catalogue.problems import BilingualError
from catalogue.script_words import has_words, with_words

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

SITE_FOLDER = "assets"
#: Folder of an installed generator with what esbuild made when its wheel was built.
PACKED = "packed"
FONT_FILE = "jakarta.woff2"
FONT_LICENCE_FILE = "plus-jakarta-sans-ofl.txt"

#: What the styles use, and what shaping needs; every further one brings glyphs that no page shows.
FONT_FEATURES = ("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "pnum", "ss03")
#: The weights that the styles use, from and to: a third of the file was for thinner ones.
FONT_WEIGHTS = (400, 800)
FONT_CHARACTERS = (
    "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2009,U+2010-2015,U+2018-201E,"
    "U+2020-2022,U+2026,U+202F,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+2122,U+2190-2193,U+2212,U+2215,"
    "U+2248,U+2260,U+2264-2265"
)

#: Part of the fingerprint: other code may make other files of the same inputs.
_DECIDING = ("assets.py", "script_words.py")
_MANIFEST = "manifest.json"
_ENTRIES = ("css/*.css", "js/*.js", "art/*.svg", "art/*.png")
_COPIED = (".svg", ".png", ".woff2", ".txt")
_ESBUILD_OPTIONS = (
    *("--bundle", "--splitting", "--format=esm", "--target=es2020,chrome90", "--minify", "--charset=utf8"),
    *("--entry-names=[name].[hash]", "--chunk-names=[name].[hash]", "--asset-names=[name].[hash]"),
    *("--preserve-symlinks", "--outdir=made/files", "--metafile=report.json"),
    *("--log-level=warning", "--color=false"),
)
_CLASSIC_OPTIONS = (
    *("--bundle", "--format=iife", "--target=es2022", "--minify", "--charset=utf8", "--outfile=made.js"),
    *("--preserve-symlinks", "--log-level=error", "--color=false"),
)
_PACKAGES = ("esbuild", "fflate", "photoswipe", "yaml")
_FOREIGN = re.compile(r"^(https?:)?//")


class AssetsError(BilingualError):
    """The assets cannot be made."""


@dataclass(frozen=True, slots=True)
class Assets:
    """The finished assets of a site.

    Attributes:
        fingerprint: Changes when any input or tool changes; part of the cache keys of pages.
        files: Site path (``assets/tokens.6UKSUMK2.css``) to the finished file on disk, sorted.
        urls: Plain name (``tokens.css``, ``gallery.js``, ``tumpal.svg``) to site path.
        imports: Site path of a script to the scripts it imports statically, at any depth, in loading order:
            what ``<link rel="modulepreload">`` may name. Dynamic imports are left out.
    """

    fingerprint: str
    files: dict[str, Path]
    urls: dict[str, str]
    imports: dict[str, tuple[str, ...]]

    def url(self, name: str) -> str:
        """Site path of an asset by its plain name, relative to the site's root.

        Raises:
            KeyError: No such asset; a mistake in a template.
        """
        try:
            return self.urls[name]
        except KeyError:
            raise KeyError(f"no asset {name!r}; there are: {', '.join(self.urls)}") from None


def build_assets(repo: Path, cache_dir: Path) -> Assets:
    """Makes the assets, or takes them from the cache when no input changed.

    Args:
        repo: The repository: ``overrides/assets/``, ``package-lock.json`` and ``node_modules/`` are read.
        cache_dir: Finished assets are kept in ``assets/<fingerprint>/`` below it.

    Raises:
        AssetsError: The npm packages are missing or stale, or the bundler refuses an input.
    """
    if packed := _packed(repo):
        return packed
    inputs = _read_inputs(repo / "overrides" / "assets")
    font = _whole_font()
    lock = (repo / "package-lock.json").read_bytes()
    fingerprint = _fingerprint(inputs, font, lock)
    cache = cache_dir / "assets"
    finished = cache / fingerprint
    assets = _load(finished)
    if assets is None:
        esbuild = _find_esbuild(repo, json.loads(lock))
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="making-", dir=cache) as work:
            made = _make(Path(work), inputs, repo, esbuild, subset_font(font))
            _put(made, finished)
        assets = _load(finished)
        if assets is None:
            raise AssetsError(
                f"Berkas tampilan di {finished} rusak begitu selesai ditulis: periksa diska.",
                f"The assets in {finished} were damaged as soon as they were written: check the disk.",
            )
    note_use((finished / _MANIFEST, *assets.files.values()))
    forget_unused(cache)
    return assets


def _packed(repo: Path) -> Assets | None:
    """The finished assets that an installed generator brings along, so that it needs no npm; see `packaging`."""
    manifests = sorted((repo / PACKED / "assets").glob(f"*/{_MANIFEST}"))
    return _load(manifests[0].parent) if manifests else None


def typeface() -> bytes:
    """The site's typeface as WOFF2, for a document that carries it along."""
    return subset_font(_whole_font())


def subset_font(font: bytes) -> bytes:
    """Cuts a variable TrueType font down to the characters, features and weights the design uses, as WOFF2.

    The same bytes come out for the same font: no time of writing enters the file.
    """
    # Imported here: a tenth of a second, and mostly the cut typeface is there.
    from fontTools import subset  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    options = subset.Options(flavor="woff2", hinting=False, layout_features=list(FONT_FEATURES), recalc_timestamp=False)
    loaded = subset.load_font(io.BytesIO(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(FONT_CHARACTERS))
    subsetter.subset(loaded)
    cut = subset.load_font(io.BytesIO(_saved(loaded, None)), options)
    instancer.instantiateVariableFont(cut, {"wght": FONT_WEIGHTS}, inplace=True)
    return _saved(cut, "woff2")


def _saved(font: TTFont, flavor: str | None) -> bytes:
    font.flavor = flavor
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _whole_font() -> bytes:
    root: Path = fontpkg_plus_jakarta_sans.ROOT
    return (root / "files" / "PlusJakartaSans[wght].ttf").read_bytes()


def _read_inputs(folder: Path) -> dict[str, bytes]:
    """Every file below the folder by its path with forward slashes, sorted; dot files are left out, words put in."""
    if not folder.is_dir():
        raise AssetsError(
            f"Folder {folder} tidak ada: unduh ulang repositori ini.",
            f"The folder {folder} does not exist: get the repository again.",
        )
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    inputs = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    speaking = {
        name: script for name, data in inputs.items() if name.endswith(".js") and has_words(script := data.decode())
    }
    if speaking:
        messages = read_messages(folder.parent / "locale")
        inputs |= {name: with_words(script, messages).encode() for name, script in speaking.items()}
    return inputs


def _fingerprint(inputs: Mapping[str, bytes], font: bytes, lock: bytes) -> str:
    digest = hashlib.sha256()
    tools = f"{code_version(*_DECIDING)} fonttools {version('fonttools')} brotli {version('brotli')}"
    for name, data in {**inputs, " font": font, " lock": lock, " tools": tools.encode()}.items():
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:32]


def _find_esbuild(repo: Path, lock: Mapping[str, Any]) -> Path:
    """The bundler's native program, after a look at whether ``node_modules`` agrees with the lock."""
    modules = repo / "node_modules"
    for name in _PACKAGES:
        wanted = lock["packages"][f"node_modules/{name}"]["version"]
        manifest = modules / name / "package.json"
        if not manifest.is_file() or json.loads(manifest.read_bytes())["version"] != wanted:
            raise AssetsError(
                f"Paket npm {name} {wanted} belum terpasang di node_modules: jalankan `make build`.",
                f"The npm package {name} {wanted} is not installed in node_modules: run `make build`.",
            )
    programs = sorted((modules / "@esbuild").glob("*/bin/esbuild"))
    if not programs:
        raise AssetsError(
            "Program esbuild untuk komputer ini belum terpasang di node_modules: jalankan `make build`.",
            "The esbuild program for this computer is not installed in node_modules: run `make build`.",
        )
    return programs[0]


def _make(work: Path, inputs: Mapping[str, bytes], repo: Path, esbuild: Path, font: bytes) -> Path:
    """Bundles the inputs in a work folder; returns the folder with the files and their manifest.

    All inputs are laid out below the work folder, npm packages as a link, because esbuild's names hash the
    paths too: this way they are the same on every machine.
    """
    licence = (fontpkg_plus_jakarta_sans.ROOT / "LICENSE").read_bytes()
    laid = {**inputs, f"css/fonts/{FONT_FILE}": font, f"css/fonts/{FONT_LICENCE_FILE}": licence}
    for name, data in laid.items():
        target = work / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    (work / "node_modules").symlink_to((repo / "node_modules").resolve(), target_is_directory=True)
    entries = [path.relative_to(work).as_posix() for pattern in _ENTRIES for path in work.glob(pattern)]
    entries += [f"css/fonts/{FONT_FILE}", f"css/fonts/{FONT_LICENCE_FILE}"]
    bundles = _run_esbuild(esbuild, work, sorted(entries))
    made = work / "made"
    manifest = _manifest(bundles, made)
    (made / _MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
    return made


def bundle_classic(repo: Path, entry: str) -> bytes:
    """One plain script of an entry and everything it imports, for pages that open from a folder.

    Args:
        repo: as for `build_assets`.
        entry: file below `overrides/assets/`.

    Raises:
        AssetsError: the npm packages are missing or stale, or the bundler refuses an input.
    """
    packed = repo / PACKED / Path(entry).name
    if packed.is_file():
        return packed.read_bytes()
    esbuild = _find_esbuild(repo, json.loads((repo / "package-lock.json").read_bytes()))
    laid = _read_inputs(repo / "overrides" / "assets")
    with tempfile.TemporaryDirectory(prefix="classic-") as folder:
        work = Path(folder)
        for name, data in laid.items():
            target = work / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        (work / "node_modules").symlink_to((repo / "node_modules").resolve(), target_is_directory=True)
        command = [os.fspath(esbuild.resolve()), entry, *_CLASSIC_OPTIONS]
        done = subprocess.run(command, cwd=work, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            raise AssetsError(
                "Skrip edisi luring tidak dapat dibundel (pesan esbuild di bawah).",
                f"The script of the offline edition cannot be bundled:\n{done.stderr.strip()}",
            )
        return (work / "made.js").read_bytes()


def _run_esbuild(esbuild: Path, work: Path, entries: list[str]) -> dict[str, Any]:
    """Bundles into ``made/files``; returns the outputs of esbuild's report."""
    loaders = [f"--loader:{suffix}=copy" for suffix in _COPIED]
    command = [os.fspath(esbuild.resolve()), *entries, *_ESBUILD_OPTIONS, *loaders]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0 or done.stderr.strip():
        raise AssetsError(
            "Berkas di overrides/assets tidak dapat dibundel (pesan esbuild di bawah).",
            f"The files in overrides/assets cannot be bundled:\n{done.stderr.strip()}",
        )
    report: dict[str, Any] = json.loads((work / "report.json").read_text(encoding="utf-8"))
    _refuse_foreign(report["inputs"])
    outputs: dict[str, Any] = report["outputs"]
    return outputs


def _refuse_foreign(inputs: Mapping[str, Any]) -> None:
    """No style or script may fetch from another host: esbuild would leave such an address as it is."""
    for name, facts in sorted(inputs.items()):
        for wanted in facts["imports"]:
            if _FOREIGN.match(wanted["path"]):
                raise AssetsError(
                    f"{name} memuat {wanted['path']} dari situs lain: simpan berkasnya di overrides/assets.",
                    f"{name} loads {wanted['path']} from another site: keep the file in overrides/assets.",
                )


def _manifest(outputs: Mapping[str, Any], made: Path) -> dict[str, Any]:
    """What is kept beside the files: their checksums, plain names and static imports."""
    sums, urls, imports = {}, {}, {}
    for output, facts in sorted(outputs.items()):
        file = Path(output)
        sums[file.name] = hashlib.sha256((made / "files" / file.name).read_bytes()).hexdigest()
        # A copied file that a style uses too is reported without an entry point; its one input says the same.
        source = next(iter(facts["inputs"]), "") if file.suffix in _COPIED else facts.get("entryPoint")
        if source:
            urls[Path(source).name] = f"{SITE_FOLDER}/{file.name}"
        if file.suffix == ".js":
            imports[f"{SITE_FOLDER}/{file.name}"] = _static_imports(output, outputs)
    manifest = {"sums": sums, "urls": dict(sorted(urls.items())), "imports": imports}
    return {**manifest, "check": _check(manifest)}


def _check(manifest: Mapping[str, Any]) -> str:
    """Hash of a manifest, so that a flipped bit in it is found as well as one in the files."""
    return hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()


def _static_imports(output: str, outputs: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    pending = [output]
    while pending:
        for wanted in outputs[pending.pop(0)]["imports"]:
            path = wanted["path"]
            if wanted["kind"] == "import-statement" and path in outputs and path not in (output, *pending):
                site_path = f"{SITE_FOLDER}/{Path(path).name}"
                if site_path not in found:
                    found.append(site_path)
                    pending.append(path)
    return found


def _put(made: Path, finished: Path) -> None:
    """Moves a finished folder to its place in one step; a damaged one there makes room."""
    if finished.exists():
        shutil.rmtree(finished)
    try:
        made.rename(finished)
    except OSError:
        # Another build put the same files there in the meantime. Equal inputs, equal files: theirs will do.
        if _load(finished) is None:
            raise


def _load(finished: Path) -> Assets | None:
    """Finished assets from the cache; nothing if they are not there or damaged."""
    try:
        manifest = json.loads((finished / _MANIFEST).read_bytes())
        if manifest.pop("check") != _check(manifest):
            return None
        files = {f"{SITE_FOLDER}/{name}": finished / "files" / name for name in sorted(manifest["sums"])}
        for path in files.values():
            if hashlib.sha256(path.read_bytes()).hexdigest() != manifest["sums"][path.name]:
                return None
        imports = {path: tuple(names) for path, names in manifest["imports"].items()}
        return Assets(finished.name, files, manifest["urls"], imports)
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return None
