import json
import os
import stat
from datetime import timedelta

import pytest

from gangting.domain.errors import KnownError
from gangting.host.keys import KEY_IDS, KeyFile


POSIX = pytest.mark.skipif(os.name != "posix", reason="modes are a thing of POSIX")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keys.json"


@pytest.fixture
def keys(path):
    return KeyFile(path)


def code_of(raised):
    return raised.value.code


def test_a_booth_without_a_file_has_no_keys(keys):
    assert list(keys.load()) == []


def test_the_first_key_signs(keys):
    key = keys.create(4660)

    assert (key.compound, key.key_id, key.retired) == (4660, 0, False)
    assert len(key.secret) == 32
    assert keys.load().signing(4660) == key


def test_two_booths_never_make_the_same_key(tmp_path):
    first = KeyFile(tmp_path / "a.json").create(1)

    assert KeyFile(tmp_path / "b.json").create(1).secret != first.secret


def test_a_compound_gets_its_first_key_only_once(keys):
    keys.create(1)

    with pytest.raises(KnownError) as raised:
        keys.create(1)

    assert code_of(raised) == "keys_exist"


def test_compounds_do_not_share_keys(keys):
    practice, real = keys.create(0), keys.create(1)

    assert keys.load().signing(0) == practice
    assert keys.load().signing(1) == real


def test_after_a_rotation_the_new_key_signs_and_the_old_one_verifies(keys, clock):
    old = keys.create(1)
    new = keys.rotate(1, clock.now())

    ring = keys.load()
    assert new.key_id == 1
    assert ring.signing(1) == new
    assert ring.find(1, 0) == old


def test_a_retired_key_is_kept_but_signs_no_more(keys, clock):
    keys.create(1)
    new = keys.rotate(1, clock.now())

    keys.retire(1, new.key_id)

    ring = keys.load()
    assert ring.find(1, 1).retired
    assert ring.signing(1).key_id == 0


def test_retiring_an_unknown_key_says_so(keys):
    keys.create(1)

    with pytest.raises(KnownError) as raised:
        keys.retire(1, 9)

    assert code_of(raised) == "key_unknown"


def test_a_compound_without_a_key_cannot_rotate(keys, clock):
    with pytest.raises(KnownError) as raised:
        keys.rotate(1, clock.now())

    assert code_of(raised) == "no_signing_key"


def test_64_keys_can_be_made_and_not_one_more(keys, clock):
    keys.create(1)
    made = [keys.rotate(1, clock.now()).key_id for _ in range(KEY_IDS - 1)]

    assert made == list(range(1, KEY_IDS))
    with pytest.raises(KnownError) as raised:
        keys.rotate(1, clock.now())
    assert code_of(raised) == "key_ids_used_up"


@POSIX
def test_the_file_is_private(keys, path):
    keys.create(1)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@POSIX
def test_a_file_open_to_others_is_closed_and_reported(keys, path, expect_log):
    keys.create(1)
    path.chmod(0o644)
    expect_log("closed it to mode 600")

    keys.load()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def damaged(path):
    """Yield the file's text damaged in many ways."""
    good = path.read_text()
    content = json.loads(good)
    key = content["keys"][0]
    yield from (good[: len(good) // 2], "", "null", "[]", "{}", '{"format": 1, "keys": 7}')
    yield json.dumps(content | {"format": 2})
    for change in (
        {"secret": "00"},
        {"secret": "not hex"},
        {"compound": 70000},
        {"key_id": 64},
        {"key_id": "0"},
        {"retired": "no"},
        {"since": "yesterday"},
    ):
        yield json.dumps({"format": 1, "keys": [key | change]})
    yield json.dumps({"format": 1, "keys": [{k: v for k, v in key.items() if k != "secret"}]})


def test_a_broken_file_is_reported_and_never_written_over(keys, path, clock):
    keys.create(1)
    seen = 0
    for text in list(damaged(path)):
        path.write_text(text)
        for use in (
            keys.load,
            lambda: keys.create(2),
            lambda: keys.rotate(1, clock.now()),
            lambda: keys.retire(1, 0),
        ):
            with pytest.raises(KnownError) as raised:
                use()
            assert code_of(raised) == "keys_unreadable"
            seen += 1
        assert path.read_text() == text
    assert seen == 4 * 15


def test_a_second_booth_takes_over_the_keys_of_one_compound(keys, tmp_path, clock):
    keys.create(0)
    keys.create(1)
    keys.rotate(1, clock.now())
    second = KeyFile(tmp_path / "second.json")

    assert keys.export_compound(1, tmp_path / "carry.json") == 2
    assert second.import_compound(tmp_path / "carry.json") == 2

    assert [key for key in keys.load() if key.compound == 1] == list(second.load())
    assert second.import_compound(tmp_path / "carry.json") == 0


@POSIX
def test_what_is_carried_is_private(keys, tmp_path):
    keys.create(1)
    keys.export_compound(1, tmp_path / "carry.json")

    assert stat.S_IMODE((tmp_path / "carry.json").stat().st_mode) == 0o600


def test_a_retirement_travels_and_never_comes_undone(keys, tmp_path, clock):
    keys.create(1)
    keys.rotate(1, clock.now())
    second = KeyFile(tmp_path / "second.json")
    keys.export_compound(1, tmp_path / "before.json")
    second.import_compound(tmp_path / "before.json")

    keys.retire(1, 0)
    keys.export_compound(1, tmp_path / "after.json")
    second.import_compound(tmp_path / "after.json")
    assert second.load().find(1, 0).retired

    second.import_compound(tmp_path / "before.json")
    assert second.load().find(1, 0).retired


def test_the_key_made_last_signs_whatever_order_the_files_came_in(keys, tmp_path, clock):
    keys.create(1)
    second = KeyFile(tmp_path / "second.json")
    keys.export_compound(1, tmp_path / "first.json")
    second.import_compound(tmp_path / "first.json")
    clock.advance(timedelta(days=1))
    older = keys.rotate(1, clock.now())
    keys.export_compound(1, tmp_path / "older.json")
    keys.rotate(1, clock.now() + timedelta(days=1))
    newest = keys.rotate(1, clock.now() + timedelta(days=2))
    keys.export_compound(1, tmp_path / "newest.json")

    second.import_compound(tmp_path / "newest.json")
    second.import_compound(tmp_path / "older.json")

    assert second.load().signing(1) == newest
    assert second.load().find(1, older.key_id) == older


def test_one_id_for_two_secrets_is_refused_whole(keys, path, tmp_path):
    keys.create(1)
    before = path.read_text()
    other = KeyFile(tmp_path / "other.json")
    other.create(1)
    other.create(2)

    with pytest.raises(KnownError) as raised:
        keys.import_compound(tmp_path / "other.json")

    assert code_of(raised) == "key_conflict"
    assert path.read_text() == before


def test_a_missing_file_to_import_says_so(keys, tmp_path):
    with pytest.raises(KnownError) as raised:
        keys.import_compound(tmp_path / "gone.json")

    assert code_of(raised) == "keys_unreadable"


def test_a_compound_without_keys_has_nothing_to_export(keys, tmp_path):
    with pytest.raises(KnownError) as raised:
        keys.export_compound(1, tmp_path / "carry.json")

    assert code_of(raised) == "no_signing_key"
    assert not (tmp_path / "carry.json").exists()
