"""cvc5 on the questions that Z3 was asked: the same formulas in SMT-LIB, in process, within limits.

What cvc5 cannot read (operations on arrays that only Z3 has) is open for it and nothing else.
"""

from __future__ import annotations

import cvc5

from provenhive.errors import InfrastructureError

_UNREADABLE = "cvc5 does not read the question"


def cvc5_version() -> str:
    """Return cvc5's version, as certificates name it."""
    return str(cvc5.__version__)


def ask_cvc5(text: str, milliseconds: int, resources: int) -> tuple[str, str]:
    """Return ``unsat``, ``sat`` or ``unknown`` for a question in SMT-LIB, and the reason of the last.

    Raises:
        InfrastructureError: cvc5 answers in a way that cannot be read.
    """
    solver = cvc5.Solver()
    solver.setOption("tlimit-per", str(milliseconds))
    solver.setOption("rlimit-per", str(resources))
    solver.setOption("arrays-exp", "true")  # arrays with a default value
    solver.setLogic("ALL")
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "condition")
    symbols = parser.getSymbolManager()
    answer = ""
    try:
        while True:
            command = parser.nextCommand()
            if command.isNull():
                break
            said = str(command.invoke(solver, symbols)).strip()
            answer = said or answer
    except RuntimeError as error:
        return "unknown", f"{_UNREADABLE}: {' '.join(str(error).split())[:200]}"
    if answer in ("sat", "unsat"):
        return answer, ""
    if answer.startswith(("unknown", "(error")):
        return "unknown", answer[:200]
    raise InfrastructureError(f"cvc5 answered {answer[:200]!r}")
