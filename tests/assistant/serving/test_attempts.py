"""Guessing grows slower and slower, by name and by address."""

from assistant.serving.attempts import FREE_PER_ADDRESS, FREE_PER_NAME, Attempts


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_few_mistakes_are_free_and_then_the_wait_grows():
    clock = Clock()
    attempts = Attempts(clock)
    assert [attempts.begin("가", "1.1.1.1") for _ in range(FREE_PER_NAME)] == [0.0] * FREE_PER_NAME
    waits = []
    for _ in range(9):
        wait = attempts.begin("가", "1.1.1.1")
        waits.append(wait)
        assert attempts.begin("가", "2.2.2.2") == wait  # from elsewhere as well, and asking does not lengthen it
        clock.now += wait
        assert attempts.begin("가", "1.1.1.1") == 0.0
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 300]
    assert attempts.begin("나", "1.1.1.1") == 0.0


def test_an_address_that_tries_many_names_waits_too():
    attempts = Attempts(Clock())
    assert not any(attempts.begin(f"이름{number}", "1.1.1.1") for number in range(FREE_PER_ADDRESS))
    assert attempts.begin("또다른이름", "1.1.1.1") == 2
    assert attempts.begin("또다른이름", "2.2.2.2") == 0


def test_coming_in_clears_the_name_but_not_the_guesses_of_the_address():
    clock = Clock()
    attempts = Attempts(clock)
    for number in range(FREE_PER_ADDRESS - 1):
        attempts.begin(f"이름{number}", "1.1.1.1")
    for _ in range(5):
        assert attempts.begin("가", "1.1.1.1") == 0
        attempts.forgive("가", "1.1.1.1")
    assert attempts.begin("나", "1.1.1.1") == 0
    assert attempts.begin("다", "1.1.1.1") == 2


def test_it_is_forgotten_after_an_hour_and_never_grows_without_end():
    clock = Clock()
    attempts = Attempts(clock)
    for _ in range(FREE_PER_NAME):
        attempts.begin("가", "1.1.1.1")
    assert attempts.begin("가", "3.3.3.3") > 0
    clock.now = 3601
    assert attempts.begin("가", "1.1.1.1") == 0
    for number in range(12_000):
        attempts.begin(f"이름{number}", f"address {number}")
    assert len(attempts._tries) <= 10_000
