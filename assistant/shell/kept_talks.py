"""What the doctor finds of the kept conversations. Begins no file by looking."""

import os
from contextlib import closing
from pathlib import Path

from assistant.settings import Settings
from assistant.shell.models import Missing
from assistant.talks.starting import aside
from assistant.talks.talks import FILE_NAME, Talks
from ingest.errors import UserFacingError
from ingest.particles import quoted


def talks_findings(settings: Settings, missing: list[Missing]) -> dict[str, object]:
    """Look whether conversations can be kept, and how many are."""
    path = settings.library / FILE_NAME
    missing.extend(_damaged(one) for one in aside(path))
    try:
        if path.exists():
            with closing(Talks(path)) as talks:
                if talks.kept:
                    return {"file": str(path), "state": "ready", "talks": talks.count()}
        elif not path.parent.exists() or os.access(path.parent, os.W_OK):
            return {"file": None, "state": "none", "talks": 0}
    except UserFacingError as error:
        missing.append(Missing(error.problem, error.remedy))
        return {"file": str(path), "state": "unreadable", "talks": None}
    except OSError:  # a folder that may not be entered: what the library says of it is enough
        return {"file": None, "state": "unreadable", "talks": None}
    remedy = f"‘{path}’ 파일과 그 폴더의 쓰기 권한, 디스크의 남은 공간을 확인하세요."
    missing.append(Missing("대화를 저장할 수 없어 서버를 끄면 사라집니다.", remedy))
    return {"file": str(path), "state": "unwritable", "talks": None}


def _damaged(path: Path) -> Missing:
    what = f"전에 나눈 대화의 파일이 손상되어 {quoted(path, '으로/로')} 옮겨 두었습니다."
    remedy = (
        f"백업이 있으면 서버를 멈추고 ‘{FILE_NAME}’ 자리에 되돌리세요(그동안 새로 나눈 대화는 사라집니다)."
        " 필요 없어지면 옮겨 둔 파일을 지우세요."
    )
    return Missing(what, remedy)
