"""Forces as one phrase names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.model import ALL_NATIONS

if TYPE_CHECKING:
    from collections.abc import Container

    from muster.reading.lexicon import Noun
    from muster.reading.quantities import Quantity

FORCE_KINDS: Final = frozenset(
    ("people", "weak", "group", "aircraft", "helicopters", "ships", "vehicles", "system", "base", "nations")
)
COUNTED: Final = frozenset(("aircraft", "helicopters", "ships", "vehicles", "nations"))


@dataclass(frozen=True, slots=True)
class Force:
    """Forces as one phrase names them.

    Attributes:
        head: position of the head in the sentence (for an elliptic one, of the number).
        start: first position of the phrase.
        end: position after the phrase.
        noun: the head noun; None for a demonym ("Fransen") or an elliptic number.
        quantity: how many, if the phrase says so.
        nations: codes of the nations it names; ``*`` for an alliance's.
        preposition: the preposition before it, lower case, or "".
        who: first and last position of the words that name it, if they are more than common words for soldiers.
        possessive: whether "his, her, their" or "own" refers back for the nation.
        elliptic: a number that leaves the forces out.
        whence: whether its nations are told as those that it is from, which may be where it was.
        crew: whether the number counts the people of a ship, not ships.
        bodies: whether the number counts bodies of forces, not the people in them.
    """

    head: int
    start: int
    end: int
    noun: Noun | None
    quantity: Quantity | None = None
    nations: tuple[str, ...] = ()
    preposition: str = ""
    who: tuple[int, int] | None = None
    possessive: bool = False
    elliptic: bool = False
    crew: bool = False
    whence: bool = False
    bodies: bool = False

    def abroad(self, hosts: Container[str]) -> tuple[str, ...]:
        """Its nations, but not the host that it comes back from ("the soldiers from Mali")."""
        return () if self.whence and all(code in hosts for code in self.nations) else self.nations

    @property
    def kind(self) -> str:
        """The kind of its noun; a demonym is people."""
        return self.noun.kind if self.noun else "people"

    def whose(self, hosts: Container[str], home: str | None) -> str:
        """Whose it is as seen from a report: nobody's that is told, the host's, an alliance's, home, others'."""
        nations = self.abroad(hosts)
        if not nations:
            return "none"
        if nations[0] in hosts:
            return "host"
        return "all" if nations[0] == ALL_NATIONS else "home" if nations[0] == home else "other"
