"""What 몇 counts by in a question: counters, measures, and things that are counted without a counter between."""

# 몇 업체, 몇 나라; before the counters, for 회 of 회사 and 도 of 도시 are counters, too.
THINGS = ("업체", "회사", "기업", "기관", "나라", "국가", "도시", "학교", "대학", "부서", "지역", "분야", "시설")
COUNTERS = (
    "|".join(THINGS)
    + "|건|개사|개소|개국|개월|개|명|사람|곳|군데|팀|회|차례|번|가지|종|편|대|호|세대|가구|시간|분|일|주|년(?!도|에)"
    "|학과|과제|km|㎞|킬로|키로|미터|톤|권|쪽|점|세|살|인|부|매|바이트|단(?= )|단계|자(?=리| )|글자|줄|달|학점"
    "|층|학년|마리|그루|과목|문항|학기|석(?=[은이인 ?？]|$)|평(?=[은이인 ?？]|$)|kg|㎏|리터"
    "|초(?!등)|페이지|(?:장|배|박|칸|벌|척|기|도|면)(?=[은는이가을를인예에로나까 ?？]|$)|비트|그램|와트|상자|박스"
)
# What only measures and is no thing that evidence must name: 4,000자 for 몇 글자, 10page for 몇 페이지.
MEASURING = frozenset(
    {"글자", "페이지", "킬로", "키로", "상자", "박스", "비트", "바이트", "줄", "가지", "군데", "차례"}
)
