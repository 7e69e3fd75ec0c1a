"""Figures in Korean words: shares, intervals, moments, and what a comparison allows to say. Pure, plain text."""

from datetime import datetime

from eval.comparing import LEAST_PARTED, Difference, Fallbacks, Paired, Verdict
from eval.figures import Figures, Mean, Share
from eval.intervals import Interval

# Below so many judged questions an interval spans thirty points and more.
FEW = 30


def percent(share: float) -> str:
    """A share with one decimal: ``87.5%``; whole ones without: ``100%``."""
    told = f"{100 * share:.1f}"
    return (told.removesuffix(".0") if share in (0, 1) else told) + "%"


def span(interval: Interval) -> str:
    """An interval of shares in whole per cents: ``82~92%``."""
    return f"{100 * interval.low:.0f}~{100 * interval.high:.0f}%"


def share_cells(share: Share) -> tuple[str, str]:
    """A share and its interval, each for a cell; a dash and nothing where nothing was asked."""
    return (percent(share.value), span(share.interval)) if share.asked else ("–", "")


def points(change: float) -> str:
    """A difference of shares: ``+3.2%p``."""
    return f"{100 * change:+.1f}%p" if round(100 * change, 1) else "0%p"


def point_span(interval: Interval) -> str:
    """An interval of a difference: ``-1.2 ~ +5.0%p``; a dash where the runs are the same everywhere."""
    if interval.low == interval.high == 0:
        return "–"
    return f"{100 * interval.low:+.1f} ~ {100 * interval.high:+.1f}%p"


def milliseconds(value: float) -> str:
    """A time for a reader: ``45밀리초``, ``1.24초``, ``2분 5초``."""
    if value < 1000:
        return f"{value:.0f}밀리초"
    return f"{value / 1000:.2f}초" if value < 60_000 else duration(value / 1000)


def duration(seconds: float) -> str:
    """How long something takes or took, in whole seconds: ``8초``, ``2분 5초``, ``1시간 4분``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole}초"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes}분 {rest}초" if rest else f"{minutes}분"
    return f"{minutes // 60}시간 {minutes % 60}분"


def moment(written: str) -> str:
    """A moment of a run in the machine's own time: ``11월 21일 18:45``; what is no moment is given as written."""
    try:
        at = datetime.fromisoformat(written).astimezone()
    except ValueError:
        return written
    year = "" if at.year == datetime.now(at.tzinfo).year else f"{at.year}년 "
    return f"{year}{at.month}월 {at.day}일 {at:%H:%M}"


def accuracy_words(share: Share) -> str:
    """How many answers are right."""
    if not share.asked:
        return "맞았는지 가릴 수 있는 질문이 없습니다."
    return f"답이 있는 {share.asked}문항 가운데 {share.right}문항을 맞혔습니다."


def refusal_words(share: Share) -> str:
    """How many questions without an answer were refused."""
    if not share.asked:
        return "답이 없는 질문이 이 묶음에는 없습니다."
    return f"문서에 답이 없는 {share.asked}문항 가운데 {share.right}문항에 ‘없다’고 답했습니다."


def false_refusal_words(share: Share) -> str:
    """How many questions with an answer were refused."""
    if not share.right:
        return "답이 있는 질문을 거절한 일은 없습니다."
    return f"답이 있는 {share.asked}문항 가운데 {share.right}문항을 거절했습니다."


def evidence_words(cited: Mean | None) -> str:
    """How much of the evidence answers cite."""
    if cited is None:
        return "근거가 적힌 질문이 이 묶음에는 없습니다."
    return f"근거가 적힌 {cited.questions}문항에서, 적힌 근거를 인용한 비율입니다."


def caution(figures: Figures) -> str:
    """What the figures don't allow to say: of a small set, and of a model that didn't answer; empty where they do."""
    return " ".join(filter(None, (fallback_words(figures.fallbacks, figures.questions), _of_few(figures))))


def fallback_words(fallbacks: int, questions: int) -> str:
    """How many answers weren't the language model's that was to be measured; empty where all were."""
    if not fallbacks:
        return ""
    return (
        f"{questions}문항 가운데 {fallbacks}문항은 언어 모델이 답하지 못했거나 그 답을 확인할 수 없어 내장 방식이 대신 "
        "답했습니다. 이 수치를 모델의 것으로 볼 수 없습니다."
    )


def fallbacks_compared(fallbacks: Fallbacks) -> tuple[str, ...]:
    """The same of each of two runs; nothing of a run that the model answered throughout."""
    told = (("앞 실행", fallbacks.before), ("나중 실행", fallbacks.after))
    return tuple(f"{run}: {fallback_words(count, fallbacks.questions)}" for run, count in told if count)


def _of_few(figures: Figures) -> str:
    share = figures.accuracy if figures.accuracy.asked else figures.refusals
    if not share.asked:
        return "정답이 적힌 질문이 없어 정답률을 낼 수 없습니다. 답변을 하나씩 열어 보며 살펴 주세요."
    if share.asked >= FEW:
        return ""
    return (
        f"문항이 {share.asked}개뿐이라 이 수치로는 많은 것을 말할 수 없습니다. "
        f"같은 종류의 질문을 더 많이 물으면 {span(share.interval)} 사이의 어디라도 나올 수 있습니다."
    )


def verdict_words(paired: Paired) -> str:
    """What can be said of right and wrong answers of two runs, and why."""
    parted = len(paired.won) + len(paired.lost)
    if not paired.difference.questions:
        return "두 실행에 함께 있고 맞았는지 가릴 수 있는 질문이 없습니다."
    if not parted:
        return f"{paired.difference.questions}문항에서 맞고 틀림이 모두 같습니다."
    won, lost = len(paired.won), len(paired.lost)
    split = f"한쪽만 맞힌 {parted}문항 가운데 나중 실행이 {won}문항, 앞 실행이 {lost}문항을 맞혔습니다"
    if paired.verdict is Verdict.NOT_SHOWN:
        few = f" 엇갈린 문항이 {LEAST_PARTED}개는 되어야 차이를 가릴 수 있습니다." if parted < LEAST_PARTED else ""
        return f"차이가 우연보다 크다고 볼 수 없습니다. {split}({chance(paired.p)}).{few}"
    better = "나아졌습니다" if paired.verdict is Verdict.BETTER else "나빠졌습니다"
    return f"나중 실행이 {better}. 우연으로 보기 어려운 차이입니다. {split}({chance(paired.p)})."


def chance(p: float) -> str:
    """A p value for a reader."""
    return "p<0.001" if p < 0.001 else f"p={p:.3f}" if p < 0.1 else f"p={p:.2f}"


def real(difference: Difference) -> bool:
    """Whether a difference's interval leaves zero out."""
    return difference.interval.low > 0 or difference.interval.high < 0
