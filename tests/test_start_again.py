"""A kernel of nbval's that dies at its start is started again; one that never starts is told."""

import pytest

from tests import start_again


@pytest.mark.parametrize(("failures", "starts"), [(0, 1), (2, 3)])
def test_a_kernel_is_started_again(monkeypatch, failures, starts):
    tried = []

    def start_once(*args, **settings):
        tried.append((args, settings))
        if len(tried) <= failures:
            raise RuntimeError("Kernel died before replying to kernel_info")
        return "a kernel"

    monkeypatch.setattr(start_again, "start_once", start_once)
    assert start_again.start("python3", cwd="here") == "a kernel"
    assert tried == [(("python3",), {"cwd": "here"})] * starts


def test_a_kernel_that_never_starts_is_told(monkeypatch):
    def start_once():
        raise RuntimeError("died")

    monkeypatch.setattr(start_again, "start_once", start_once)
    with pytest.raises(RuntimeError, match="died"):
        start_again.start()
