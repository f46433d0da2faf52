"""A print run that is not over is seen from the list of the passes, also after a crash."""


def test_the_key_stands_out_while_a_run_is_not_over(desk):
    one = desk.issue("沈青")
    clerk = desk.people["clerk"]
    run = desk.booth.services.batches.begin([one.serial], "card", clerk)
    desk.begin("clerk")
    key = desk.screen.list.batch
    assert "1" in key.accessibleDescription()
    desk.booth.services.batches.cancel(run.batch.id, "", clerk)
    desk.screen.refresh()
    desk.settle()
    assert key.accessibleDescription() == ""


def test_who_may_not_issue_sees_no_key(desk):
    desk.begin("observer")
    assert not desk.shown(desk.screen.list.batch)
    assert not desk.shown(desk.screen.list.hand)
    desk.begin("volunteer")
    assert not desk.shown(desk.screen.list.batch)
    assert desk.shown(desk.screen.list.hand)
