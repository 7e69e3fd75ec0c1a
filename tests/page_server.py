"""The chat page served by a process of its own, as an office runs it."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


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
    environment |= settings or {}
    with log.open("w") as errors:
        process = subprocess.Popen(
            command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = re.search(r"https?://[\d.:]+", said)
            assert found, f"the page did not come up: {said} {log.read_text()}"
            yield Served(found[0], said, process)
        finally:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()
