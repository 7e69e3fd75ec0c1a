"""The earlier conversation from a JSON file, for ``mundap ask --history``."""

import json
from pathlib import Path

from assistant.errors import AssistantError
from assistant.types import Turn

_REMEDY = '["앞 질문", "앞 답"] 또는 그런 쌍의 목록을 UTF-8 JSON으로 적어 주세요.'


def read_history(path: Path) -> tuple[Turn, ...]:
    """Read ``[question, answer]`` or a list of such pairs, the earliest first.

    Raises:
        AssistantError: the file can't be read or holds something else.
    """
    try:
        found = json.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise AssistantError(f"대화 파일이 없습니다: {path}.", "--history의 경로를 확인하세요.") from error
    except OSError as error:
        raise AssistantError(f"대화 파일을 읽지 못했습니다: {path}.", "파일의 읽기 권한을 확인하세요.") from error
    except (ValueError, RecursionError) as error:
        raise AssistantError(f"대화 파일이 JSON이 아닙니다: {path}.", _REMEDY) from error
    pairs = [found] if _is_pair(found) else found
    if not isinstance(pairs, list) or not all(map(_is_pair, pairs)):
        raise AssistantError(f"대화 파일의 꼴이 다릅니다: {path}.", _REMEDY)
    return tuple(Turn(question, answer) for question, answer in pairs)


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(words, str) for words in value)
