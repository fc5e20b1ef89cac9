"""The terms in which rules say what they make: ``inside(bare(m), y)`` is read once and called for each match.

A term is a call of a function of ``muster.time.makers`` or ``calendar_makers``, a capture of the rule, a number or a
text. A capture that the match left out is None.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, Final

from muster.knowledge.tables import TableError
from muster.time import calendar_makers, makers

if TYPE_CHECKING:
    from collections.abc import Callable

Made = Any
FUNCTIONS: Final[dict[str, Callable[..., Made]]] = {
    name: value
    for module in (calendar_makers, makers)
    for name, value in vars(module).items()
    if callable(value) and getattr(value, "__module__", "") == module.__name__
}


def compile_term(text: str, captures: frozenset[str], where: str) -> Callable[[dict[str, Any]], Made]:
    """Turn the text of a term into a function of the captures.

    Raises:
        TableError: on an unknown function or capture, or anything else than calls, names, numbers and texts.
    """
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise TableError(f"{where}: the term {text!r} cannot be read ({error.msg})") from error
    return _compiled(tree, captures, f"{where}: in {text!r}")


def _compiled(tree: ast.expr, captures: frozenset[str], where: str) -> Callable[[dict[str, Any]], Made]:
    match tree:
        case ast.Constant(value=value):
            return lambda _: value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)):
            return lambda _: -number
        case ast.Name(id="none"):
            return lambda _: None
        case ast.Name(id=name) if name in captures:
            return lambda got: got.get(name)
        case ast.Call(func=ast.Name(id=name), args=args) if name in FUNCTIONS:
            function, inner = FUNCTIONS[name], [_compiled(arg, captures, where) for arg in args]
            calls = [isinstance(arg, ast.Call) for arg in args]
            return lambda got: _applied(function, [part(got) for part in inner], calls)
    raise TableError(f"{where}: {ast.unparse(tree)!r} is neither a function, a capture, a number nor a text")


def _applied(function: Callable[..., Made], values: list[Made], calls: list[bool]) -> Made:
    """What a function makes; nothing where an inner call made nothing, such as a day that its month lacks."""
    lacking = any(made and value is None for made, value in zip(calls, values, strict=True))
    return None if lacking else function(*values)
