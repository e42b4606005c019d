"""`ask` without words: the stored questions, with their answers."""

from ..answers import Options
from ..answers.listings import STORED_FIELDS, stored_answers
from ..output import Result
from .session import Session
from .writing import Wanted, write


def show_stored(session: Session, wanted: Wanted, options: Options) -> None:
    """Write every stored question with its answer."""
    found = list(stored_answers(session.names.questions.values(), options, session))

    def records() -> list[dict[str, object]]:
        return [{"id": q.id, "answer": a.text(), **a.record()} for q, a in found]

    result = Result(
        STORED_FIELDS,
        records,
        lambda: (answer.text() for _, answer in found),
        columns=("id", "question", "answer", "unit"),
        empty="The table stores no questions.",
    )
    write(result, wanted, piped="tsv")
