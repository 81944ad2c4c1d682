"""How a command ends: a signal ends it, whatever it met on its way."""

from __future__ import annotations

import signal

import pytest

from fodbold_ner.cli import exits


@pytest.mark.parametrize(
    ("number", "ends_as"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit)]
)
def test_a_signal_that_compiled_code_makes_an_error_of_still_ends_it(
    monkeypatch: pytest.MonkeyPatch, number: int, ends_as: type[BaseException]
) -> None:
    def serialise() -> None:
        try:
            exits.stop(number, None)
        except BaseException as error:
            raise ValueError("Error serializing to JSON") from error

    monkeypatch.setattr(exits, "_signals", [])
    with pytest.raises(ends_as), exits.stops_heeded():
        serialise()


def test_an_error_of_its_own_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exits, "_signals", [])
    with pytest.raises(ValueError, match="broken"), exits.stops_heeded():
        raise ValueError("broken")
