"""The chat page served by a process of its own, as an office runs it."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
# A stack of every thread at SIGUSR1, for a test that waited in vain.
_DUMPING = str(PROJECT / "tests" / "dumping")
# The servers that run now, each with the file that its standard error goes to.
LIVE: dict[int, Path] = {}


@dataclass(frozen=True, slots=True)
class Served:
    """A running page: its address, what it said when it came up, and its process."""

    address: str
    said: str
    process: subprocess.Popen[str]

    def stop(self) -> int:
        """Interrupt it as Ctrl+C does and give its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=120)


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def told_by_servers() -> str:
    """What the servers that run have written last, with where each of their threads is."""
    for pid in LIVE:
        os.kill(pid, signal.SIGUSR1)
    time.sleep(1)
    return "\n".join(f"{log}:\n{log.read_text(errors='replace')[-20_000:]}" for log in LIVE.values())


@contextlib.contextmanager
def served(
    library: Path, log: Path, settings: Mapping[str, str] | None = None, port: int | None = None
) -> Iterator[Served]:
    """Run ``mundap ui`` over a library until the block ends; its standard error goes to ``log``.

    ``settings`` are variables of the environment, which holds no others of ours; ``port``
    is a free one unless given.
    """
    command = [sys.executable, "-m", "cli", "ui", "--library", str(library), "--port", str(port or free_port())]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MUNDAP", "OPENAI"))}
    environment |= {"PYTHONPATH": _DUMPING} | dict(settings or {})
    with log.open("w") as errors:
        process = subprocess.Popen(
            command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        LIVE[process.pid] = log
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = re.search(r"https?://[\d.:]+", said)
            assert found, f"the page did not come up: {said} {log.read_text()}"
            yield Served(found[0], said, process)
        finally:
            del LIVE[process.pid]
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()
