"""Servers that the page benchmarks run beside themselves, over libraries that stand already."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PROJECT = Path(__file__).resolve().parents[1]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True, slots=True)
class Server:
    """A process that answers on this machine: its address, its number, what it complained of."""

    address: str
    process: int
    log: IO[bytes]

    def said(self) -> str:
        """Give all that the server wrote."""
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")

    def worked_s(self) -> float:
        """Give the processor time that the process has taken since it began."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_mb(self) -> float:
        """Give the memory of the process and its children in use now."""
        numbers = [self.process, *children(self.process)]
        return sum(resident_kb(number) for number in numbers) / 1024


def mundap(library: Path) -> list[str]:
    """Give the command that serves a library, less the port."""
    if not (library / "library.sqlite3").exists():
        sys.exit(f"no library in {library}: mundap add --library {library} samples/documents")
    return [sys.executable, "-m", "cli", "--library", str(library), "ui", "--port"]


@contextlib.contextmanager
def served(command: list[str], path: str, expected: object = None) -> Iterator[Server]:
    """Run a server until the block ends; it is there once it answers at ``path``, as expected if that is given."""
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MUNDAP", "OPENAI"))}
    environment["GRADIO_ANALYTICS_ENABLED"] = "False"
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen([*command, str(port)], cwd=PROJECT, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}/"
            wait_until(lambda: there(address + path, expected))
            yield Server(address, process.pid, log)
        finally:
            process.kill()
            process.wait()


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 180
    while not done():
        if time.monotonic() > end:
            sys.exit("the server did not come up")
        time.sleep(0.2)


def there(address: str, expected: object) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as reply:
            return expected is None or json.load(reply) == expected
    except OSError:
        return False


def children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(number) for number in found]


def resident_kb(process: int) -> int:
    with contextlib.suppress(FileNotFoundError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1])
    return 0
