"""Several measurements beside the first as one HTML page: what is real, a chart of the differences, and the tables."""

from collections.abc import Callable, Sequence

from assistant.page.prose import escape
from eval import charts
from eval.charts import Bar, Change
from eval.comparing import Paired, Verdict
from eval.page.figures_view import plot, table
from eval.page.whole_page import whole_page
from eval.trials.standing import Standing
from eval.trials.telling import (
    FOUND_HEAD,
    METHOD,
    OWN_HEAD,
    RIGHT_HEAD,
    found_rows,
    own_rows,
    remarks,
    right_rows,
)
from eval.words import percent, points


def trials_report(title: str, rows: Sequence[Standing], about: str = "") -> str:
    """Write the page; ``about`` stands below its title."""
    told = "".join(f"<p>{escape(one)}</p>" for one in remarks(rows))
    return whole_page(
        title,
        f"<h1>{escape(title)}</h1><p class='soft'>질문 {rows[0].figures.questions:,}개. {escape(about)}</p>"
        f'<div class="notice calm verdict">{told}</div>'
        f'<div class="panel">{table(OWN_HEAD, own_rows(rows), "수치")}</div>'
        f'<div class="plots">{_accuracy(rows)}{_differences(rows)}</div>'
        f'<p class="small-print">{escape(METHOD)}</p>',
    )


def _accuracy(rows: Sequence[Standing]) -> str:
    shares = [
        Bar(
            row.trial.name,
            row.figures.accuracy.value,
            row.figures.accuracy.interval,
            percent(row.figures.accuracy.value),
        )
        for row in rows
    ]
    best = max(rows, key=lambda row: row.figures.accuracy.value)
    drawn = charts.bars("정답률", f"가장 높은 것은 {best.trial.name}입니다.", shares)
    return plot("정답률", "가는 선은 95% 구간입니다.", drawn, table(OWN_HEAD, own_rows(rows), "정답률"), wide=True)


def _differences(rows: Sequence[Standing]) -> str:
    first = rows[0].trial.name
    drawn = ""
    for name, head, cells, paired_of in (
        ("맞힌 문항의 차이", RIGHT_HEAD, right_rows(rows), _right),
        ("찾은 근거의 차이", FOUND_HEAD, found_rows(rows), _found),
    ):
        if cells:
            shown = charts.changes(name, _moved(rows, paired_of), _changes(rows, paired_of))
            reading = f"점은 ‘{first}’보다 높거나 낮은 만큼, 가는 선은 95% 구간입니다. 색이 있는 점만 우연보다 큽니다."
            drawn += plot(name, reading, shown, table(("", *head[1:]), cells, name), wide=True)
    return drawn


def _right(row: Standing) -> Paired | None:
    return row.against.right if row.against else None


def _found(row: Standing) -> Paired | None:
    return row.against.found if row.against else None


def _changes(rows: Sequence[Standing], paired_of: Callable[[Standing], Paired | None]) -> list[Change]:
    return [
        Change(
            row.trial.name,
            paired.difference.change,
            paired.difference.interval,
            points(paired.difference.change),
            paired.verdict is not Verdict.NOT_SHOWN,
        )
        for row in rows
        if (paired := paired_of(row)) is not None
    ]


def _moved(rows: Sequence[Standing], paired_of: Callable[[Standing], Paired | None]) -> str:
    names = [row.trial.name for row in rows if (one := paired_of(row)) and one.verdict is not Verdict.NOT_SHOWN]
    return f"우연보다 크게 다른 것: {', '.join(names)}" if names else "우연보다 크게 다른 것이 없습니다."
