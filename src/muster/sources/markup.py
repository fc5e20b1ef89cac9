"""XML from strangers: parsed without entities, without a network, and not without end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.problems import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(data: bytes, where: str) -> _Element:
    """Give the root of an XML document; what its entities stand for is not unfolded, what it names is not fetched.

    Raises:
        InputError: where it is not well-formed.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError("damaged", where, str(error.msg)) from error
    if root is None:
        raise InputError("damaged", where, "it has no root")
    return root


def local(element: _Element) -> str:
    """Give the name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
