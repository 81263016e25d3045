"""A sealed bundle, made once, copied for each test that tampers with it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from saksi.reports.bundle import prepare_bundle, seal_bundle
from tests.reports.making import Maker, decided, nothing_decided


@dataclass
class Sealed:
    """A sealed bundle with the maker whose log it is proved against."""

    folder: Path
    maker: Maker

    @property
    def key(self) -> str:
        return self.maker.signer.vkey


def seal(maker: Maker, folder: Path) -> Sealed:
    """Take the three steps of a report: prepare, log and sign, seal."""
    prepared = prepare_bundle(maker.snapshot(), folder)
    seal_bundle(prepared, maker.report_built(prepared.manifest_sha256), maker.state())
    return Sealed(folder, maker)


@pytest.fixture(scope="session")
def sealed_once(tmp_path_factory) -> Sealed:
    return seal(decided(), tmp_path_factory.mktemp("sealed") / "bundle")


@pytest.fixture(scope="session")
def sealed_undecided(tmp_path_factory) -> Sealed:
    return seal(nothing_decided(), tmp_path_factory.mktemp("undecided") / "bundle")


@pytest.fixture
def sealed(sealed_once, tmp_path) -> Sealed:
    """A copy of its own, to be tampered with."""
    shutil.copytree(sealed_once.folder, tmp_path / "bundle")
    return Sealed(tmp_path / "bundle", sealed_once.maker)
