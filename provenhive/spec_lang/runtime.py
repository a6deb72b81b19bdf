"""Operations that generated evaluation code calls. ``fuel`` is a cell that every costly step takes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn

from provenhive.spec_lang.faults import OutOfFuel, Unbounded, Undefined
from provenhive.spec_lang.ranges import MAX_FINITE, all_subsets
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.values import Data, Map, Multiset, Value, ordered

INTEGER_LIMIT = 1 << 2_000_000  # a product beyond this is out of reach, not a number to compute with
ELEMENTS_PER_STEP = 16
_SURROGATES = range(0xD800, 0xE000)


class Runtime:
    """The operations, bound to one fuel cell and one table of places for error messages."""

    def __init__(self) -> None:
        self.fuel = [0]
        self.sites: dict[int, tuple[str, Span | None]] = {}
        self.next_site = 0

    def site(self, message: str, span: Span | None) -> int:
        """Enter a message with its place and return its number."""
        number = self.next_site
        self.sites[number] = (message, span)
        self.next_site += 1
        return number

    def undefined(self, site: int) -> NoReturn:
        """Raise ``Undefined`` for a site."""
        message, span = self.sites[site]
        raise Undefined(message, span)

    def unbounded(self, site: int) -> NoReturn:
        """Raise ``Unbounded`` for a site."""
        message, span = self.sites[site]
        raise Unbounded(message, span)

    def out_of_fuel(self) -> NoReturn:
        """Raise ``OutOfFuel``."""
        raise OutOfFuel("evaluation took more steps than it was given")

    def charge(self, elements: int) -> None:
        """Take fuel for building that many elements.

        Raises:
            OutOfFuel: if the fuel is used up.
        """
        fuel = self.fuel
        fuel[0] -= elements // ELEMENTS_PER_STEP
        if fuel[0] < 0:
            self.out_of_fuel()

    def multiply(self, left: int, right: int) -> int:
        """Return the product."""
        result = left * right
        if -INTEGER_LIMIT < result < INTEGER_LIMIT:
            return result
        raise OutOfFuel("an integer grew beyond two million bits")

    def divide(self, left: int, right: int, site: int) -> int:
        """Return the Euclidean quotient (Boute, 'The Euclidean definition of the functions div and mod', 1992)."""
        if right > 0:
            return left // right
        if right == 0:
            self.undefined(site)
        return -(left // -right)

    def modulo(self, left: int, right: int, site: int) -> int:
        """Return the Euclidean remainder, which is never negative."""
        if right == 0:
            self.undefined(site)
        return left % (right if right > 0 else -right)

    def concat(self, left: tuple[Value, ...], right: tuple[Value, ...]) -> tuple[Value, ...]:
        """Return the concatenation."""
        result = left + right
        if len(result) > ELEMENTS_PER_STEP:
            self.charge(len(result))
        return result

    def tail(self, sequence: tuple[Value, ...]) -> tuple[Value, ...]:
        """Return all but the first element of a sequence that is not empty."""
        if len(sequence) > ELEMENTS_PER_STEP:
            self.charge(len(sequence))
        return sequence[1:]

    def cut(self, sequence: tuple[Value, ...], low: int, high: int, site: int) -> tuple[Value, ...]:
        """Return the slice with these ends."""
        if not 0 <= low <= high <= len(sequence):
            self.undefined(site)
        if high - low > ELEMENTS_PER_STEP:
            self.charge(high - low)
        return sequence[low:high]

    def cut_from(self, sequence: tuple[Value, ...], low: int, site: int) -> tuple[Value, ...]:
        """Return the slice from ``low`` to the end."""
        return self.cut(sequence, low, len(sequence), site)

    def at(self, sequence: tuple[Value, ...], index: int, site: int) -> Value:
        """Return the element at the index."""
        if not 0 <= index < len(sequence):
            self.undefined(site)
        return sequence[index]

    def lookup(self, mapping: Map, key: Value, site: int) -> Value:
        """Return the value of a key."""
        if key not in mapping:
            self.undefined(site)
        return mapping[key]

    def replaced(self, sequence: tuple[Value, ...], index: int, value: Value, site: int) -> tuple[Value, ...]:
        """Return the sequence with one element replaced."""
        if not 0 <= index < len(sequence):
            self.undefined(site)
        self.charge(len(sequence))
        return (*sequence[:index], value, *sequence[index + 1 :])

    def field(self, value: Data, positions: dict[str, int], site: int) -> Value:
        """Return a field; ``positions`` says where each constructor that has it keeps it."""
        position = positions.get(value.constructor)
        if position is None:
            self.undefined(site)
        return value.fields[position]

    def natural(self, value: int, site: int) -> int:
        """Return the integer if it is not negative."""
        if value < 0:
            self.undefined(site)
        return value

    def member(self, value: Value, check: Callable[[Value], bool], site: int) -> Value:
        """Return the value if the check of its declared type admits it."""
        if not check(value):
            self.undefined(site)
        return value

    def multiset(self, items: tuple[Value, ...]) -> Multiset:
        """Return the multiset of a sequence."""
        if len(items) > ELEMENTS_PER_STEP:
            self.charge(len(items))
        return Multiset.of(items)

    # --- domains of quantified variables ---

    def sample(self, site: int) -> Iterator[int]:
        """Yield 0, so that a body that is undefined there says so, then raise ``Unbounded``."""
        yield 0
        self.unbounded(site)

    def quotient(self, factor: int, product: int, site: int) -> tuple[int, ...]:
        """Return the solutions of ``factor * x == product``."""
        if factor == 0 and product == 0:
            self.unbounded(site)
        return (product // factor,) if factor and product % factor == 0 else ()

    def parts(self, sources: Iterable[Value], path: tuple[tuple[str | None, int, int], ...]) -> Iterator[Value]:
        """Yield the parts at ``path`` of those sources that match it."""
        for source in sources:
            current: Value = source
            for head, count, position in path:
                if head is not None and current.constructor != head:
                    break
                items = current if head is None else current.fields
                if len(items) != count:
                    break
                current = items[position]
            else:
                yield current

    def subsets(self, whole: frozenset[Value]) -> tuple[frozenset[Value], ...]:
        """Return all subsets."""
        if 2 ** len(whole) > MAX_FINITE:
            self.fuel[0] -= 2 ** min(len(whole), 200)
            if self.fuel[0] < 0:
                raise OutOfFuel(f"a set of {len(whole)} elements has too many subsets")
        return all_subsets(tuple(ordered(whole)))

    def characters(self, lows: Iterable[int], highs: Iterable[int]) -> Iterator[str]:
        """Yield the characters in a range of code points, surrogates left out."""
        for code in range(max(lows, default=0), min(highs) + 1):
            if code not in _SURROGATES:
                yield chr(code)


def ceiling(numerator: int, denominator: int) -> int:
    """Return the quotient rounded up; the denominator is positive."""
    return -(-numerator // denominator)
