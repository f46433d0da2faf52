"""A real CUPS queue that is stopped at card 213 of 500: none lost, none printed twice.

The print service is one of our own, in a folder of its own; its printer is a socket held here.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from gangting.domain.printing import BatchState, CardState


CUPSD = Path("/usr/sbin/cupsd")
_CONF = """
LogLevel warn
Listen {folder}/cups.sock
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Allow all
</Location>
<Location /admin>
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Allow all
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {folder}/root
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/spool
ErrorLog {folder}/log/error
AccessLog {folder}/log/access
PageLog {folder}/log/page
"""


class Queue:
    """One raw queue of a print service; what it prints is read from its socket."""

    def __init__(self, folder: Path, listener: socket.socket) -> None:
        self._environment = {**os.environ, "CUPS_SERVER": str(folder / "cups.sock")}
        self._listener = listener
        self.tray: list[int] = []

    def command(self, *words: str, given: str = "") -> str:
        return subprocess.run(
            words,
            input=given,
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        ).stdout

    def ready(self) -> bool:
        answer = subprocess.run(
            ["lpstat", "-r"], env=self._environment, capture_output=True, text=True, check=False
        )
        return "is running" in answer.stdout

    def submit(self, sheet) -> None:
        """Give a sheet to the print service, which takes it whether or not the queue runs."""
        text = "".join(f"{serial}\n" for serial in sheet.serials)
        self.command("lp", "-d", "cards", "-o", "raw", given=text)

    def receive(self) -> None:
        """Take one sheet out of the printer."""
        connection, _ = self._listener.accept()
        with connection, connection.makefile("rb") as paper:
            self.tray += [int(line) for line in paper.read().split()]

    def waiting(self) -> int:
        return len(self.command("lpstat", "-W", "not-completed", "-o").splitlines())


@pytest.fixture
def queue():
    """Start a print service with one queue, or skip and say why there is none."""
    missing = [one for one in ("lp", "lpstat", "lpadmin", "cancel") if shutil.which(one) is None]
    if not CUPSD.exists() or missing:
        pytest.skip(f"no CUPS here: {CUPSD}, {', '.join(missing) or 'its commands are there'}")
    if os.geteuid() != 0:
        pytest.skip("only root can start a print service")
    folder = Path(tempfile.mkdtemp(prefix="gangting-cups-"))  # a socket's path must be short
    folder.chmod(0o755)
    for name in ("root", "state", "cache", "spool", "log"):
        (folder / name).mkdir()
    (folder / "cupsd.conf").write_text(_CONF.format(folder=folder))
    (folder / "cups-files.conf").write_text(_FILES.format(folder=folder))
    files = ["-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        subprocess.Popen([str(CUPSD), "-f", *files]) as service,
    ):
        try:
            listener.settimeout(30)
            made = Queue(folder, listener)
            for _ in range(1000):
                if made.ready():
                    break
            else:
                pytest.skip("the print service does not answer")
            port = listener.getsockname()[1]
            made.command("lpadmin", "-p", "cards", "-E", "-v", f"socket://127.0.0.1:{port}")
            yield made
        finally:
            service.terminate()
            service.wait(timeout=30)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
def test_a_queue_that_stops_at_card_213_of_500(make_post, queue):
    post = make_post("sqlite")
    first = post.issue(collected=False).view.entry_pass
    passes = [
        replace(first, id=post.s.hands.new_id(), serial=first.serial // 10**6 * 10**6 + n)
        for n in range(1, 501)
    ]
    with post.s.database.write() as work:
        work.passes.add_many(passes)
    serials = [one.serial for one in passes]
    batches = post.s.batches
    batch_id = batches.begin(serials, "sheet10", post.leader).batch.id

    jammed = False
    while sheets := batches.next(batch_id):
        [sheet] = sheets
        if 213 in sheet.numbers and not jammed:
            jammed = True
            queue.command("cupsdisable", "cards")
            ahead = batches.next(batch_id, 3)  # the window sends ahead and knows nothing yet
            batches.sent(batch_id, ahead, post.leader)
            for one in ahead:
                queue.submit(one)
            assert queue.waiting() == 3
            view = batches.halt(batch_id, "打印队列停了", post.leader)
            assert [card.number for card in view.unsure] == list(range(211, 241))
            queue.command("cancel", "-a", "cards")
            view = batches.stopped(batch_id, 213, "打印队列停了", post.leader)
            assert view.count(CardState.PRINTED) == 210
            assert view.count(CardState.SPOILED) == 10
            queue.command("cupsenable", "cards")
            batches.continue_(batch_id, post.leader)
            continue
        batches.sent(batch_id, sheets, post.leader)
        queue.submit(sheet)
        queue.receive()
        batches.printed(batch_id, sheet.numbers, post.leader)

    assert jammed
    assert Counter(queue.tray) == Counter(serials)
    assert batches.show(batch_id).batch.state is BatchState.DONE
