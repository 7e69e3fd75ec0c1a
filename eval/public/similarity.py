"""How well an encoder's cosines of sentence pairs agree with people's judgement, as KorSTS measures it (Spearman).

Ham, Choe, Park, Choi & Soh, "KorNLI and KorSTS: New Benchmark Datasets for Korean Natural Language Understanding",
Findings of EMNLP 2020. Ranks that are equal share their mean; the interval draws pairs anew.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from eval.errors import EvaluationError
from eval.intervals import Interval
from eval.output import Progress
from eval.public.row import Figure, MeasuredRow
from eval.rows import Fault, Faults
from index.encoder import Encoder
from ingest.korean import Korean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Values = NDArray[np.float64]

# Drawing 1,500 pairs anew so often takes a second; the bounds move by less than .002 with ten times as many.
_ROUNDS = 2000
_SEED = 1
_COLUMNS = ("score", "sentence1", "sentence2")
_BATCH = 256


def load_pairs(path: Path) -> tuple[tuple[float, str, str], ...]:
    """Read judged pairs: a table with tabs between columns, ``score``, ``sentence1`` and ``sentence2`` among them.

    Raises:
        EvaluationError: the file can't be read or has faults, which are listed by line.
    """
    try:
        head, *lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} 파일을 읽지 못했습니다({error}).", "경로와 파일을 확인해 주세요.") from error
    names = head.strip().split("\t")
    if not set(_COLUMNS) <= set(names):
        wanted = ", ".join(_COLUMNS)
        raise EvaluationError(f"{path.name}의 첫 줄에 {wanted} 열이 없습니다.", "KorSTS의 파일인지 확인해 주세요.")
    places = [names.index(name) for name in _COLUMNS]
    faults = Faults(path)
    pairs: list[tuple[float, str, str]] = []
    for number, line in enumerate(lines, start=2):
        # A quotation mark is a letter of the sentence here, so this is no CSV.
        cells = line.rstrip("\r").split("\t")
        if not line.strip():
            continue
        try:
            score, one, other = (cells[place] for place in places)
            pairs.append((float(score), one, other))
        except (IndexError, ValueError):
            faults.note(Fault(number, "점수와 두 문장이 있는 줄이 아닙니다."))
    faults.raise_if_any("그 줄들을 고친 뒤 다시 실행하세요.")
    if len(pairs) < 2:
        raise EvaluationError(f"{path.name}에 문장 쌍이 둘도 없습니다.", "KorSTS의 파일인지 확인해 주세요.")
    return tuple(pairs)


def measure_similarity(path: Path, korean: Korean, encoder: Encoder, called: str, progress: Progress) -> MeasuredRow:
    """Encode both sides of every pair, and correlate their cosines with the scores; ``called`` names the encoder.

    Raises:
        EvaluationError: the file can't be read or has faults.
    """
    import numpy as np

    pairs = load_pairs(path)
    cosines: list[float] = []
    for at in range(0, len(pairs), _BATCH):
        progress("문장 쌍을 견주는 중", at, len(pairs))
        some = pairs[at : at + _BATCH]
        left, right = (
            encoder.encode_queries(korean.analyze_all(list(side)))
            for side in zip(*((one, other) for _, one, other in some), strict=True)
        )
        cosines += (left * right).sum(axis=1).tolist()
    progress("문장 쌍을 견주는 중", len(pairs), len(pairs))
    ours, judged = np.array(cosines), np.array([pair[0] for pair in pairs])
    figure = Figure(spearman(ours, judged), _interval(ours, judged))
    return MeasuredRow(f"문답의 인코더({called})", {"spearman": figure}, {"pairs": len(pairs)})


def spearman(one: "Values", other: "Values") -> float:
    """The rank correlation of two rows of values; 0 where all of one are equal."""
    import numpy as np

    left, right = _ranks(one), _ranks(other)
    if np.ptp(left) == 0 or np.ptp(right) == 0:
        return 0.0
    return float(np.corrcoef(left, right)[0, 1])


def _ranks(values: "Values") -> "Values":
    """Ranks from 1, equal values sharing the mean of theirs."""
    import numpy as np

    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Values = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return ranks


def _interval(ours: "Values", judged: "Values") -> Interval:
    import numpy as np

    draw = np.random.default_rng(_SEED)
    drawn = (draw.integers(0, len(ours), len(ours)) for _ in range(_ROUNDS))
    low, high = np.percentile([spearman(ours[rows], judged[rows]) for rows in drawn], [2.5, 97.5])
    return Interval(float(low), float(high))
