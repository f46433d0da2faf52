"""kill -9 between any two steps of a print run: none lost, none printed twice."""

import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from gangting.domain.passes import PassState
from gangting.domain.printing import BatchState


WORKER = Path(__file__).with_name("print_worker.py")


@pytest.mark.parametrize("step", ["next", "sent", "paper", "printed"])
def test_it_goes_on_where_it_was(make_post, tmp_path, step):
    post = make_post("sqlite")
    first = post.issue(collected=False).view.entry_pass
    passes = [
        replace(first, id=post.s.hands.new_id(), serial=first.serial // 10**6 * 10**6 + n)
        for n in range(1, 36)
    ]
    with post.s.database.write() as work:
        work.passes.add_many(passes)
    serials = [one.serial for one in passes]
    batch_id = post.s.batches.begin(serials, "sheet10", post.leader).batch.id
    post.booth.close()
    tray = tmp_path / "tray"

    where = [str(post.where.folder), str(batch_id), str(tray), "2", step]
    worker = subprocess.run([sys.executable, str(WORKER), *where], check=False)
    assert worker.returncode == -signal.SIGKILL

    post.reopened()
    out = {int(line) for line in tray.read_text().split()}
    view = post.s.batches.show(batch_id)
    assert view.batch.state is BatchState.PRINTING
    # the officer looks into the tray, and says of each card that is unsure what became of it
    came = [card.number for card in view.unsure if card.serial in out]
    lost = [card.number for card in view.unsure if card.serial not in out]
    post.s.batches.printed(batch_id, came, post.leader)
    post.s.batches.not_sent(batch_id, lost, post.leader)
    post.s.batches.continue_(batch_id, post.leader)
    printed = [int(line) for line in tray.read_text().split()]
    while sheets := post.s.batches.next(batch_id):
        post.s.batches.sent(batch_id, sheets, post.leader)
        printed += [serial for sheet in sheets for serial in sheet.serials]
        post.s.batches.printed(batch_id, sheets[0].numbers, post.leader)

    assert Counter(printed) == Counter(serials)
    assert post.s.batches.show(batch_id).batch.state is BatchState.DONE
    states = {post.s.passes.show(serial).entry_pass.state for serial in serials}
    assert states == {PassState.PRINTED}
    assert post.journal_break() is None
