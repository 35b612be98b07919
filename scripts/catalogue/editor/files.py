"""The files of `/admin/`: the editor's one script, its typefaces, its page and configuration."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from catalogue.assets import Assets, AssetsError
from catalogue.editor.config import editor_config
from catalogue.editor.reference_files import EDITABLE
from catalogue.pages.terms import Terms
from catalogue.reference import plain_value
from catalogue.settings import Settings
from catalogue.strict_yaml import read_yaml

FOLDER: Final = "admin"
_PACKAGE: Final = "@sveltia/cms"
_SCRIPT: Final = "dist/sveltia-cms.js"
#: Site path below the folder to the file below node_modules that it is a copy of.
_COPIES: Final[Mapping[str, str]] = {
    "fonts/source-sans-3.woff2": "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
    "fonts/noto-mono.woff2": "@fontsource/noto-mono/files/noto-mono-latin-400-normal.woff2",
    # The weight the editor sets; the variable font holds all of them in twice the bytes.
    "fonts/material-symbols.woff2": (
        "@fontsource/material-symbols-outlined/files/material-symbols-outlined-latin-300-normal.woff2"
    ),
    "licences/sveltia-cms.txt": "@sveltia/cms/LICENSE.txt",
    "licences/source-sans-3.txt": "@fontsource-variable/source-sans-3/LICENSE",
    "licences/noto-mono.txt": "@fontsource/noto-mono/LICENSE",
    "licences/material-symbols.txt": "@fontsource/material-symbols-outlined/LICENSE",
}
_LOCALES: Final = (
    "ar,bg,ca,cs,da,de,el,en-CA,en-GB,en-US,es-CO,fa,fi,fr,hr,it,ja,ko,nl,pl,pt-BR,pt-PT,ru,sv,tr,uk,vi,zh-CN,zh-TW"
)
_CDN: Final = "https://cdn.jsdelivr.net/fontsource/fonts"
#: What the script would fetch from other hosts while it starts, and where the same thing lies here. Each must stand in
#: it exactly as often as said: a new version of the editor that fetches in another way is noticed by the build.
_HOSTS: Final[tuple[tuple[str, str, int], ...]] = (
    (f"{_CDN}/source-sans-3:vf@5.3.0/latin-wght-normal.woff2", "fonts/source-sans-3.woff2", 1),
    (f"{_CDN}/noto-mono@5.3.0/latin-400-normal.woff2", "fonts/noto-mono.woff2", 1),
    (f"{_CDN}/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2", "fonts/material-symbols.woff2", 1),
    ("https://unpkg.com/@sveltia/cms", "vendor", 1),
    ("https://www.githubstatus.com/api/v2/status.json", "vendor/status.json", 1),
    # It speaks more languages, but would fetch their words; ours are enough.
    (_LOCALES, "en-US,id,ms", 1),
    ("\n//# sourceMappingURL=sveltia-cms.js.map", "", 1),
)


def package_files() -> list[str]:
    """Paths below `node_modules/` of all files that this module reads, sorted."""
    return sorted({*_COPIES.values(), f"{_PACKAGE}/{_SCRIPT}", f"{_PACKAGE}/package.json"})


def editor_files(settings: Settings, terms: Terms, assets: Assets) -> dict[str, bytes]:
    """Site path to content of every file of the editor.

    Raises:
        AssetsError: the npm packages are missing, or not the version this module knows.
    """
    reference = {name: _plain(settings.reference_file(f"{name}.yml")) for name in EDITABLE}
    config = editor_config(terms, reference, _repository(settings.repo_url), settings.base_url)
    return files_for(settings.repo, config, assets.url("editor.js"))


def _repository(address: str) -> str | None:
    """`owner/name` of a repository on GitHub; None where it is kept elsewhere or nowhere yet."""
    match = re.fullmatch(r"https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?", address)
    return match[1] if match else None


def _plain(path: Path) -> dict[str, Any]:
    """A file of `reference/`, which was read without problems before, as plain values."""
    root = read_yaml(_read(path), path.name).root
    value: dict[str, Any] = plain_value(root) if root is not None else {}
    return value


def files_for(repo: Path, config: Mapping[str, Any], starter: str) -> dict[str, bytes]:
    """Site path to content of every file of the editor.

    Args:
        repo: `node_modules/` and `overrides/editor/` are read.
        config: the editor's configuration.
        starter: site path of the script that starts it.

    Raises:
        AssetsError: the npm packages are missing, or not the version this module knows.
    """
    modules = repo / "node_modules"
    own = repo / "overrides" / "editor"
    files = {f"{FOLDER}/{path}": _read(modules / source) for path, source in _COPIES.items()}
    files[f"{FOLDER}/sveltia-cms.js"] = _script(_read(modules / _PACKAGE / _SCRIPT).decode("utf-8")).encode()
    files[f"{FOLDER}/index.html"] = _read(own / "index.html").replace(b"@@editor.js@@", starter.encode())
    for name in ("editor.css", "wait.js"):
        files[f"{FOLDER}/{name}"] = _read(own / name)
    files[f"{FOLDER}/config.json"] = _json(config)
    version = json.loads(_read(modules / _PACKAGE / "package.json"))["version"]
    for language in ("id", "ms"):
        files[f"{FOLDER}/vendor@{version}/locales/{language}.json"] = _read(own / f"{language}.json")
    # The editor asks which version is the newest (the one that is here) and how GitHub does (it will notice itself).
    files[f"{FOLDER}/vendor/package.json"] = _json({"version": version})
    files[f"{FOLDER}/vendor/status.json"] = _json({"status": {"indicator": "none"}})
    return dict(sorted(files.items()))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def _script(text: str) -> str:
    for address, own, times in _HOSTS:
        if text.count(address) != times:
            raise AssetsError(
                f"Paket {_PACKAGE} tidak seperti yang dikenal ({address}): sesuaikan editor/files.py.",
                f"The package {_PACKAGE} is not as known ({address}): adapt editor/files.py.",
            )
        text = text.replace(address, own)
    return text


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise AssetsError(
            f"{path} tidak ada: jalankan `make build`, yang memasang paket npm.",
            f"{path} does not exist: run `make build`, which installs the npm packages.",
        ) from error
