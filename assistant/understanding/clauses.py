"""How clauses end that stand before a noun: 세운 of 세운 사람, 놓은 of 놓은 해."""

# All syllables that end in ㄴ, for a class of a pattern.
ENDS_CLAUSE = "".join(chr(syllable) for syllable in range(ord("간"), ord("힣"), 28))
