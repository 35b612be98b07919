"""`catalogue serve` before its first build: an address that cannot be listened at."""

from __future__ import annotations

import socket

import pytest
import typer
from catalogue.cli import serve
from typer.testing import CliRunner, Result

app = typer.Typer()
serve.register(app)


def run(address: str) -> Result:
    return CliRunner().invoke(app, ["--address", address])


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:99999", ":8000", "http://x:80"])
def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    result = run(address)
    assert result.exit_code == 2
    assert f'"{address}" bukan alamat pratinjau' in result.output
    assert "is no address of a preview: write HOST:PORT" in result.output


def test_a_second_preview_at_one_address_says_how_to_go_on() -> None:
    with socket.socket() as first:
        first.bind(("127.0.0.1", 0))
        first.listen()
        port = first.getsockname()[1]
        result = run(f"127.0.0.1:{port}")
    assert result.exit_code == 2
    assert "Ctrl+C" in result.output
    other = port + 1 if port < 65535 else 8000
    assert f"catalogue serve --address 127.0.0.1:{other}" in result.output
