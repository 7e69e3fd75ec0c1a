"""Loaded by Python itself where this folder stands in PYTHONPATH: at SIGUSR1 every thread's stack goes to stderr."""

import faulthandler
import signal

faulthandler.register(signal.SIGUSR1)
