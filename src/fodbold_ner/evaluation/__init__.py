"""How good a system is: gold against predictions, with intervals, tests and a list of mistakes."""
