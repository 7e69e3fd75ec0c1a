"""Loaded by Python itself where this folder stands in PYTHONPATH: notes every look-up and connection of the process.

Each line of the file that WATCHED names is one event: what was done, and to whom. Connections within this machine are
noted too, so that a test can see that the watch works.
"""

import faulthandler
import os
import signal
import sys

_LOG = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
_LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
_SENDING = {"socket.connect", "socket.sendto", "socket.sendmsg"}


def _note(event, arguments):
    if event in _LOOK_UPS:
        whom = arguments[0]
    elif event in _SENDING:
        whom = arguments[1]
    elif event in ("socket.bind", "urllib.Request"):
        whom = arguments[1] if event == "socket.bind" else arguments[0]
    else:
        return
    os.write(_LOG, f"{event}\t{whom!r}\n".encode("utf-8", "backslashreplace"))


sys.addaudithook(_note)
faulthandler.register(signal.SIGUSR1)  # as tests/dumping does
