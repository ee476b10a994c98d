"""Pictures of counts, drawn as SVG: they need no library and no network, and look the same everywhere."""

import base64
from collections.abc import Sequence
from html import escape

WIDTH, LABEL, ROW, BAR, MARGIN = 760, 230, 26, 16, 12
INK, PALE, FILL = "#1f2937", "#6b7280", "#2563eb"


def bars(title: str, rows: Sequence[tuple[str, int]], rest: str = "") -> str:
    """Draw counts as horizontal bars, in the order given; `rest` is said below them."""
    most = max((count for _, count in rows), default=1)
    height = 44 + ROW * len(rows) + (24 if rest else 0) + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
        ' font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{height}" rx="6" fill="#ffffff"/>',
        f'<text x="{MARGIN}" y="26" font-size="15" font-weight="bold" fill="{INK}">{escape(title)}</text>',
        *(_bar(place, label, count, most) for place, (label, count) in enumerate(rows)),
    ]
    if rest:
        parts.append(f'<text x="{MARGIN}" y="{height - MARGIN}" fill="{PALE}">{escape(rest)}</text>')
    return "\n".join([*parts, "</svg>"])


def as_address(svg: str) -> str:
    """Put a picture into an address, so that a page can show it without asking anybody."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _bar(place: int, label: str, count: int, most: int) -> str:
    top = 44 + ROW * place
    length = max(2, round((WIDTH - LABEL - 70) * count / most))
    return (
        f'<text x="{LABEL - 8}" y="{top + 13}" text-anchor="end" fill="{INK}">{escape(label)}</text>'
        f'<rect x="{LABEL}" y="{top}" width="{length}" height="{BAR}" rx="2" fill="{FILL}"/>'
        f'<text x="{LABEL + length + 6}" y="{top + 13}" fill="{PALE}">{count:,}</text>'
    )
