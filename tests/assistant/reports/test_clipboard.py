from dataclasses import replace

from assistant.reports.clipboard import answer_with_sources


def test_an_answer_reads_well_in_a_mail(answer):
    assert (
        answer_with_sources(answer)
        == """정리
노후 도로 보수는 15,900백만원입니다[1].
사업 | 2025년
도로 | 15,900
- 연차(15일)는 그대로[2]
  - 2020~2023년, 1~3월
1. 누르면  코드

※ 확인 필요: ‘99억원’ – [1]의 원문에서 찾지 못했습니다.

근거
[1] 2025_계획 <최종>.hwpx, Ⅱ. 추진 계획 › 2. 도로, 12쪽: “노후 도로 보수 | 도로관리과 | 14,200 | 15,900”
[2] 조례.txt: “제5조(지원 대상) ① 시장은 청년에게 / 1. 월세를 / 2. <보증금>을 “지원” & 빌려줄 수 있다.”"""
    )


def test_a_refusal_names_what_is_related(answer):
    refused = replace(answer, text="답이 없습니다.", refused=True, checks=(), citations=answer.citations[1:])
    assert answer_with_sources(refused).startswith("답이 없습니다.\n\n관련된 내용\n[2] 조례.txt: ")
    assert answer_with_sources(replace(refused, citations=())) == "답이 없습니다."
    chosen = replace(refused, citations=(), elsewhere=("공고.txt", "보도.hwp"))
    assert answer_with_sources(chosen) == "답이 없습니다.\n\n답이 있는 다른 문서: 공고.txt, 보도.hwp"


def test_weak_evidence_is_said(answer):
    weak = replace(answer, text="답[1].", confidence=0.4, checks=())
    assert answer_with_sources(weak).startswith("답[1].\n\n※ 근거가 약합니다. ")
    for sure in (replace(weak, confidence=0.6), replace(weak, confidence=0.0), replace(weak, refused=True)):
        assert "약합니다" not in answer_with_sources(sure)
