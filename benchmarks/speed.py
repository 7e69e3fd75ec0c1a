"""Speed as ratios within one run, so that a busy or slow machine changes both sides alike.

(a) ingest of a text against one bare ``kiwi.tokenize`` over the same text in the same process;
(b) the embedded encoder on passages whose morphemes are known, from its first pass on;
(c) a warm ``ask`` over a question set;
(d) a cold ``mundap ask`` against a cold ``python -c "from kiwipiepy import Kiwi; Kiwi().tokenize('가')"``, and which
    heavy modules the former loads.

Run with ``make bench`` or ``python benchmarks/speed.py [--json]``.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.assistant import Assistant  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from eval.metrics import percentile  # noqa: E402
from eval.questions import load_questions  # noqa: E402
from index.encoder import Encoder, open_encoder  # noqa: E402
from index.library import Library  # noqa: E402
from ingest.files import read_document, walk  # noqa: E402
from ingest.korean import Korean  # noqa: E402
from ingest.prepare import prepare_file  # noqa: E402

SEEDS = PROJECT.parent / "shared" / "seeds"
SAMPLES = PROJECT / "samples" / "documents"
SEED_QUESTIONS = PROJECT / "benchmarks" / "questions" / "seeds.jsonl"
SAMPLE_QUESTIONS = PROJECT / "samples" / "questions.jsonl"
BARE = "from kiwipiepy import Kiwi; Kiwi().tokenize('가')"
HEAVY = ("torch", "gradio", "openai", "sentence_transformers", "faiss", "tantivy", "numpy", "rich", "kiwipiepy")
Seconds = dict[str, float]


def timed(work: Callable[[], object]) -> Seconds:
    """Wall and CPU seconds, all threads, of one call."""
    wall, cpu = perf_counter(), process_time()
    work()
    return {"wall_s": perf_counter() - wall, "cpu_s": process_time() - cpu}


def medians(rounds: list[Seconds]) -> Seconds:
    """The median of each figure."""
    return {name: round(statistics.median(each[name] for each in rounds), 6) for name in rounds[0]}


def ratios(ours: list[Seconds], bare: list[Seconds]) -> Seconds:
    """Ours over bare in the same round, and of the rounds the median: what slows a whole round cancels out."""
    rounds = [
        {name.removesuffix("_s"): one[name] / other[name] for name in one}
        for one, other in zip(ours, bare, strict=True)
    ]
    return medians(rounds)


def measure_ingest(folder: Path, korean: Korean, encoder: Encoder, rounds: int) -> dict[str, object]:
    """Alternate bare Kiwi over the texts, in one piece each and by lines, with adding the files to a new library."""
    texts = [read_document(found.path, found.name).text for found in walk([folder])]
    lines = [line for text in texts for line in text.split("\n")]
    kiwi = korean.load()

    def add() -> None:
        library = Library.open_or_create(Path(tempfile.mkdtemp(dir=temporary)), korean, encoder)
        library.add([folder])
        library.close()

    measured: dict[str, list[Seconds]] = {"bare_text": [], "bare_lines": [], "ingest": []}
    with tempfile.TemporaryDirectory() as temporary:
        for _ in range(rounds):
            measured["bare_text"].append(timed(lambda: [kiwi.tokenize(text) for text in texts]))
            measured["bare_lines"].append(timed(lambda: list(kiwi.tokenize(lines))))
            measured["ingest"].append(timed(add))
    return {
        "characters": sum(map(len, texts)),
        "rounds": rounds,
        **{name: medians(each) for name, each in measured.items()},
        "ratio_to_text": ratios(measured["ingest"], measured["bare_text"]),
        "ratio_to_lines": ratios(measured["ingest"], measured["bare_lines"]),
    }


def measure_encoding(folder: Path, korean: Korean, encoder: Encoder, rounds: int) -> dict[str, object]:
    """Encode the folder's passages, whose morphemes are known, on one core.

    The first passes, by an encoder that has encoded nothing yet, are told one by one as well: it has to learn words.
    """
    passages = [
        passage for found in walk([folder]) for passage in prepare_file(found.path, found.name, korean).passages
    ]
    morphemes = sum(len(passage.body.tokens) + len(passage.context.tokens) for passage in passages)
    passes = [timed(lambda: encoder.encode_passages(passages)) for _ in range(rounds)]
    measured = medians(passes)
    return {
        "passages": len(passages),
        "morphemes_each": round(morphemes / len(passages)),
        "first_three_passes_a_second": [round(len(passages) / each["wall_s"]) for each in passes[:3]],
        "passages_a_second": round(len(passages) / measured["wall_s"]),
        "passages_a_cpu_second": round(len(passages) / measured["cpu_s"]),
    }


def measure_warm(library: Path, questions: Path) -> dict[str, object]:
    """Ask every question of a set twice of one open assistant; the second time counts."""
    assistant = Assistant.open(Settings.from_environment(library=library))
    asked = load_questions(questions)
    milliseconds: list[float] = []
    for _ in range(2):
        milliseconds.clear()
        for question in asked:
            begun = perf_counter()
            assistant.ask(question.question, question.history)
            milliseconds.append((perf_counter() - begun) * 1000)
    assistant.close()
    spread = {f"p{share}_ms": round(percentile(milliseconds, share / 100), 2) for share in (50, 95)}
    return {"questions": len(asked), **spread}


def cold(command: list[str], bytecode: Path) -> Seconds:
    """Wall and CPU seconds of one process from start to end, with the modules' bytecode kept in a folder.

    Python keeps it beside the modules unless the environment forbids that, and nobody's second question compiles them.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "PYTHONPYCACHEPREFIX": str(bytecode)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=PROJECT, env=environment)
    wall = perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"wall_s": wall, "cpu_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime}


def measure_cold(library: Path, question: str, rounds: int) -> dict[str, object]:
    """Alternate a cold ``mundap ask`` with a cold bare Kiwi, after one of each that compiles the modules."""
    arguments = ["--library", str(library), "ask", question]
    bare: list[Seconds] = []
    ours: list[Seconds] = []
    with tempfile.TemporaryDirectory() as temporary:
        for _ in range(1 + rounds):
            bare.append(cold([sys.executable, "-c", BARE], Path(temporary)))
            ours.append(cold([sys.executable, "-m", "cli", *arguments], Path(temporary)))
    del bare[0], ours[0]
    loaded = (
        "import sys, cli; cli.main(sys.argv[1:]);"
        f"import json; print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]), file=sys.stderr)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", loaded, *arguments], check=True, capture_output=True, text=True, cwd=PROJECT
    )
    return {
        "rounds": rounds,
        "bare": medians(bare),
        "ask": medians(ours),
        "ratio": ratios(ours, bare),
        "loaded": json.loads(shown.stderr.splitlines()[-1]),
    }


def measure(rounds: int) -> dict[str, object]:
    """All of it, over the seed documents where they are, else over the samples."""
    folder, questions = (SEEDS, SEED_QUESTIONS) if SEEDS.is_dir() else (SAMPLES, SAMPLE_QUESTIONS)
    korean, encoder = Korean(), open_encoder("built-in")
    korean.load()
    encoding = measure_encoding(folder, korean, encoder, 3 * rounds)  # before anything else has encoded passages
    with tempfile.TemporaryDirectory() as temporary:
        library = Library.open_or_create(Path(temporary), korean, encoder)
        library.add([folder])
        library.close()
        asked = load_questions(questions)
        return {
            "documents": folder.name,
            "cores": os.cpu_count(),
            "load": round(os.getloadavg()[0], 2),
            "ingest": measure_ingest(folder, korean, encoder, rounds),
            "encoding": encoding,
            "warm_ask": measure_warm(Path(temporary), questions),
            "cold_ask": measure_cold(Path(temporary), asked[0].question, rounds),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON value")
    parser.add_argument("--rounds", type=int, default=7, help="alternating rounds (default: 7)")
    chosen = parser.parse_args()
    found = measure(chosen.rounds)
    if chosen.json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        for inner, figure in value.items() if isinstance(value, dict) else [("", value)]:
            print(f"{name:10} {inner:16} {figure}")


if __name__ == "__main__":
    main()
