"""A folder laid out like the training data, small and written here."""

import csv
import json
import lzma
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

LAWS = {
    "도서관법": ["도서관은 누구나 이용할 수 있다.", "사서는 책을 정리하고 빌려준다.", "휴관일은 관장이 정한다."],
    "수상레저법": ["구명조끼를 입지 않으면 배를 탈 수 없다.", "면허 시험은 한 해에 두 번 치른다."],
}


def write_training_folder(folder: Path) -> Path:
    articles = [
        {
            "id": f"{law} 제{number}조",
            "law": law,
            "kind": "법률",
            "ministry": ["문화체육관광부"],
            "date": "2020-01-01",
            "article": f"제{number}조",
            "title": f"{law} {number}번째",
            "text": text,
        }
        for law, texts in LAWS.items()
        for number, text in enumerate(texts, start=1)
    ]
    pages = [
        {"id": f"p{number}", "title": title, "text": f"{title}은 {body} 많은 사람이 {title}을 찾는다."}
        for number, (title, body) in enumerate(
            [("남산", "서울에 있는 산이다."), ("한강", "서울을 지나는 강이다."), ("경주", "신라의 서울이었다.")]
        )
    ]
    precedents = [
        {"query": "도서관법 제2조에서 말하는 사서의 뜻", "passage": "사서란 책을 다루는 사람을 말한다."},
        {"query": "배를 탈 때 구명조끼를 입을 의무(수상레저법 제1조)", "passage": "입지 않으면 탈 수 없다."},
    ]
    programmes = [
        {"id": "w1", "title": "청년 월세", "text": "월세를 열두 달까지 지원한다."},
        {"id": "w2", "title": "아이 돌봄", "text": "아이를 돌보는 사람을 집으로 보낸다."},
    ]
    welfare = [
        {"query": "월세를 누가 도와주나요?", "answer": "청년 월세 지원입니다.", "relevant": ["w1"]},
        {"query": "아이를 봐 줄 사람이 필요해요.", "answer": "돌보미가 집으로 갑니다.", "relevant": ["w2"]},
    ]
    questions = [
        {"query": "남산은 어디에 있나?", "relevant": ["p0"]},
        {"query": "없는 쪽은?", "relevant": ["p9"]},
        {"query": "한강은 어디를 지나나?", "relevant": ["p1"]},
    ]
    train = folder / "train"
    (folder / "bench").mkdir(parents=True)
    train.mkdir()
    write_rows(train / "law-articles.jsonl.xz", articles)
    write_rows(train / "wiki-pages.jsonl.xz", pages)
    write_rows(train / "precedent-pairs.jsonl.xz", precedents)
    write_rows(folder / "bench" / "welfare-corpus.jsonl", programmes)
    write_rows(train / "welfare-pairs.jsonl", welfare)
    write_rows(train / "mrtydi-train-queries.jsonl", questions)
    (train / "korsts-train.tsv").write_text(
        "genre\tfilename\tyear\tid\tscore\tsentence1\tsentence2\n"
        "m\tf\t2015\t1\t4.5\t비가 온다.\t비가 내린다.\n"
        "m\tf\t2015\t2\t0.5\t비가 온다.\t책을 읽는다.\n",
        encoding="utf-8",
    )
    groups = [(f"{verb} 방법 {number}" for number in range(10)) for verb in ("빵 굽는", "길 찾는")]
    (train / "parakqc.txt").write_text(
        "".join(f"0\t0\t{line}\n" for group in groups for line in group), encoding="utf-8"
    )
    with (train / "question-pairs.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["question1", "question2", "is_duplicate"])
        writer.writerow(["몇 시예요?", "지금 몇 시죠?", "1"])
        writer.writerow(["몇 시예요?", "어디예요?", "0"])
        writer.writerow(["어디예요?", "여기가 어디죠?", "1"])
    return folder


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    path.write_bytes(lzma.compress(content) if path.suffix == ".xz" else content)


@pytest.fixture(scope="session")
def training_folder(tmp_path_factory) -> Path:
    return write_training_folder(tmp_path_factory.mktemp("학습") / "data")
