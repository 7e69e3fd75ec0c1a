"""Whoever opens a library has numpy's linear algebra kept to one thread; a process of its own shows that it was not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

_ASKED = """
import json, os, sys
from pathlib import Path
from threadpoolctl import threadpool_info, threadpool_limits
from index.encoder import BUILT_IN, open_encoder
from index.library import Library
from ingest.korean import Korean

def threads():
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]

threadpool_limits(limits=2, user_api="blas")  # as on any machine with two cores
before = threads()
library = Library.open_or_create(Path(sys.argv[1]), Korean(), open_encoder(BUILT_IN))
print(json.dumps([before, threads()]))
library.close()
"""


@pytest.mark.slow
def test_an_open_library_keeps_blas_to_one_thread(tmp_path: Path):
    command = [sys.executable, "-c", _ASKED, tmp_path / "library"]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == [[2], [1]]
