"""The two derived indexes of a library, kept level with its store.

Before each search :meth:`Derived.refresh` compares revisions. A process that may write brings the folders level on
disk. One that may not (another process is writing, or the folder is read-only) brings the dense index level in memory
and the lexical index in a private copy under the system's temporary folder, so that what it finds is never stale.
"""

import tempfile
import threading
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from index.dense import DenseIndex, Keys, Stored, Vectors
from index.encoder import same_encoder
from index.lexical import LexicalIndex
from index.lock import WriterLock
from index.problems import mismatch, system_problem
from index.reading import Reader, State
from index.stamp import FORMAT, Stamp
from index.store import Store

# Below this many passages the lexical index is rebuilt when some were removed (under 0.2 s): tantivy counts removed
# passages in its statistics until segments merge, and a rebuilt index scores as if they had never been there.
REBUILD_BELOW = 10_000
# How long a reader waits for another process to finish writing the lexical folder before it builds its own.
_PATIENCE_S = 0.5


class Derived:
    """The lexical and the dense index of one library."""

    def __init__(self, folder: Path, store: Store, lock: WriterLock, encoder: str, dimension: int) -> None:
        self._folder = folder
        self._store = store
        self._lock = lock
        self._encoder = (encoder, dimension)
        self._mutex = threading.Lock()
        self._private: tempfile.TemporaryDirectory[str] | None = None
        self._lexical: LexicalIndex | None = None
        self._dense: DenseIndex | None = None
        self._saved: Stamp | None = None  # what the dense file on disk says of itself
        self._revision = -1

    def refresh(self, *, save_vectors: bool = True) -> tuple[LexicalIndex, DenseIndex]:
        """Bring both indexes level with the store and give them."""
        if self._lexical is None or self._dense is None or self._revision != self._store.revision():
            with self._mutex:
                if self._lexical is not None or not self._load_level():
                    self._bring_level(save_vectors)
        if self._lexical is None or self._dense is None:
            raise ValueError("the library is closed")
        return self._lexical, self._dense

    @property
    def indexed(self) -> int:
        """How many passages the dense index on disk holds."""
        return self._saved.passages if self._saved else 0

    def close(self) -> None:
        """Drop the private copy, if there is one."""
        self._lexical = self._dense = None
        self._revision = -1
        if self._private:
            self._private.cleanup()
            self._private = None

    def _load_level(self) -> bool:
        """Open what is on disk if it is level; the usual start, which needs no lock."""
        with self._store.reading() as reader:
            state = reader.state()
        check_encoder(state, *self._encoder, self._folder)
        lexical = LexicalIndex.load(self._lexical_folder, state.library)
        if lexical is None or lexical.stamp != _stamp(state, 0):
            return False
        dense = DenseIndex.load(self._dense_path, state.library, state.dimension, self._stored(state.encoding))
        if dense is None or dense.stamp != _stamp(state, state.encoding):
            return False
        self._lexical, self._dense, self._saved, self._revision = lexical, dense, dense.stamp, state.revision
        return True

    def _bring_level(self, save_vectors: bool) -> None:
        with self._lock.offered() as may_write:
            if may_write:
                try:
                    self._level_both(may_write=True)
                    if save_vectors:
                        self._save_dense()
                    return
                except OSError:
                    # What can't be written here, as on a full disk, can still be searched; the folders stay behind.
                    self._revision = -1
            try:
                self._level_both(may_write=False)
            except OSError as error:
                raise system_problem(error, self._folder) or error from error

    def _save_dense(self) -> None:
        """Write the dense index, unless little is missing in the file: it is read from the store on the next start."""
        if self._dense and self._saved != self._dense.stamp and (self._saved is None or self._dense.worth_saving()):
            self._dense.save(self._dense_path)
            self._saved = self._dense.stamp

    def _level_both(self, may_write: bool) -> None:
        with self._store.reading() as reader:
            state = reader.state()
            check_encoder(state, *self._encoder, self._folder)
            self._lexical = self._level_lexical(reader, state, may_write)
            self._dense = self._level_dense(reader, _stamp(state, state.encoding), state.dimension)
        self._revision = state.revision

    def _level_lexical(self, reader: Reader, state: State, may_write: bool) -> LexicalIndex:
        wanted = _stamp(state, 0)
        index = self._lexical
        if self._private is None or may_write:
            index = LexicalIndex.load(self._lexical_folder, state.library)
            if index is not None and index.stamp == wanted:
                self._leave_private()
                return index
        if may_write:
            index = level_lexical(index, self._lexical_folder, reader, wanted)
        else:
            index = self._private_copy(state.library, index)
            if index is None or index.stamp != wanted:
                index = level_lexical(index, self._private_folder, reader, wanted)
        if may_write:
            self._leave_private()
        return index

    def _private_copy(self, library: str, index: LexicalIndex | None) -> LexicalIndex | None:
        if self._private is not None:
            return index if index is not None and index.folder == self._private_folder else None
        self._private = tempfile.TemporaryDirectory(prefix="mundap-", ignore_cleanup_errors=True)
        deadline = time.monotonic() + _PATIENCE_S
        while True:
            index = LexicalIndex.copied(self._lexical_folder, self._private_folder, library)
            if index is not None or not self._lexical_folder.is_dir() or time.monotonic() > deadline:
                return index
            time.sleep(_PATIENCE_S / 10)

    def _leave_private(self) -> None:
        if self._private is not None:
            self._private.cleanup()
            self._private = None

    def _level_dense(self, reader: Reader, wanted: Stamp, dimension: int) -> DenseIndex:
        index = self._dense
        if index is None:
            stored = self._stored(wanted.encoding)
            index = DenseIndex.load(self._dense_path, wanted.library, dimension, stored)
            self._saved = index.stamp if index else None
        stamp = index.stamp if index else None
        if index is None or stamp is None or not stamp.may_become(wanted) or not index.suits(wanted.passages):
            snapshot = partial(reader.vectors_among, dimension=dimension)
            index = DenseIndex.for_passages(reader.keys(), dimension, snapshot, self._stored(wanted.encoding))
            self._saved = None
        elif reader.passages_up_to(stamp.newest) != stamp.passages:
            index.remove(np.setdiff1d(index.keys, reader.keys(), assume_unique=True))
        if index.stamp != wanted:
            newest = int(index.keys[-1]) if len(index) else 0
            for keys, vectors in reader.vectors(newest, dimension):
                index.add(keys, vectors)
            index.stamp = wanted
        return index

    def _stored(self, encoding: int) -> Stored:
        """Read true vectors for a dense index; none once another encoder's have taken their place."""

        def read(keys: Sequence[int]) -> tuple[Keys, Vectors]:
            with self._store.reading() as reader:
                same = reader.state().encoding == encoding
                return reader.vectors_among(keys if same else (), self._encoder[1])

        return read

    @property
    def _private_folder(self) -> Path:
        if self._private is None:
            raise ValueError("there is no private copy")
        return Path(self._private.name) / "lexical"

    @property
    def _lexical_folder(self) -> Path:
        return self._folder / "lexical"

    @property
    def _dense_path(self) -> Path:
        return self._folder / "dense.faiss"


def level_lexical(
    index: LexicalIndex | None, folder: Path, reader: Reader, wanted: Stamp, rebuild_below: int = REBUILD_BELOW
) -> LexicalIndex:
    """Make the index hold the passages of the reader's snapshot, or a new one in the folder if that is simpler.

    ``wanted`` is its new stamp.
    """
    stamp = index.stamp if index else None
    if index is None or stamp is None or not stamp.may_become(wanted):
        return _rebuilt(folder, reader, wanted)
    if reader.passages_up_to(stamp.newest) == stamp.passages:
        index.write(reader.terms(stamp.newest), (), wanted)
        return index
    if wanted.passages < rebuild_below:
        return _rebuilt(folder, reader, wanted)
    gone = np.setdiff1d(index.keys(), reader.keys(), assume_unique=True)
    index.write(reader.terms(stamp.newest), gone.tolist(), wanted)
    return index


def check_encoder(state: State, encoder: str, dimension: int, folder: Path) -> None:
    """Refuse a library whose vectors come from another encoder.

    Raises:
        EncoderMismatch: the message names the command that re-encodes.
    """
    if same_encoder(state.encoder, encoder) and state.dimension == dimension:
        return
    raise mismatch(state.encoder, encoder, folder)


def _rebuilt(folder: Path, reader: Reader, wanted: Stamp) -> LexicalIndex:
    fresh = LexicalIndex.create(folder)
    fresh.write(reader.terms(0), (), wanted)
    return fresh


def _stamp(state: State, encoding: int) -> Stamp:
    return Stamp(FORMAT, state.library, state.revision, state.passages, state.newest, encoding)
