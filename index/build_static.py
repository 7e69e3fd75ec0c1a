"""Make the weights of the embedded encoder from the installed Kiwi: ``python -m index.build_static``."""

import argparse
from pathlib import Path

from index.recover import recover
from index.static import WEIGHTS
from index.weigh import encoder_weights
from ingest.korean import Korean


def main() -> None:
    """Recover, weigh and write; progress on standard error."""
    from rich.console import Console
    from rich.progress import Progress

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    out: Path = parser.parse_args().out
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("형태소 벡터를 되찾는 중", total=None)
        recovered = recover(
            Korean().load(), progress=lambda done, total: progress.update(task, completed=done, total=total)
        )
    weights = encoder_weights(recovered)
    weights.save(out)
    Console(stderr=True).print(f"{out}: 형태소 {len(weights.keys):,}개, {out.stat().st_size:,}바이트")


if __name__ == "__main__":
    main()
