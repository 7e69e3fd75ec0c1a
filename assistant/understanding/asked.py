"""The kinds of answer that a question can want."""

from enum import StrEnum


class Asked(StrEnum):
    """Kinds of answer that a question can want; several may hold at once."""

    AMOUNT = "amount"
    PERCENT = "percent"
    COUNT = "count"
    QUANTITY = "quantity"
    DATE = "date"
    PERIOD = "period"
    FREQUENCY = "frequency"
    PAPERS = "papers"
    PENALTY = "penalty"
    REMEDY = "remedy"
    RECIPIENT = "recipient"
    PHONE = "phone"
    IDENTIFIER = "identifier"
    EMAIL = "email"
    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    LIST = "list"
    YES_NO = "yes_no"
    DEFINITION = "definition"
    REASON = "reason"
    METHOD = "method"
    COMPARISON = "comparison"
    LARGEST = "largest"
    SMALLEST = "smallest"
