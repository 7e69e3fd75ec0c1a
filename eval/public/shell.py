"""What ``mundap eval benchmark`` does. Prints nothing."""

import argparse
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.settings import Settings
from eval.output import Progress, refuse_overwriting
from eval.public.benchmarks import BENCHMARKS
from eval.public.measuring import Outcome, Wanted, measure_benchmark
from eval.public.retrieving import Way
from eval.public.table import markdown, record, text


def benchmarked(arguments: argparse.Namespace, settings: Settings, progress: Progress) -> tuple[dict[str, object], str]:
    """Measure what the command line asks for; give it as JSON and as text.

    Raises:
        UserFacingError: a file is missing or has faults, a folder can't be used, or the encoder is missing.
    """
    ways = tuple(dict.fromkeys(map(Way, arguments.ways or [Way.HYBRID])))
    wanted = Wanted(arguments.name, arguments.data, ways, arguments.first, arguments.out)
    if arguments.out is not None:
        benchmark = BENCHMARKS.get(arguments.name)
        names = (*benchmark.corpus, *benchmark.queries) if benchmark else ()
        refuse_overwriting(arguments.out, [arguments.data / name for name in names])
    with ExitStack() as stack:
        library: Path | None = arguments.library
        if library is None:
            library = Path(stack.enter_context(TemporaryDirectory(prefix="mundap-")), "library")
        outcome = measure_benchmark(wanted, settings, library, progress)
    return record(outcome), _told(outcome, arguments)


def _told(outcome: Outcome, arguments: argparse.Namespace) -> str:
    if arguments.markdown:
        return markdown(outcome)
    written = f"\n결과 파일: {arguments.out}" if arguments.out is not None else ""
    return text(outcome) + written
