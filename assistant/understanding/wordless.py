"""A follow-up of asking words, years and bodies alone, said in full: 왜요, 얼마예요, 2023년 환경부는요."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Turn
from assistant.understanding.anatomy import Anatomy, take_apart
from assistant.understanding.exchanging import YEAR_TEXT, exchanged, shifted_year, without_shift
from assistant.understanding.joining import attached, is_set_against, set_against
from assistant.understanding.question import Question, understand
from ingest import patterns as re
from ingest.korean import Korean

WH = re.compile(r"얼마|몇|언제|누구|누가|어디|무엇|뭐|어느|어떤|왜")
_NO = re.compile(r"\s*(?:아니요|아니오|아뇨)")
_WHY_ALONE = re.compile(
    r"(?:왜|어째서)(?:요|죠|지|그런가요?|그래요?)?[ ?？.]*"
    r"|(?:그 )?(?:이유|까닭|원인)(?:은|는|가|이)?(?:요| ?뭐\S*| ?뭔\S*| ?무엇\S*)?[ ?？.]*"
)
_BODY_PARTICLE = r"(?:에서는|에서|에는|은|는|이|가|의|도)?"


def without_words(current: Question, bare: str, turns: Sequence[Turn], anatomy: Anatomy, korean: Korean) -> str:
    """A question of asking words, years and bodies alone."""
    earlier = anatomy.text
    if is_set_against(bare):
        return set_against(anatomy, bare)
    if _WHY_ALONE.fullmatch(bare):
        return _why(turns[-1], anatomy, korean)
    year = shifted_year(bare, earlier)
    if year is not None:
        current = replace(current, years=(year,))
    if not (current.years or current.bodies):
        return attached(anatomy, bare, korean)
    rest = _without_conditions(bare, current)
    same = not current.asked or current.asked <= understand(earlier, korean.analyze(earlier), korean.names).asked
    new = [word.form for word in current.focus if word.light and word.form not in earlier and len(word.form) > 1]
    if (same and not new) or not rest:
        return exchanged(current, earlier, korean.names) or attached(anatomy, bare, korean)
    phrase = exchanged(current, anatomy.phrase, korean.names)
    return attached(take_apart(f"{phrase}{anatomy.tail}", korean), rest, korean) if phrase else bare


def _without_conditions(bare: str, current: Question) -> str:
    """What is left of a question without its years and bodies."""
    forms = "|".join(re.escape(form) for body in current.bodies for form in body.forms)
    rest = re.sub(rf"(?:{forms}){_BODY_PARTICLE}(?=[ ?？]|$)", "", bare) if forms else bare
    rest = re.sub(rf"(?:{YEAR_TEXT.pattern}){_BODY_PARTICLE}(?:엔|에)?(?=[ ?？]|$)", "", without_shift(rest))
    return "" if re.fullmatch(r"\s*(?:요|은요|는요)?[ ?？.]*", rest) else rest.strip()


def _why(turn: Turn, anatomy: Anatomy, korean: Korean) -> str:
    """왜요 after what was told: the earlier question with 왜 before its verb, or the reason for its figure."""
    earlier = anatomy.text
    if anatomy.tail.strip(" ?？.") and not WH.search(earlier):
        if _NO.match(turn.answer) and (denied := _denied(earlier, korean)):
            return f"{denied} 이유는 무엇인가요?"
        at = (
            len(earlier) - len(anatomy.tail.lstrip())
            if anatomy.tail.startswith(" ")
            else earlier.find(" ", len(anatomy.phrase)) + 1
        )
        return f"{earlier[:at].rstrip()} 왜 {earlier[at:].lstrip()}"
    return f"{anatomy.phrase or earlier.rstrip(' ?？.')}의 이유는 무엇인가요?"


def _denied(text: str, korean: Korean) -> str:
    """A question's last verb denied before a noun: 다 들여왔나요 gives 다 들여오지 않은."""
    verbs = [one for one in next(korean.morphemes([text])) if one.tag.partition("-")[0] in ("VV", "XSV", "VA", "XSA")]
    return f"{text[: verbs[-1].start]}{verbs[-1].form}지 않은" if verbs else ""
