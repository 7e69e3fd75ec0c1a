"""Equation scripts (EQN) as text that can be read and searched: ``{a} over {b}`` is a/b, ``sqrt x`` √x, ``LEQ`` ≤.

Knows the common words of the script; what it doesn't know stays as written.
"""

from collections.abc import Iterator

from ingest import patterns as re

_TOKEN = re.compile(r'"[^"]*"|[A-Za-z]+|\d+(?:\.\d+)?|->|[{}^_~`#&]|\s+|.', re.S)
_DEEPEST = 64
_LONGEST = 20_000
_WORDS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "plusminus": "±", "mp": "∓", "minusplus": "∓",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "simeq": "≃",
    "cong": "≅", "equiv": "≡", "propto": "∝", "ll": "≪", "gg": "≫", "inf": "∞", "infinity": "∞",
    "sum": "∑", "smallsum": "∑", "prod": "∏", "int": "∫", "smallint": "∫", "dint": "∬", "tint": "∭", "oint": "∮",
    "partial": "∂", "nabla": "∇", "triangle": "△", "angle": "∠", "bot": "⊥", "therefore": "∴", "because": "∵",
    "in": "∈", "notin": "∉", "owns": "∋", "subset": "⊂", "subseteq": "⊆", "superset": "⊃", "supseteq": "⊇",
    "union": "∪", "cup": "∪", "inter": "∩", "cap": "∩", "emptyset": "∅", "forall": "∀", "exist": "∃", "exists": "∃",
    "rarrow": "→", "larrow": "←", "lrarrow": "↔", "uarrow": "↑", "darrow": "↓", "drarrow": "⇒", "dlarrow": "⇐",
    "cdots": "⋯", "ldots": "…", "vdots": "⋮", "deg": "°", "prime": "′", "circ": "∘", "bullet": "•", "ast": "∗",
    "image": "≒", "reimage": "≓", "hbar": "ℏ", "star": "⋆", "uplus": "⊎",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "omicron": "ο", "pi": "π", "rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "varphi": "ϕ", "chi": "χ", "psi": "ψ", "omega": "ω",
}  # fmt: skip
_CAPITALS = {"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
             "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω"}  # fmt: skip
_ROOTS = {"sqrt": "√", "root": "√"}
_SILENT = frozenset(
    {"left", "right", "rm", "it", "bold", "matrix", "pmatrix", "bmatrix", "dmatrix", "cases", "eqalign", "from", "to"}
    | {"bar", "vec", "hat", "tilde", "dot", "ddot", "overline", "under", "dyad", "arch", "acute", "grave", "check"}
    | {"size", "pile", "lpile", "rpile", "col", "lcol", "rcol"}
)
_OPERATORS = {"->": "→", "~": " ", "`": "", "#": "; ", "&": ", "}


def readable_equation(script: str) -> str:
    """The script as text on one line; a script too long or too deep to be an equation stays as it is."""
    script = " ".join(script.split())
    if len(script) > _LONGEST or script.count("{") > _LONGEST // 4 or _depth(script) > _DEEPEST:
        return script
    return " ".join(_Script(script).whole().split())


def _depth(script: str) -> int:
    depth = deepest = 0
    for sign in script:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
    return deepest


class _Script:
    """One script read from left to right."""

    def __init__(self, script: str) -> None:
        self._tokens = [token for token in _TOKEN.findall(script) if not token.isspace()]
        self._at = 0

    def whole(self) -> str:
        """Read everything; a bracket too many ends nothing."""
        text = self.row()
        while self._at < len(self._tokens):
            text += self.row()
        return text

    def row(self) -> str:
        """Read up to the group's end; ``a over b`` takes the term before it and the term behind it."""
        terms: list[str] = []
        for token in self._until_closed():
            low = token.lower()
            if low in ("over", "atop"):
                above = terms.pop() if terms else ""
                terms.append(f"{_bracketed(above)}/{_bracketed(self._term())}")
            elif token in ("^", "_") or low in ("sup", "sub"):
                sign = {"sup": "^", "sub": "_"}.get(low, token)
                terms.append((terms.pop() if terms else "") + sign + _bracketed(self._term()))
            elif low in ("from", "to") and terms:
                terms.append(terms.pop() + ("_" if low == "from" else "^") + _bracketed(self._term()))
            elif low in _ROOTS:
                terms.append(_ROOTS[low] + self._root())
            elif token == "{":
                terms.append(self.row())
            else:
                terms.append(_shown(token))
        return _joined(terms)

    def _until_closed(self) -> Iterator[str]:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token == "}":
                return
            yield token

    def _term(self) -> str:
        if self._at >= len(self._tokens) or self._tokens[self._at] == "}":
            return ""
        token = self._tokens[self._at]
        self._at += 1
        if token == "{":
            return self.row()
        return _ROOTS[token.lower()] + self._root() if token.lower() in _ROOTS else _shown(token)

    def _root(self) -> str:
        inside = self._term()
        if self._at < len(self._tokens) and self._tokens[self._at].lower() == "of":  # root 3 of x
            self._at += 1
            return f"[{inside}]{_bracketed(self._term())}"
        return _bracketed(inside)


def _shown(token: str) -> str:
    if token in _OPERATORS:
        return _OPERATORS[token]
    if token in _CAPITALS:
        return _CAPITALS[token]
    low = token.lower()
    if low in _SILENT:
        return ""
    if token.isupper() and low in _WORDS and len(token) > 1 and _WORDS[low].islower():
        return _WORDS[low].upper()
    return _WORDS.get(low, token.strip('"'))


def _bracketed(term: str) -> str:
    """A term of several signs keeps together in brackets."""
    whole = re.fullmatch(r"√?(?:\w+|\([^()]*\))|.", term.strip()) is not None
    return term.strip() if whole else f"({term.strip()})"


def _joined(terms: list[str]) -> str:
    """Words keep apart, and what follows an index; signs stand close."""
    text = last = ""
    for term in terms:
        letters = text[-1:].isalnum() and term[:1].isalpha()
        apart = letters and ("^" in last or "_" in last or (len(term) > 1 and text[-1:].isalpha()))
        text += (" " if apart else "") + term
        last = term
    return text
