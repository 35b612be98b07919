"""Adds to a wheel what stands beside the code in the repository; all else is in pyproject.toml."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent


class BuildWithGenerator(build_py):
    """Copies the package as usual, then lays the generator's folder into it."""

    def run(self) -> None:
        """Does nothing more for an editable install, which finds everything in the repository."""
        super().run()
        if self.editable_mode:
            return
        sys.path.insert(0, str(HERE / "scripts"))
        try:
            from catalogue.assets import AssetsError  # noqa: PLC0415 - the package is found from here on
            from catalogue.packaging import pack_generator  # noqa: PLC0415
        except ModuleNotFoundError as error:
            raise SystemExit(f"{error}: jalankan `make wheel` / run `make wheel`") from error
        try:
            pack_generator(HERE, Path(self.build_lib, "catalogue", "generator"), HERE / ".cache")
        except AssetsError as error:
            raise SystemExit(str(error)) from error


setup(cmdclass={"build_py": BuildWithGenerator})
