"""Signs and colours of the classes, as a style sheet and as outlines for drawings.

Enters: the table of class styles. Leaves: CSS rules; the points of an outline. They stand once in the site's style sheet, since no page
may carry a style of its own.
"""

from __future__ import annotations

from graph.show.palette import load_styles

# In a square of 16 by 16.
_OUTLINES = {
    "hexagon": ((8, 1), (14, 4.5), (14, 11.5), (8, 15), (2, 11.5), (2, 4.5)),
    "square": ((2.5, 2.5), (13.5, 2.5), (13.5, 13.5), (2.5, 13.5)),
    "diamond": ((8, 1), (15, 8), (8, 15), (1, 8)),
    "triangle": ((8, 1.5), (15, 14), (1, 14)),
    "triangleDown": ((1, 2), (15, 2), (8, 14.5)),
    "star": ((8, 0.8), (10, 5.8), (15.4, 6.1), (11.2, 9.5), (12.6, 14.8), (8, 11.8), (3.4, 14.8), (4.8, 9.5), (0.6, 6.1), (6, 5.8)),
}


def style_classes() -> str:
    """A rule for the colour of each class and one for the shape of its sign."""
    return "\n".join(
        f".c-{name} {{ --hue: {style.colour}; }}\n.sign.c-{name} {{ {_clip(style.shape)} }}" for name, style in load_styles().items()
    )


def _clip(shape: str) -> str:
    if shape == "dot":
        return "clip-path: circle(40.6%);"
    return "clip-path: polygon(" + ", ".join(f"{x / 0.16:g}% {y / 0.16:g}%" for x, y in _OUTLINES[shape]) + ");"


def outline(kind: str, x: float, y: float, size: float) -> str | None:
    """The points of the sign of a class around a place, for an SVG polygon; ``None``: a circle of radius ``size``."""
    shape = load_styles()[kind].shape
    if shape == "dot":
        return None
    return " ".join(f"{x + (px - 8) / 6.5 * size:.1f},{y + (py - 8) / 6.5 * size:.1f}" for px, py in _OUTLINES[shape])
