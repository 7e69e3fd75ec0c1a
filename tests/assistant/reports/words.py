"""The words of the conversations that reports are made of here."""

from datetime import datetime

MADE_AT = datetime(2026, 11, 21, 19, 5)
ASKED_AT = datetime(2026, 11, 21, 9, 30).astimezone().isoformat()
ROW = "노후 도로 보수\t도로관리과\t14,200\t15,900"
LAW = "제5조(지원 대상) ① 시장은 청년에게\n1. 월세를\n2. <보증금>을 “지원” & 빌려줄 수 있다."
TEXT = """### 정리
**노후 도로 보수**는 15,900백만원입니다[1].

| 사업 | 2025년 |
|---|---|
| 도로 | **15,900** |

- **연차(15일)**는 그대로[2]
  - 2020~2023년, 1~3월
1. [누르면](https://evil.example) ![그림](https://evil.example/x.png) `코드`"""
HOSTILE = "\x00\x0b\ud800<a href='x' onclick=\"y\">&amp;]]>\u202e뒤집힘\ufffe😀\r\n| a | b |\n**굵게** ${HOME} {{x}}"
