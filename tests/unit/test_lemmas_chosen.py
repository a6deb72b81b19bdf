"""Which proved laws a goal gets: those of its own functions first, then those that share constants with it."""

from __future__ import annotations

from provenhive.obligations import derive
from provenhive.search.laws.bench import Goal, Lemma
from provenhive.search.laws.relevance import Chosen, Spoken, choose, constants_in, functions_of
from provenhive.spec_lang.load import load_text

PROGRAM = load_text("""
module chosen

datatype Side = Left | Right(size: int)

function total(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + total(rest) }
function doubled(xs: seq<int>): seq<int> = match xs { [] => [], x :: rest => [2 * x] ++ doubled(rest) }

law total_append(xs: seq<int>, ys: seq<int>): total(xs ++ ys) == total(xs) + total(ys)
law quotients(a: int, b: int, n: int): requires n > 0 && a <= b a / n <= b / n
law member(xs: seq<int>, ys: seq<int>, v: int): v in xs ==> v in xs ++ ys
law total_doubled(xs: seq<int>): total(doubled(xs)) == 2 * total(xs)
law right_size(n: int): Right(n) == Right(n + 0)
law shared(xs: seq<int>, v: int): v in [] ++ xs ==> !(v !in xs)
law either(a: bool, b: bool): a || b <==> b || a
law goal(xs: seq<int>, ys: seq<int>): requires total(xs) <= total(ys) total(xs) / 2 <= total(ys) / 2
law sides(s: Side): s == Right(1) ==> s != Left
law contained(xs: seq<int>, v: int): v !in [] ++ xs ==> v !in xs
""")
LAWS = {o.subject.removeprefix("chosen."): o.sequents[0] for o in derive(PROGRAM) if o.kind.value == "law"}


def spoken(law: str) -> Spoken:
    """Return what a law speaks of; its functions are its definitions here, as the program has no other datatype's."""
    functions = frozenset(f.name for f in functions_of(PROGRAM, LAWS[law]))
    constants = constants_in(LAWS[law])
    return Spoken(functions, functions | {"Side" for c in constants if c.endswith("Right")}, constants)


def chosen(goal: str, *known: str, hints: tuple[str, ...] = ()) -> Chosen:
    lemmas = [(Lemma(Goal(f"law_{name}", LAWS[name]), "skip", (), f"chosen.{name}"), spoken(name)) for name in known]
    return choose(spoken(goal), lemmas, hints)


def names(lemmas: tuple[Lemma, ...]) -> list[str]:
    return [lemma.law.removeprefix("chosen.") for lemma in lemmas]


def test_a_law_without_functions_is_chosen_by_its_operators() -> None:
    found = chosen("goal", "either", "quotients", "total_append")
    assert names(found.close) == ["total_append"] and names(found.far) == ["quotients"]


def test_what_the_goals_definitions_lack_is_no_lemma_not_even_hinted_at() -> None:
    found = chosen("goal", "total_doubled", "right_size", hints=("chosen.total_doubled",))
    assert found == Chosen((), ())


def test_constructors_and_signs_that_say_the_same_are_shared() -> None:
    assert names(chosen("sides", "right_size", "member").far) == ["right_size"]
    assert names(chosen("contained", "member", "quotients").far) == ["member"]


def test_what_is_hinted_at_comes_first_whatever_it_shares() -> None:
    found = chosen("goal", "total_append", "either", hints=("chosen.either",))
    assert names(found.close) == ["either", "total_append"] and found.far == ()


def test_the_best_are_kept() -> None:
    many = [(Lemma(Goal(f"law_{n}", LAWS["member"]), "skip", (), str(n)), spoken("member")) for n in range(20)]
    best = (Lemma(Goal("law_best", LAWS["shared"]), "skip", (), "best"), spoken("shared"))
    far = choose(spoken("contained"), [*many, best]).far
    assert len(far) == 8 and far[0].law == "best"
