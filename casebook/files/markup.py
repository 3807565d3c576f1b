"""The one place where text becomes HTML or SVG: every string is escaped here, links are http or https only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlsplit


def esc(text: object) -> str:
    """Text made safe inside an element or a quoted attribute."""
    return escape(str(text), quote=True)


def is_web(url: str) -> bool:
    """Whether an address is http or https with a host: the only ones that become links."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def link(url: str, text: str) -> str:
    """A link as HTML, or the text alone where the address is not one of the web."""
    if not is_web(url):
        return esc(text)
    return f'<a href="{esc(url)}" target="_blank" rel="noopener noreferrer">{esc(text)}</a>'


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[object]], row_heads: bool = True) -> str:
    """A table as HTML with a caption and scoped headers. Cells are text; a cell given as `Safe` is markup already."""
    head = "".join(f'<th scope="col">{esc(cell)}</th>' for cell in header)
    body = []
    for row in rows:
        cells = [cell if isinstance(cell, Safe) else esc(cell) for cell in row]
        first = f'<th scope="row">{cells[0]}</th>' if row_heads else f"<td>{cells[0]}</td>"
        body.append("<tr>" + first + "".join(f"<td>{cell}</td>" for cell in cells[1:]) + "</tr>")
    return (
        f'<div class="cb-scroll" tabindex="0" role="region" aria-label="{esc(caption)}"><table>'
        f"<caption>{esc(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


class Safe(str):
    """Markup that this module made: not to be escaped again."""
