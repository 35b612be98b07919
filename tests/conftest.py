"""What all tests share: the samples and the fixture, built once for all workers."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from built_site import REPO, BuiltSite, build_once, copy_fixture, make_settings
from catalogue.settings import Settings
from hypothesis import HealthCheck
from hypothesis import settings as properties

# Neither how long an example takes nor how long it takes to think of one says anything but how busy the machine is.
properties.register_profile("catalogue", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("catalogue")


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The repository's own records, for the root of a host."""

    def prepare(folder: Path) -> Settings:
        folder.mkdir(exist_ok=True)
        return make_settings(folder, REPO, "https://example.org/")

    return build_once(tmp_path_factory, "sample", prepare)


@pytest.fixture(scope="session")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The small catalogue of tests/fixtures, for a sub-path."""

    def prepare(folder: Path) -> Settings:
        if not folder.exists():
            folder.mkdir()
            copy_fixture(folder / "content")
        return make_settings(folder, folder / "content")

    return build_once(tmp_path_factory, "fixture", prepare)


@pytest.fixture
def scratch(tmp_path: Path) -> Settings:
    """Settings of a build that a test may do as it likes with; each worker has a cache, not to wait for the other."""
    content = copy_fixture(tmp_path / "content")
    cache = REPO / ".cache" / "tests" / f"scratch-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    return replace(make_settings(tmp_path, content), cache_dir=cache)
