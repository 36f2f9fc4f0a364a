"""A run in a process of its own, ended from the keyboard."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from web.server import Server

PROGRAM = """
import sys
from claimscan.web.model import Limits, Target
from claimscan.web.network import Network
from claimscan.web.run import Run

def progress(done, total):
    if done == 1:
        print("ready", flush=True)

urls = sys.argv[1:]
with Network(Limits(), allow_hosts=["127.0.0.1"]) as network:
    run = Run(network, network.limits, lambda _, answer: answer, progress=progress)
    answers = run.all(Target(url, "url", url, url) for url in urls)
print(*(told[-1].failure or told[-1].status for told in answers.values()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there the signal goes to the whole group")
def test_what_is_known_is_kept_and_nothing_is_waited_for() -> None:
    with Server() as server:
        urls = [f"http://127.0.0.1:{server.port}{path}" for path in ("/ok", "/mute")]
        process = subprocess.Popen([sys.executable, "-c", PROGRAM, *urls], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        with process, process.stdout as out:
            assert out.readline() == "ready\n"
            start = time.monotonic()
            process.send_signal(signal.SIGINT)
            assert out.read().split()[-2:] == ["200", "interrupted"]
            assert process.wait() == 0
            assert time.monotonic() - start < 10  # the mute server would be waited for longer
