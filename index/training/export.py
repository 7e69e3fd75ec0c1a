"""Write the embedded encoder as a folder for sentence-transformers: ``python -m index.training.export FOLDER``.

``SentenceTransformer(FOLDER, trust_remote_code=True)`` loads it wherever this package is installed; the library asks
for that consent before it imports any module that is not its own.
"""

import argparse
from pathlib import Path

from index.static import WEIGHTS
from index.static_weights import StaticWeights


def main() -> None:
    """Read the weights and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the model is written")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="the weights file to read")
    wanted = parser.parse_args()
    export(wanted.weights, wanted.folder)


def export(weights: Path, folder: Path) -> None:
    """Write the folder."""
    from index.training.module import MorphemeSum, model_of

    model_of(MorphemeSum(StaticWeights.load(weights))).save(str(folder))


if __name__ == "__main__":
    main()
