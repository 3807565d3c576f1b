"""The zone of agreement on a grid: which packages suit everyone who must sign. NumPy, with utilities kept.

A package puts each issue on 0, 1, ... 10 tenths: 11^5 = 161 051 packages. Utilities are whole thousandths and computed
once for a coding; a question is then a few comparisons of small whole numbers (about a millisecond).
Literature: Raiffa 1982 (zone of possible agreement), Nash 1950 (the product rule).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from casebook.thinking.labs.agreement.coding import FULL, TENTHS, Coding

if TYPE_CHECKING:
    import numpy as np

Demands = Mapping[str, int]
"""Who must sign, and the utility in thousandths below which each refuses."""


@dataclass(frozen=True, eq=False)
class Grid:
    """All packages of a coding: utilities of shape (actors, packages), positions of shape (issues, packages)."""

    coding: Coding
    utility: np.ndarray
    position: np.ndarray

    @property
    def size(self) -> int:
        """How many packages there are."""
        return self.utility.shape[1]

    def package(self, index: int) -> tuple[int, ...]:
        """The positions of one package, in tenths."""
        return tuple(int(place) for place in self.position[:, index])


@lru_cache(maxsize=8)
def grid(coding: Coding, divisible: bool = True, step: int = 1) -> Grid:
    """Every package with each issue on the multiples of `step` tenths.

    Parameters
    ----------
    coding
        Who wants what.
    divisible
        False keeps only packages with the post all (10) or nothing (0).
    step
        1 for the full grid; 2 or 5 for a coarser one.
    """
    import numpy as np

    places = [
        [0, TENTHS] if issue == coding.post and not divisible else list(range(0, TENTHS + 1, step))
        for issue in range(len(coding.issues))
    ]
    shape = [len(options) for options in places]
    axes = np.meshgrid(*(np.array(options, dtype=np.int8) for options in places), indexing="ij")
    position = np.stack([axis.ravel() for axis in axes])
    utility = np.empty((len(coding.actors), position.shape[1]), dtype=np.int16)
    for row, actor in enumerate(coding.actors):
        total = np.full(shape, FULL, dtype=np.int16)
        for issue, options in enumerate(places):
            loss = [actor.weight[issue] * abs(place - actor.ideal[issue]) for place in options]
            total = total - np.array(loss, dtype=np.int16).reshape([-1 if i == issue else 1 for i in range(len(shape))])
        utility[row] = total.ravel()
    return Grid(coding, utility, position)


def acceptable(packages: Grid, demands: Demands) -> np.ndarray:
    """Which packages nobody who must sign refuses: booleans of shape (packages,). All of them where nobody signs."""
    import numpy as np

    fits = np.ones(packages.size, dtype=bool)
    for name, least in demands.items():
        fits &= packages.utility[packages.coding.index(name)] >= least
    return fits


def share(packages: Grid, demands: Demands) -> float:
    """The share of all packages that nobody who must sign refuses, 0..1."""
    return _share(packages, _key(demands))


def curve(packages: Grid, demands: Demands, name: str) -> tuple[float, ...]:
    """The share as one party's demand goes 0, 1, ... 1000 thousandths, the others' held: 1001 shares, never rising.

    Where the party does not sign, its demand moves nothing and the curve is flat.
    """
    if name not in demands:
        return (share(packages, demands),) * (FULL + 1)
    return _curve(packages, _key({other: least for other, least in demands.items() if other != name}), name)


def best(packages: Grid, demands: Demands) -> tuple[int, ...] | None:
    """The Nash package: of those acceptable to all who sign, the one with the largest product of gains.

    Gains are utilities minus demands. Ties go to the first package in the order of the issues. None where no package
    of the grid is acceptable, or nobody signs.
    """
    return _best(packages, _key(demands))


def nearest(packages: Grid, demands: Demands) -> tuple[int, ...]:
    """The package whose worst-off signer misses its demand by least (or gains most). Needs at least one signer."""
    import numpy as np

    rows = [packages.utility[packages.coding.index(name)] - np.int16(least) for name, least in demands.items()]
    return packages.package(int(np.minimum.reduce(rows).argmax()))


# What a dial did not change is not computed again: a curve, for one, does not depend on the demand that runs along it.

Key = tuple[tuple[str, int], ...]


def _key(demands: Demands) -> Key:
    return tuple(sorted(demands.items()))


@lru_cache(maxsize=64)
def _share(packages: Grid, key: Key) -> float:
    return int(acceptable(packages, dict(key)).sum()) / packages.size


@lru_cache(maxsize=16)
def _curve(packages: Grid, others: Key, name: str) -> tuple[float, ...]:
    import numpy as np

    mine = packages.utility[packages.coding.index(name)][acceptable(packages, dict(others))]
    counts = np.bincount(mine, minlength=FULL + 1)
    return tuple((counts[::-1].cumsum()[::-1] / packages.size).tolist())


@lru_cache(maxsize=64)
def _best(packages: Grid, key: Key) -> tuple[int, ...] | None:
    import numpy as np

    found = np.flatnonzero(acceptable(packages, dict(key)))
    if not found.size or not key:
        return None
    product = np.ones(found.size, dtype=np.int64)
    for name, least in key:
        product *= packages.utility[packages.coding.index(name)][found].astype(np.int64) - least
    return packages.package(int(found[int(product.argmax())]))
