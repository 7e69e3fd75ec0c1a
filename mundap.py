"""The console command: ends quietly under Ctrl-C from its first instant to its last."""

import signal


def main() -> int:
    """Run ``cli.main``, which says in Korean what Ctrl-C stopped; before and after it there is nothing to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cli import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return run()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
