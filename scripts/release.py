"""Prepares what a release carries beside the wheel: notes, locked requirements for repositories of content, checksums.

Run by `.github/workflows/release.yml` after `make wheel`; refuses a tag that is not the version of the project.
"""

import argparse
import hashlib
import re
import sys
import tomllib
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
#: Packages of the lock that only building the generator needs: a wheel is finished.
BUILD_ONLY = ("setuptools",)


class ReleaseError(ValueError):
    """The repository is not ready for this release; says why, in Indonesian and English."""


def version_of(tag: str, repo: Path) -> str:
    """The version a tag stands for: that of pyproject.toml.

    Raises:
        ReleaseError: they differ.
    """
    version = str(tomllib.loads((repo / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
    if tag != f"v{version}":
        raise ReleaseError(f"{tag} ≠ v{version} (pyproject.toml): samakan dahulu / make them the same first")
    return version


def notes_of(version: str, changelog: str) -> str:
    """The changelog's chapter of a version, without its heading.

    Raises:
        ReleaseError: it has none, or an empty one.
    """
    heading = re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d{{2}}-\d{{2}}$", changelog, re.MULTILINE)
    text = re.split(r"^## ", changelog[heading.end() :], maxsplit=1, flags=re.MULTILINE)[0].strip() if heading else ""
    if not text:
        raise ReleaseError(
            f"CHANGELOG.md: tidak ada isi di bawah / nothing below ## [{version}] - YYYY-MM-DD",
        )
    return f"{text}\n\nUpgrade notes: docs/dev/upgrading.md\n"


def requirements_of(lock: str, wheel: Path, address: str) -> str:
    """Requirements with hashes that install a release and nothing else.

    Args:
        lock: `requirements/build.txt`.
        wheel: the release's wheel.
        address: where the wheel can be fetched, without its name.
    """
    entries = re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)[1:]
    kept = [entry for entry in entries if not entry.startswith(tuple(f"{name}==" for name in BUILD_ONLY))]
    pinned = "".join(re.sub(r"^\s*#.*\n", "", entry, flags=re.MULTILINE) for entry in kept)
    name = wheel.name.partition("-")[0].replace("_", "-")
    own = f"{name} @ {address.rstrip('/')}/{wheel.name} \\\n    --hash=sha256:{_sha256(wheel)}\n"
    head = (
        "# Rilis pembangkit katalog dan paketnya, dengan sidik jari. / A release of the catalogue generator and its\n"
        "# packages, with their hashes. Install: python -m pip install --require-hashes -r requirements.txt\n"
    )
    return head + own + pinned.rstrip("\n") + "\n"


def prepare(tag: str, dist: Path, address: str, repo: Path = REPO) -> None:
    """Writes `notes.md`, `requirements.txt` and `SHA256SUMS` beside the wheel.

    Args:
        tag: of the release, as in `v1.2.0`.
        dist: folder with the wheel.
        address: where the release's files can be fetched.
        repo: the repository.

    Raises:
        ReleaseError: the repository is not ready for it.
    """
    version = version_of(tag, repo)
    wheels = sorted(dist.glob(f"*-{version}-*.whl"))
    if len(wheels) != 1:
        raise ReleaseError(f"{dist}: {len(wheels)} wheel {version}; jalankan / run make wheel")
    notes = notes_of(version, (repo / "CHANGELOG.md").read_text(encoding="utf-8"))
    lock = (repo / "requirements" / "build.txt").read_text(encoding="utf-8")
    requirements = dist / "requirements.txt"
    requirements.write_text(requirements_of(lock, wheels[0], address), encoding="utf-8", newline="\n")
    sums = [f"{_sha256(file)}  {file.name}\n" for file in (wheels[0], requirements)]
    (dist / "SHA256SUMS").write_text("".join(sums), encoding="utf-8", newline="\n")
    (dist / "notes.md").write_text(notes, encoding="utf-8", newline="\n")


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def main() -> int:
    """Prepares the release that the arguments name; the exit code is 1 where the repository is not ready."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("tag", help="as in v1.2.0")
    parser.add_argument("--dist", type=Path, default=REPO / "dist")
    parser.add_argument("--address", required=True, help="where the release's files can be fetched")
    arguments = parser.parse_args()
    try:
        prepare(arguments.tag, arguments.dist, arguments.address)
    except ReleaseError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
