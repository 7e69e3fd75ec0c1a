"""What the process that reads files gives up before it sees one: memory, large files, the network, its old pipes.

Each on the systems that have it: a memory limit and no core dumps where there is ``resource`` (not on Windows; macOS
ignores the memory limit), no network where Linux lets a process leave its network (some containers forbid it). It
still has the user's rights to files: what a hostile file could do with a hole in a library is limited, not nothing.
"""

import contextlib
import os
import sys
from pathlib import Path
from typing import BinaryIO

# A reader writes compiled modules and at most a picture for text recognition.
_LARGEST_WRITTEN = 64_000_000
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of <linux/sched.h>


def confine(memory_bytes: int) -> None:
    """Bound this process for the rest of its life."""
    _bound(memory_bytes)
    if sys.platform == "linux":
        _leave_network()


def own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take standard input and output for messages alone: what a library prints goes to standard error."""
    sys.stdout.flush()
    asked, told = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return os.fdopen(asked, "rb"), os.fdopen(told, "wb")


def held_memory_bytes() -> int:
    """The address space that this process holds, which its limit counts; 0 where it can't be told."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):  # only Linux tells, and the memory at its peak is the parent's, too
        return 0


def _bound(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    bounds = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, _LARGEST_WRITTEN),
        (resource.RLIMIT_AS, memory_bytes),
    )
    for kind, most in bounds:
        with contextlib.suppress(ValueError, OSError):  # macOS knows the name of a memory limit, not the thing
            _, hard = resource.getrlimit(kind)
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (bound, bound))


def _leave_network() -> None:
    """Go where there is no network; root needs no new user for it, and others may be forbidden one."""
    import ctypes

    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    if unshare is not None and unshare(_NEW_NETWORK) != 0:
        unshare(_NEW_USER | _NEW_NETWORK)
