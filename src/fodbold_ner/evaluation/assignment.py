"""One-to-one assignment of the greatest total weight."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["assign"]


def assign(weights: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return the assignment of rows to columns, one to one, with the greatest sum of weights.

    Kuhn's Hungarian method (1955) in the form with potentials, which takes
    ``rows * rows * columns`` steps; an article has some dozen of each.

    Args:
        weights: A weight of at least 0 for each row and column.

    Returns:
        Columns by row. A pair of weight 0 is no pair.

    Example:
        >>> assign([[3, 2], [2, 0]])
        {0: 1, 1: 0}
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return {}
    if rows > columns:
        turned = assign([[row[column] for row in weights] for column in range(columns)])
        return {row: column for column, row in sorted(turned.items(), key=lambda pair: pair[1])}
    # Row and column 0 are sentinels: `row_of[c]` is the row that holds column c, 0 for none.
    row_price, column_price = [0] * (rows + 1), [0] * (columns + 1)
    row_of, came_from = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        slack: list[float] = [float("inf")] * (columns + 1)
        visited = [False] * (columns + 1)
        while row_of[column]:
            visited[column] = True
            here, nearest, step = row_of[column], 0, float("inf")
            for other in range(1, columns + 1):
                if visited[other]:
                    continue
                cost = -weights[here - 1][other - 1] - row_price[here] - column_price[other]
                if cost < slack[other]:
                    slack[other], came_from[other] = cost, column
                if slack[other] < step:
                    step, nearest = slack[other], other
            for other in range(columns + 1):
                if visited[other]:
                    row_price[row_of[other]] += int(step)
                    column_price[other] -= int(step)
                else:
                    slack[other] -= step
            column = nearest
        while column:
            before = came_from[column]
            row_of[column], column = row_of[before], before
    pairs = {row_of[column] - 1: column - 1 for column in range(1, columns + 1) if row_of[column]}
    return {row: pairs[row] for row in sorted(pairs) if weights[row][pairs[row]] > 0}
