"""Words and a name that no dictionary has, for the one Kiwi that the tests teach."""

from ingest.dictionary import UserWord
from ingest.names import Name, Names, built_in_names

WORDS = (UserWord("온마을이음터"), UserWord("톺", "VV"), UserWord("마음 이음", "NNG"), UserWord("양성대학"))
NAMES = Names([*built_in_names()], [Name(("온마을이음터", "온음터"))])
