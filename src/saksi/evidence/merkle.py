"""The tree of RFC 6962: roots, proofs that a leaf is in it, proofs that one tree continues another.

Rule: pure functions of leaf hashes; a proof that does not show what it claims raises ProofError.
Steps of a proof: made by halving at the largest power of two below the size (section 2.1); checked by
walking the bits of index and size (RFC 9162, sections 2.1.3.2 and 2.1.4.2).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from saksi.kernel.errors import ProofError

EMPTY_ROOT = hashlib.sha256().digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf: SHA-256 of 0x00 and the data; 32 bytes."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256 of 0x01, left and right; 32 bytes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """The largest power of two smaller than size; size > 1."""
    return 1 << (size - 1).bit_length() - 1


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, in linear time; the hash of nothing for no leaves."""
    return roots(leaves, (len(leaves),))[len(leaves)]


def roots(leaves: Sequence[bytes], sizes: Collection[int]) -> dict[int, bytes]:
    """The root over the first `size` leaves for each of these sizes, in one pass over the leaves.

    Sizes above the number of leaves are left out.
    """
    wanted = set(sizes)
    found = {0: EMPTY_ROOT} if 0 in wanted else {}
    stack: list[tuple[int, bytes]] = []
    for size, leaf in enumerate(leaves, start=1):
        _push(stack, leaf)
        if size in wanted:
            found[size] = _folded(stack)
    return found


def _folded(stack: Sequence[tuple[int, bytes]]) -> bytes:
    """The root over the whole subtrees of a stack, the largest first."""
    node = stack[-1][1]
    for _, left in reversed(stack[:-1]):
        node = node_hash(left, node)
    return node


@dataclass(frozen=True, slots=True)
class Edge:
    """The right edge of a tree: its whole subtrees as (height, hash), the largest first; enough to grow it without its leaves."""

    subtrees: tuple[tuple[int, bytes], ...] = ()

    @property
    def size(self) -> int:
        """How many leaves the tree has."""
        return sum(1 << height for height, _ in self.subtrees)

    @property
    def root(self) -> bytes:
        """The root of the tree."""
        return _folded(self.subtrees) if self.subtrees else EMPTY_ROOT

    def grown(self, leaves: Iterable[bytes]) -> Edge:
        """The edge after these leaves more."""
        stack = list(self.subtrees)
        for leaf in leaves:
            _push(stack, leaf)
        return Edge(tuple(stack))

    def root_by_definition(self, leaves: Sequence[bytes]) -> bytes:
        """The root after these leaves more, by the definition itself: the second way before each signature."""
        blocks = [(1 << height, node) for height, node in self.subtrees] + [(1, leaf) for leaf in leaves]
        return _root_over(blocks) if blocks else EMPTY_ROOT


def _push(stack: list[tuple[int, bytes]], leaf: bytes) -> None:
    """One leaf more: whole subtrees of the same height become one."""
    height, node = 0, leaf
    while stack and stack[-1][0] == height:
        node = node_hash(stack.pop()[1], node)
        height += 1
    stack.append((height, node))


def _root_over(blocks: Sequence[tuple[int, bytes]]) -> bytes:
    """The root over whole subtrees as (leaves, hash) that lie where RFC 6962 cuts a tree."""
    if len(blocks) == 1:
        return blocks[0][1]
    left, count = _split(sum(size for size, _ in blocks)), 0
    for at, (size, _) in enumerate(blocks):
        if count == left:
            return node_hash(_root_over(blocks[:at]), _root_over(blocks[at:]))
        count += size
    raise ProofError("got subtrees that do not part at %(left)s leaves: this is no edge of a tree.", left=left)


def inclusion_proof(leaves: Sequence[bytes], index: int, size: int | None = None) -> list[bytes]:
    """The path from one leaf to the root of the first `size` leaves, from the leaf up.

    Raises ProofError unless 0 <= index < size <= len(leaves).
    """
    size = len(leaves) if size is None else size
    if not 0 <= index < size <= len(leaves):
        raise ProofError(
            "got index %(index)s and size %(size)s, expected 0 <= index < size <= %(leaves)s.",
            index=index,
            size=size,
            leaves=len(leaves),
        )
    return _path(leaves[:size], index)


def _path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = _split(len(leaves))
    if index < k:
        return [*_path(leaves[:k], index), root(leaves[k:])]
    return [*_path(leaves[k:], index - k), root(leaves[:k])]


def consistency_proof(leaves: Sequence[bytes], old: int, new: int | None = None) -> list[bytes]:
    """What shows that the tree of the first `old` leaves begins the tree of the first `new`.

    Raises ProofError unless 0 < old <= new <= len(leaves).
    """
    new = len(leaves) if new is None else new
    if not 0 < old <= new <= len(leaves):
        raise ProofError(
            "got sizes %(old)s and %(new)s, expected 0 < old <= new <= %(leaves)s.",
            old=old,
            new=new,
            leaves=len(leaves),
        )
    return _continuation(leaves[:new], old, whole=True)


def _continuation(leaves: Sequence[bytes], old: int, *, whole: bool) -> list[bytes]:
    size = len(leaves)
    if old == size:
        return [] if whole else [root(leaves)]
    k = _split(size)
    if old <= k:
        return [*_continuation(leaves[:k], old, whole=whole), root(leaves[k:])]
    return [*_continuation(leaves[k:], old - k, whole=False), root(leaves[:k])]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected: bytes) -> None:
    """Check that a leaf hash stands at `index` in the tree of `size` leaves with this root.

    Raises ProofError if it does not, or if the proof is longer or shorter than it must be.
    """
    if not 0 <= index < size:
        raise ProofError(
            "got index %(index)s in a tree of %(size)s, expected 0 <= index < size.",
            index=index,
            size=size,
        )
    if any(len(h) != len(EMPTY_ROOT) for h in (leaf, expected, *proof)):
        raise ProofError(
            "leaf %(index)s of %(size)s: got a hash that is not of %(length)s bytes.",
            index=index,
            size=size,
            length=len(EMPTY_ROOT),
        )
    position, last, node = index, size - 1, leaf
    for step in proof:
        if last == 0:
            raise ProofError(
                "got %(hashes)s hashes, which is more than leaf %(index)s of %(size)s needs.",
                hashes=len(proof),
                index=index,
                size=size,
            )
        if position & 1 or position == last:
            node = node_hash(step, node)
            while position and not position & 1:
                position >>= 1
                last >>= 1
        else:
            node = node_hash(node, step)
        position >>= 1
        last >>= 1
    if last or node != expected:
        raise ProofError(
            "leaf %(index)s of %(size)s: the path does not lead to the root that was expected.",
            index=index,
            size=size,
        )


def verify_consistency(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> None:
    """Check that the tree of `new` leaves begins with the tree of `old` leaves.

    Raises ProofError if it does not. An old size of 0 is refused, as in the published vectors.
    """
    if not 0 < old <= new:
        raise ProofError("got sizes %(old)s and %(new)s, expected 0 < old <= new.", old=old, new=new)
    if old == new:
        if proof or old_root != new_root:
            raise ProofError("two trees of %(old)s leaves: expected no proof and the same root.", old=old)
        return
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    if not path:
        raise ProofError("got no hashes, expected some to lead from size %(old)s to %(new)s.", old=old, new=new)
    position, last = old - 1, new - 1
    while position & 1:
        position >>= 1
        last >>= 1
    first = second = path[0]
    for step in path[1:]:
        if last == 0:
            raise ProofError(
                "got %(hashes)s hashes, which is more than %(old)s to %(new)s needs.",
                hashes=len(proof),
                old=old,
                new=new,
            )
        if position & 1 or position == last:
            first, second = node_hash(step, first), node_hash(step, second)
            while position and not position & 1:
                position >>= 1
                last >>= 1
        else:
            second = node_hash(second, step)
        position >>= 1
        last >>= 1
    if last or first != old_root or second != new_root:
        raise ProofError("the tree of %(new)s leaves does not continue the tree of %(old)s.", new=new, old=old)
