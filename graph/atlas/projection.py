"""Albers' equal-area conic projection of the sphere, fitted to a stretch of the earth.

Enters: degrees of longitude and latitude. Leaves: plane coordinates in units of the earth's radius, north up.
Source: Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395), section 14.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Albers:
    """``middle`` is the meridian that stands upright, ``parallels`` are the two without distortion, ``cone`` and ``base`` follow."""

    middle: float
    cone: float
    base: float

    def project(self, degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        """Plane coordinates of points given as longitude and latitude."""
        longitude, latitude = np.radians(degrees[:, 0] - self.middle), np.radians(degrees[:, 1])
        radius = np.sqrt(self.base - 2 * self.cone * np.sin(latitude)) / self.cone
        angle = self.cone * longitude
        return np.column_stack((radius * np.sin(angle), -radius * np.cos(angle)))


def fit_albers(west: float, south: float, east: float, north: float) -> Albers:
    """The projection for a stretch: parallels a sixth of its height from its edges, as is usual."""
    sixth = (north - south) / 6
    low, high = np.sin(np.radians([south + sixth, north - sixth]))
    cone = float(low + high) / 2
    base = float(1 - low**2 + 2 * cone * low)
    return Albers((west + east) / 2, cone, base)
