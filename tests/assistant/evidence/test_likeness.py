import numpy as np

from assistant.evidence.likeness import Likeness
from index.static import StaticEncoder


def test_words_of_one_meaning_are_nearer_than_others(static: StaticEncoder) -> None:
    cosines = Likeness(static).cosines(["업체", "일자리"], ["기업", "고용", "날씨"])
    assert cosines.shape == (2, 3)
    assert cosines[0, 0] > 0.28 > cosines[0, 2]
    assert cosines[1, 1] > 0.28 > cosines[1, 2]


def test_a_word_is_like_itself_and_an_unknown_one_like_nothing(static: StaticEncoder) -> None:
    cosines = Likeness(static).cosines(["예산", "쀍쁽"], ["예산"])
    assert abs(float(cosines[0, 0]) - 1) < 1e-5
    assert abs(float(cosines[1, 0])) < 0.28


def test_no_words_give_no_cosines(static: StaticEncoder) -> None:
    likeness = Likeness(static)
    assert likeness.cosines([], ["예산"]).shape == (0, 1)
    assert likeness.cosines(["예산"], []).shape == (1, 0)
    assert likeness.cosines(["예산"], ["예산"]).dtype == np.float32


def test_a_word_that_must_be_said_otherwise_is_held_against_meanings_too(static: StaticEncoder) -> None:
    likeness = Likeness(static)
    strict = likeness.cosines(["뽑히다", "예산"], ["선정", "예산"])
    wide = likeness.cosines(["뽑히다", "예산"], ["선정", "예산"], {"뽑히다"})
    assert strict[0, 0] < 0.28 <= wide[0, 0]
    assert (wide[1] == strict[1]).all()
    assert (wide >= strict).all()


def test_only_so_many_terms_are_kept(static: StaticEncoder) -> None:
    likeness = Likeness(static, most_known=3)
    few = likeness.cosines(["예산", "기업"], ["예산", "기업"])
    assert likeness.cosines(["고용", "날씨"], ["고용"]).shape == (2, 1)
    assert len(likeness._known) <= 3
    assert np.array_equal(likeness.cosines(["예산", "기업"], ["예산", "기업"]), few)
