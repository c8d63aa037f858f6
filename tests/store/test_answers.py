"""What is remembered of the last questions to a store."""

from __future__ import annotations

from components.store.answers import ALWAYS, MOST, Answers


def test_answers_are_forgotten_the_oldest_first() -> None:
    answers, made = Answers(0), []

    def ask(question: int, size: int = 1) -> None:
        answers.get(question, lambda: made.append(question), lambda _: size)

    for question in (*range(MOST), 0, MOST, 0, 1):  # asked for again, 0 is not the oldest; 1 is
        ask(question)
    assert made == [*range(MOST + 1), 1]
    ask(-1, ALWAYS + 1)  # more than may be kept, so it is kept alone
    ask(-1)
    ask(0)
    assert made[-2:] == [-1, 0]


def test_all_answers_are_forgotten() -> None:
    answers = Answers(0)
    made: list[None] = []
    for _ in range(2):
        for question in (1, 2):
            answers.get(question, lambda: made.append(None), lambda _: 1)
        answers.forget()
    assert len(made) == 4
