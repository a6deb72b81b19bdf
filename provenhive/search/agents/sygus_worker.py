"""The process that solves one SyGuS problem with cvc5: text on standard input, cvc5's answer on standard output.

It is a process of its own because ``check-synth`` minds no limit: the caller kills it.
"""

from __future__ import annotations

import sys

import cvc5


def solve(text: str, *, single_invocation: bool) -> str:
    """Return what cvc5 prints for the problem: the synthesised functions, or ``fail``.

    ``single_invocation`` makes it instantiate the negated problem wherever it can, instead of enumerating.
    """
    solver = cvc5.Solver()
    solver.setOption("sygus", "true")
    if single_invocation:
        solver.setOption("sygus-si", "all")
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SYGUS_2_1, text, "problem")
    symbols = parser.getSymbolManager()
    answers = []
    while not (command := parser.nextCommand()).isNull():
        answers.append(str(command.invoke(solver, symbols)))
    return "".join(answers)


if __name__ == "__main__":
    sys.stdout.write(solve(sys.stdin.read(), single_invocation="si" in sys.argv[1:]))
