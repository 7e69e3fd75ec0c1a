"""Who asks: the request header in which the server's guard tells the pages the user's name. Knows no passwords."""

from collections.abc import Mapping
from urllib.parse import quote, unquote

# Set by the guard alone, which drops whatever came under this name from outside.
USER_HEADER = "x-mundap-user"


def user_of(headers: Mapping[str, str]) -> str:
    """Give the name of the user whose request this is; empty for the one local person where no login is set."""
    return unquote(headers.get(USER_HEADER, ""))


def header_value(user: str) -> str:
    """Write a name as the header holds it: headers are ASCII and a name is Korean."""
    return quote(user, safe="")
