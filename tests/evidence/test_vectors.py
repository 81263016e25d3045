"""Saksi's proofs and notes agree with every published vector."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

from saksi.evidence.checkpoint import open_checkpoint, parse_checkpoint
from saksi.evidence.merkle import (
    EMPTY_ROOT,
    Edge,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)  # fmt: skip
from saksi.evidence.notes import Signer, Verifier, open_note
from saksi.kernel.errors import NoteError, ProofError

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "vectors"
OWN = Path(__file__).parent / "vectors"


def shared(name):
    path = SHARED / name
    if not path.exists():
        pytest.skip("the published vectors are not here (../shared); the own ones run everywhere")
    return path


def data(text):
    return base64.b64decode(text) if text else b""


def shows(vector):
    """Whether a proof of the vectors is taken."""
    proof = [data(p) for p in vector["proof"] or []]
    try:
        if "leafIdx" in vector:
            verify_inclusion(
                data(vector["leafHash"]), vector["leafIdx"], vector["treeSize"], proof, data(vector["root"])
            )
        else:
            verify_consistency(vector["size1"], vector["size2"], proof, data(vector["root1"]), data(vector["root2"]))
    except ProofError:
        return False
    return True


def test_196_of_196_published_proofs_agree():
    files = sorted(shared("transparency-dev-merkle/testdata").rglob("*.json"))
    vectors = [json.loads(f.read_text()) for f in files]
    assert len(vectors) == 196
    assert [v["desc"] for v in vectors if shows(v) == v["wantErr"]] == []


def test_1500_of_1500_own_proofs_agree():
    own = json.loads((OWN / "rfc6962_own.json").read_text())
    vectors = own["inclusion"] + own["consistency"]
    assert len(vectors) == 1500
    assert [v["desc"] for v in vectors if shows(v) == v["wantErr"]] == []
    leaves = [leaf_hash(f"leaf {i}".encode()) for i in range(300)]
    for size, expected in own["roots"].items():
        assert root(leaves[: int(size)]) == Edge().root_by_definition(leaves[: int(size)]) == data(expected)


def test_85_of_85_roots_and_proofs_of_the_classic_leaves():
    vectors = json.loads(shared("rfc6962_roots.json").read_text())
    leaves = [leaf_hash(bytes.fromhex(h)) for h in vectors["leaves_hex"]]
    checks = 0
    hasher = vectors["hasher"]
    for name, found in {
        "empty_root": EMPTY_ROOT, "empty_leaf": leaf_hash(b""), "leaf_L123456": leaf_hash(b"L123456"), "node_N123_N456": node_hash(b"N123", b"N456"),
    }.items():  # fmt: skip
        assert found.hex() == hasher[name]
        checks += 1
    for size, expected in enumerate(vectors["roots"]):
        assert root(leaves[:size]).hex() == expected
        checks += 1
        for index in range(size):
            verify_inclusion(leaves[index], index, size, inclusion_proof(leaves, index, size), root(leaves[:size]))
            checks += 1
        for old in range(1, size + 1):
            verify_consistency(old, size, consistency_proof(leaves, old, size), root(leaves[:old]), root(leaves[:size]))
            checks += 1
    assert checks == 85


def refused(vkey):
    try:
        Verifier.parse(vkey)
    except NoteError:
        return True
    return False


def test_2299_of_2299_checks_of_signed_notes():
    vectors = json.loads(shared("signed_note_vectors.json").read_text())
    keys = vectors["keys"]
    checks = 0
    for bad, _ in vectors["bad_vkeys"]:
        assert refused(bad)
        checks += 1
    good = keys["peter_vkey"]
    for start in range(len(good)):
        for end in range(start + 1, len(good) + 1):
            if (start, end) != (0, len(good)):
                assert refused(good[start:end])
                checks += 1
        assert refused(good[:start] + chr(ord(good[start]) + 1) + good[start + 1 :])
        checks += 1
    for note in vectors["notes"]:
        try:
            open_note(note["note"], [Verifier.parse(keys[name]) for name in note["trust"]])
            opened = True
        except NoteError:
            opened = False
        assert opened == note["ok"], note["id"]
        checks += 1
    for signed in vectors["sign"]:
        assert Signer.parse(keys[signed["skey"]]).line(signed["text"]) == signed["signature_line"] + "\n"
        checks += 1
    text = "many\n"
    signers = [Signer(f"s{i}", hashlib.sha256(bytes([i])).digest()) for i in range(101)]
    sixteen = text + "\n" + "".join(s.line(text) for s in signers[:16])
    assert (
        len(open_note(sixteen, [s.verifier for s in signers]).names)
        == vectors["limits"]["must_accept_signatures"]
        == 16
    )
    with pytest.raises(NoteError):
        open_note(text + "\n" + "".join(s.line(text) for s in signers), [s.verifier for s in signers])
    tree = vectors["sumdb_tree_text"]
    assert parse_checkpoint(tree["text"]).size == tree["n"]
    assert checks + 3 == 2299


def test_own_checkpoints_open_and_a_changed_one_does_not():
    own = json.loads((OWN / "notes_own.json").read_text())
    verifier = Verifier.parse(own["log_vkey"])
    for checkpoint in own["checkpoints"]:
        assert open_checkpoint(checkpoint["checkpoint"], verifier).size == checkpoint["size"]
        with pytest.raises(NoteError):
            open_checkpoint(checkpoint["checkpoint"].replace("ngo.example/log\n", "ngo.example/lag\n", 1), verifier)


def test_low_order_keys_are_refused_when_they_are_added():
    zero = bytes(32)
    from saksi.evidence import notes

    written = f"x+{notes.key_id('x', 1, zero).hex()}+{base64.b64encode(bytes([1]) + zero).decode()}"
    with pytest.raises(NoteError, match="low order"):
        Verifier.parse(written)
