"""What the doctor finds of the user's tables, and whether the library was analysed with them."""

from assistant.settings import Settings
from assistant.shell.models import Missing
from index.lexicon import read_entries
from index.store import Store
from ingest.dictionary import read_dictionary
from ingest.errors import IngestError
from ingest.names import built_in_names, read_names


def names_findings(settings: Settings, missing: list[Missing]) -> dict[str, object]:
    """Read the table of names: its file, None where there is only the program's, and its lines."""
    file = settings.names_file()
    found: dict[str, object] = {"file": str(file) if file else None, "lines": None}
    if file:
        try:
            found["lines"] = len([*read_names(file)]) - len([*built_in_names()])
        except IngestError as error:
            missing.append(Missing(error.problem, error.remedy))
    return found


def dictionary_findings(settings: Settings, missing: list[Missing]) -> dict[str, object]:
    """Read the words for Kiwi: their file, None where there is none, and its lines."""
    file = settings.dictionary_file()
    found: dict[str, object] = {"file": str(file) if file else None, "lines": None}
    if file:
        try:
            found["lines"] = len(read_dictionary(file))
        except IngestError as error:
            missing.append(Missing(error.problem, error.remedy))
    return found


def lexicon_findings(settings: Settings, missing: list[Missing]) -> dict[str, object]:
    """Read the everyday words: their file, None where there is only the program's, and its lines."""
    file = settings.lexicon_file()
    found: dict[str, object] = {"file": str(file) if file else None, "lines": None}
    if file:
        try:
            found["lines"] = len(read_entries(file))
        except IngestError as error:
            missing.append(Missing(error.problem, error.remedy))
    return found


def count_behind(settings: Settings, missing: list[Missing]) -> int | None:
    """Count the documents that another dictionary or version has analysed; None where a table can't be read."""
    try:
        identity = settings.opened_korean().identity
    except IngestError:  # told of its table already
        return None
    store = Store.open(settings.library)
    try:
        with store.reading() as reader:
            count = reader.count_analysed_otherwise(identity)
    finally:
        store.close()
    if count:
        missing.append(behind(count))
    return count


def behind(count: int) -> Missing:
    """Say that some documents were analysed by another dictionary or version, and what to do."""
    what = f"문서 {count:,}개는 다른 사용자 사전이나 다른 버전의 프로그램으로 분석한 것입니다."
    return Missing(what, "찾지 못하는 낱말이나 표가 있을 수 있으니 `mundap reanalyze`로 다시 분석하세요.")
