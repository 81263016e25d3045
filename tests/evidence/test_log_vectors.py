"""A log that others made is read and rebuilt; published keys and keys of low order are refused."""

import base64
import json

import pytest

from saksi.evidence.checkpoint import open_checkpoint, parse_checkpoint
from saksi.evidence.keys import PUBLISHED, fingerprint
from saksi.evidence.merkle import Edge, leaf_hash, roots, verify_inclusion
from saksi.evidence.notes import Signer, Verifier
from saksi.kernel.errors import NoteError, ProofError

from .test_vectors import OWN, shared

TESSERA = "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten".split()


def test_each_of_the_16_checkpoints_of_tesseras_log_opens_and_its_root_is_rebuilt_from_the_entries():
    folder = shared("tessera-posix-log/testdata/log")
    keys = json.loads(shared("signed_note_vectors.json").read_text())["keys"]
    leaves = [leaf_hash(word.encode()) for word in TESSERA]
    known = roots(leaves, range(16))
    files = sorted(folder.glob("checkpoint*"))
    found = [open_checkpoint(path.read_bytes(), Verifier.parse(keys["tessera_log_vkey"])) for path in files]
    assert sorted(c.size for c in found) == [*range(1, 16), 15] or sorted(c.size for c in found) == [*range(16), 15]
    assert all(known[c.size] == c.root for c in found)


def test_checkpoints_of_others_that_are_wrong_are_refused():
    path = shared("transparency-dev-formats/checkpoint_proof_cosignature_vectors.json")
    wrong = [v for v in json.loads(path.read_text())["checkpoints"] if not v["ok"]]
    assert wrong
    for vector in wrong:
        with pytest.raises(NoteError):
            parse_checkpoint(vector["text"])


def test_the_own_proof_of_leaf_42_of_100_leads_to_its_checkpoint():
    own = json.loads((OWN / "notes_own.json").read_text())
    head, note = own["tlog_proof_leaf_42_of_100"].split("\n\n", 1)
    lines = head.split("\n")
    checkpoint = open_checkpoint(note, Verifier.parse(own["log_vkey"]))
    assert (lines[1], checkpoint.size) == ("index 42", 100)
    path = [base64.b64decode(line) for line in lines[2:]]
    verify_inclusion(leaf_hash(b"leaf 42"), 42, 100, path, checkpoint.root)


def test_every_published_private_key_of_the_vectors_is_known_and_refused():
    keys = json.loads(shared("signed_note_vectors.json").read_text())["keys"]
    own = json.loads((OWN / "notes_own.json").read_text())
    signers = [Signer.parse(key) for name, key in keys.items() if name.endswith("_skey")]
    signers += [Signer("x", bytes.fromhex(own[name])) for name in ("log_seed", "witness_seed")]
    assert {fingerprint(signer) for signer in signers} <= PUBLISHED


@pytest.mark.parametrize(
    "text", ["a\n" + "9" * 5000 + "\nx\n", "a\n01\nx\n", "a\n-1\nx\n", "a\n1\n\n", "a\n\u0661\nx\n", ""]
)
def test_a_size_that_is_no_plain_number_is_refused(text):
    with pytest.raises(NoteError):
        parse_checkpoint(text)


def test_many_roots_in_one_pass_are_the_roots_one_by_one():
    leaves = [leaf_hash(bytes([i])) for i in range(70)]
    assert roots(leaves, range(71)) == {size: Edge().root_by_definition(leaves[:size]) for size in range(71)}
    assert roots(leaves, (71, 500)) == {}


def test_a_tree_grown_from_its_edge_is_the_tree_of_all_its_leaves():
    leaves = [leaf_hash(bytes([i])) for i in range(70)]
    whole = roots(leaves, range(71))
    for first in range(71):
        edge = Edge().grown(leaves[:first])
        assert (edge.size, edge.root) == (first, whole[first])
        for size in range(first, 71):
            more = leaves[first:size]
            assert edge.grown(more).root == edge.root_by_definition(more) == whole[size]


def test_subtrees_that_are_no_edge_are_refused():
    with pytest.raises(ProofError, match="no edge of a tree"):
        Edge(((0, b"a" * 32), (1, b"b" * 32))).root_by_definition([])
