"""Train the embedded encoder: ``python -m index.training.train --data FOLDER``.

Starts from the vectors recovered from Kiwi, and learns rows by contrast: a query must be nearer to its own passage than
to the others of the batch (InfoNCE, van den Oord et al. 2018), and sentences as near as people judged (CoSENT).
What is expensive (Kiwi over all texts, recovering) is kept in the work folder and not done twice.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.recover import recover
from index.static import WEIGHTS
from index.static_weights import StaticWeights, quantize
from index.token_rows import TokenRows
from index.training.analysed import analyse, read_column
from index.training.pairs import Pairs, Reader
from index.training.sources import read_sources
from index.weigh import encoder_weights
from ingest.korean import Korean

if TYPE_CHECKING:
    from datasets import Dataset
    from rich.progress import Progress
    from sentence_transformers.base.sampler import DefaultBatchSampler

NAME = "built-in/2"
# Share of the training steps that each task gets; chosen on the development sets: benchmarks/LOG.md, 2026-11-21.
SHARES = {
    "citations": 0.25,
    "precedents": 0.08,
    "articles": 0.09,
    "article spans": 0.1,
    "pages": 0.12,
    "page spans": 0.08,
    "page questions": 0.06,
    "welfare questions": 0.08,
    "welfare answers": 0.06,
    "paraphrases": 0.01,
    "question pairs": 0.01,
    "similar": 0.03,
}
BATCH = 768
LEARNING_RATE = 1.5e-3
LEFT_OUT = 0.15
SCALE = 20.0
SEED = 20261121
# The learned rows' share in the average with the rows that training started from: benchmarks/LOG.md, 2026-11-21.
LEARNED_SHARE = 0.5


def main() -> None:
    """Read, analyse, train, write; progress on standard error."""
    from rich.console import Console
    from rich.progress import Progress

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds train/ and bench/")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where what is expensive is kept")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="the weights file to write")
    parser.add_argument("--steps", type=int, default=2000)
    wanted = parser.parse_args()
    console = Console(stderr=True)
    with Progress(console=console) as progress:
        weights = train(wanted.data, wanted.work, wanted.steps, progress)
    weights.save(wanted.out)
    console.print(f"{wanted.out}: {len(weights.scales):,} rows, {wanted.out.stat().st_size:,} bytes")


def train(data: Path, work: Path, steps: int, progress: "Progress") -> StaticWeights:
    """Train on everything under ``data`` and give the weights."""
    sources = read_sources(data)
    bar = progress.add_task("Kiwi", total=None)
    analyse(sources.columns, work / "analysed", lambda done, total: progress.update(bar, completed=done, total=total))
    start = _untrained(work / "untrained.npz", progress)
    table = TokenRows(start.keys, start.number_buckets, start.word_buckets, len(start.scales))
    columns = {name: read_column(work / "analysed", name, len(texts), table) for name, texts in sources.columns.items()}
    learned = fit(start, Reader(columns), Pairs(columns, sources, SEED), steps, work)
    np.save(work / "learned.npy", learned)  # another average takes a second, training minutes
    return averaged(start, learned)


def averaged(start: StaticWeights, learned: NDArray[np.float32]) -> StaticWeights:
    """Average learned rows with those of the start: better on what was not trained on (Wortsman et al. 2022)."""
    vectors, scales = quantize(LEARNED_SHARE * learned + (1 - LEARNED_SHARE) * start.rows())
    return StaticWeights(NAME, start.keys, vectors, scales, start.number_buckets, start.word_buckets)


def fit(
    start: StaticWeights, read: Reader, pairs: Pairs, steps: int, work: Path, batch: int = BATCH
) -> NDArray[np.float32]:
    """Run the trainer over ``steps`` batches and give the learned rows."""
    from sentence_transformers import SentenceTransformerTrainer, SentenceTransformerTrainingArguments
    from sentence_transformers.sentence_transformer.losses import CoSENTLoss, MultipleNegativesRankingLoss
    from sentence_transformers.sentence_transformer.training_args import MultiDatasetBatchSamplers
    from torch import nn

    from index.training.module import MorphemeSum, model_of

    module = MorphemeSum(start, read, LEFT_OUT)
    model = model_of(module)
    tasks = _datasets(pairs, steps, batch)
    contrast = MultipleNegativesRankingLoss(model, scale=SCALE)
    judged = CoSENTLoss(model)
    settings = SentenceTransformerTrainingArguments(
        output_dir=str(work / "trainer"),
        max_steps=steps,
        per_device_train_batch_size=batch,
        learning_rate=LEARNING_RATE,
        lr_scheduler_type="cosine",
        warmup_steps=50,
        weight_decay=0.0,
        adam_beta2=0.99,
        max_grad_norm=0.0,
        optim="adamw_torch_fused",
        batch_sampler=_in_order,
        multi_dataset_batch_sampler=MultiDatasetBatchSamplers.PROPORTIONAL,
        use_cpu=True,
        seed=SEED,
        save_strategy="no",
        report_to="none",
        logging_steps=50,
        dataloader_drop_last=True,
    )
    losses: dict[str, nn.Module] = {name: judged if name == "similar" else contrast for name in tasks}
    trainer = SentenceTransformerTrainer(
        model=model,
        args=settings,
        train_dataset=tasks,
        loss=losses,
    )
    trainer.train()
    return module.rows()


def _datasets(pairs: Pairs, steps: int, batch: int) -> "dict[str, Dataset]":
    from datasets import Dataset

    made: dict[str, Dataset] = {}
    for task, share in SHARES.items():
        batches = max(1, round(steps * share))
        if task == "similar":
            left, right, scores = pairs.similar()
            times = -(-batches * batch // len(scores))
            made[task] = Dataset.from_dict({"left": left * times, "right": right * times, "score": scores * times})
        else:
            drawn = pairs.take(task, batches, batch)
            fields = ("query", "passage", "negative")[: len(drawn[0])]
            made[task] = Dataset.from_dict(dict(zip(fields, map(list, zip(*drawn, strict=True)), strict=True)))
    return made


def _in_order(
    dataset: "Dataset",
    batch_size: int,
    drop_last: bool,
    valid_label_columns: list[str] | None = None,
    generator: object = None,
    seed: int = 0,
) -> "DefaultBatchSampler":
    """Batches as they were drawn: already at random, and each without a passage twice."""
    from sentence_transformers.base.sampler import DefaultBatchSampler
    from torch.utils.data import SequentialSampler

    return DefaultBatchSampler(SequentialSampler(dataset), batch_size=batch_size, drop_last=drop_last)


def _untrained(path: Path, progress: "Progress") -> StaticWeights:
    """The start of training, recovered from the installed Kiwi once."""
    if not path.exists():
        bar = progress.add_task("recovering", total=None)
        found = recover(Korean().load(), progress=lambda done, total: progress.update(bar, completed=done, total=total))
        encoder_weights(found).save(path)
    return StaticWeights.load(path)


if __name__ == "__main__":
    main()
