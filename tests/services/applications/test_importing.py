"""Lists of applicants taken in: every good row at once or nothing, and twice the same is once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.applicants import faulty_list, good_list

from gangting.domain.applications.columns import applicant_list, match_columns
from gangting.domain.applications.values import ColumnRole, Notice, RowFault
from gangting.domain.errors import KnownError
from gangting.domain.pass_rules import OnePer, PassRules
from gangting.domain.passes import Category, PassAction, PassState
from gangting.domain.people import PersonChangeKind, Standing


HEAD = ("姓名", "电话", "地址", "类别", "车牌", "孩子人数", "备注")


class Desk:
    """Short words for taking lists in."""

    def __init__(self, post):
        self.post = post
        self.service = post.s.applications

    def take(self, *rows, head=HEAD, **more):
        table = [head, *((*row, *[""] * (len(head) - len(row))) for row in rows)]
        return self.take_table(table, **more)

    def take_table(self, table, **more):
        listing = applicant_list(table)
        mapping = self.service.mapping_for(listing)
        looked_at = self.service.preview(listing, mapping, issue=more.get("issue", True))
        applied = self.service.apply(listing, mapping, self.post.leader, **more)
        assert (looked_at.created, looked_at.updated, looked_at.unchanged) == figures(applied)[:3]
        assert looked_at.errors == applied.errors
        assert looked_at.new_passes == len(applied.passes)
        return applied

    def find(self, text):
        [found] = self.post.s.people.find(text)
        return self.post.s.people.person(found.ref.id)

    def books(self):
        return tuple(
            self.post.count(t)
            for t in ("person", "household", "vehicle", "entry_pass", "pass_event")
        )


@pytest.fixture
def desk(post):
    return Desk(post)


def figures(applied):
    return applied.created, applied.updated, applied.unchanged, applied.rejected


def codes(applied):
    return [(error.row, error.column, error.code) for error in applied.errors]


class TestThreeThousand:
    def test_forty_planted_faults_are_named_and_all_others_taken(self, desk):
        table, wanted = faulty_list(3000)

        applied = desk.take_table(table)

        assert codes(applied) == wanted
        assert figures(applied) == (2960, 0, 0, 40)
        assert len(applied.passes) == 2960
        assert desk.post.count("person") == 2960
        assert desk.post.count("entry_pass", "state = 'applied'") == 2960
        assert desk.post.count("pass_event", "action = 'issue'") == 2960
        serials = {one.entry_pass.serial for one in applied.passes}
        assert len(serials) == 2960
        assert desk.post.journal_break() is None

        before = desk.books()
        again = desk.take_table(table)

        assert figures(again) == (0, 0, 2960, 40)
        assert again.passes == ()
        assert desk.books() == before

    def test_the_journal_has_figures_and_no_names(self, desk):
        desk.take(("沈青", "13812345678", "3-2-501"), ("何平", "", "楼上"))

        [(detail,)] = desk.post.sql(
            "select detail from journal where action = 'people.imported' "
            f"and compound = {desk.post.booth.ref.compound}"
        )
        assert "沈青" not in str(detail)
        assert '"created": 1' in str(detail) or detail["created"] == 1


class TestWhoIsWho:
    def test_the_newest_imports_can_be_looked_at_afterwards(self, desk):
        assert desk.service.past() == ()
        for number in range(22):
            desk.take((f"沈青{chr(0x4E00 + number)}", "", "3-2-501"), file=f"{number}.xlsx")
        past = desk.service.past()
        assert [one.file for one in past] == [f"{number}.xlsx" for number in range(21, 1, -1)]
        newest = past[0]
        assert (newest.created, newest.updated, newest.unchanged) == (1, 0, 0)
        assert (newest.rejected, newest.passes) == (0, 1)
        assert newest.officer_id == desk.post.leader.id
        assert newest.at == desk.post.clock.now()

    def test_all_written_forms_are_one_door(self, desk):
        forms = ("3-2-501", "3号楼2单元501", "3#2-501室", "3栋2单元501", "３－２－５０１")
        applied = desk.take(
            *((f"沈{n}", "", form) for n, form in zip("一二三四五", forms, strict=True))
        )

        assert figures(applied) == (5, 0, 0, 0)
        assert desk.post.count("household") == 1

    def test_the_compounds_own_name_makes_no_other_door(self, desk):
        desk.post.issue("沈青", "晴川里3-2-501")
        desk.post.issue("何平", "晴川里小区3-2-501")
        desk.take(("康宁", "", "晴川里 3号楼2单元501"), ("乔远", "", "3-2-501"))

        assert desk.post.count("household") == 1

    def test_a_pass_issued_at_the_desk_is_known(self, desk):
        desk.post.issue("沈青", "3-2-501", phone="13812345678")

        applied = desk.take(("沈青", "13812345678", "3号楼2单元501"))

        assert figures(applied) == (0, 0, 1, 0)
        assert desk.post.count("entry_pass") == 1

    def test_the_latest_phone_and_category_hold(self, desk):
        desk.take(("沈青", "13812345678", "3-2-501"))

        applied = desk.take(("沈青", "13900000001", "3-2-501", "租户"))

        assert figures(applied) == (0, 1, 0, 0)
        person = desk.find("0001")
        assert (person.phone, person.standing) == ("13900000001", Standing.TENANT)
        assert [n.code for n in applied.notices] == [Notice.HOLDS_OTHER_PASS]
        assert figures(desk.take(("沈青", "13900000001", "3-2-501", "租户")))[:2] == (0, 0)

    def test_both_versions_are_kept(self, desk):
        desk.take(("沈青", "13812345678", "3-2-501"))
        desk.take(("沈青", "13900000001", "3-2-501", "租户"))

        [change] = desk.post.s.records.history(desk.find("沈青").id)

        assert change.kind is PersonChangeKind.EDITED
        assert change.before == {"phone": "13812345678", "standing": "resident"}
        assert change.after == {"phone": "13900000001", "standing": "tenant"}

    def test_a_duplicate_that_was_merged_does_not_come_back(self, desk):
        rows = [("沈青", "13812345678", "3-2-501"), ("沈清", "13900000001", "3-2-501")]
        desk.take(*rows)
        keep, drop = desk.find("沈青"), desk.find("沈清")
        desk.post.s.records.merge(keep.id, drop.id, desk.post.leader)
        before = desk.books()

        assert figures(desk.take(*rows)) == (0, 0, 2, 0)
        assert desk.books() == before
        assert desk.find("沈青").phone == "13812345678"

    def test_an_empty_cell_takes_nothing_away(self, desk):
        desk.take(("沈青", "13812345678", "3-2-501"))

        assert figures(desk.take(("沈青", "", "3-2-501"))) == (0, 0, 1, 0)
        assert desk.find("沈青").phone == "13812345678"

    def test_who_lives_here_stays_one_who_lives_here(self, desk):
        desk.take(("沈青", "13812345678", "3-2-501"))

        desk.take(("沈青", "13812345678", "3-2-501", "志愿者"))

        assert desk.find("沈青").standing is Standing.RESIDENT

    def test_who_left_and_is_on_the_list_lives_here_again(self, desk):
        desk.take(("沈青", "", "3-2-501"))
        person = desk.find("沈青")
        with desk.post.s.database.write() as work:
            work.people.update(person.id, left_on=desk.post.clock.now().date())

        assert figures(desk.take(("沈青", "", "3-2-501"))) == (0, 1, 0, 0)
        assert desk.find("沈青").left_on is None

    def test_a_worker_by_phone_or_by_place(self, desk):
        rows = [("何平", "13800000001", "物业", "工作人员"), ("康宁", "", "门卫室", "保安")]
        assert figures(desk.take(*rows)) == (2, 0, 0, 0)
        assert figures(desk.take(*rows)) == (0, 0, 2, 0)
        assert figures(desk.take(("康宁", "13800000002", "门卫室", "保安"))) == (0, 1, 0, 0)
        assert desk.post.count("person") == 2

    def test_the_same_one_at_another_door_is_pointed_out(self, desk):
        desk.take(("沈青", "13812345678", "3-2-501"))

        applied = desk.take(("沈青", "13812345678", "5-1-301"))

        assert figures(applied) == (1, 0, 0, 0)
        assert [(n.code, dict(n.params)) for n in applied.notices] == [
            (Notice.KNOWN_ELSEWHERE, {"place": "3-2-501"})
        ]

    def test_twice_in_one_file(self, desk):
        applied = desk.take(
            ("沈青", "13812345678", "3-2-501"),
            ("何平", "", "3-2-502"),
            ("沈青", "13900000001", "3#2-501室"),
        )

        assert figures(applied) == (2, 0, 0, 1)
        [error] = applied.errors
        assert (error.row, error.column, error.code) == (4, "姓名", RowFault.DUPLICATE_ROW)
        assert dict(error.params) == {"first": 2}

    def test_one_id_number_for_two(self, desk):
        head = ("姓名", "地址", "身份证")
        number = "110106198503071237"
        applied = desk.take(("沈青", "3-2-501", number), ("何平", "3-2-502", number), head=head)

        assert codes(applied) == [(3, "身份证", RowFault.DUPLICATE_ID)]
        tables = ("person", "household", "entry_pass", "pass_event", "journal", "setting")
        assert not [t for t in tables if number in str(desk.post.sql(f"select * from {t}"))]


class TestHouseholds:
    def test_children_are_a_number_of_the_household(self, desk):
        head = ("姓名", "地址", "年龄", "孩子人数")
        rows = [("沈青", "3-2-501", "40", "1"), ("沈小", "3-2-501", "9"), ("沈幼", "3-2-501", "5")]

        applied = desk.take(*rows, head=head)

        assert figures(applied) == (1, 0, 0, 2)
        assert {error.code for error in applied.errors} == {RowFault.CHILD_COUNTED}
        assert desk.post.sql("select children from household where short = '3-2-501'")[-1] == (2,)
        assert desk.post.count("person") == 1
        assert figures(desk.take(*rows, head=head)) == (0, 0, 1, 2)

    def test_a_changed_number_is_an_update(self, desk):
        desk.take(("沈青", "", "3-2-501", "", "", "1"), ("何平", "", "3-2-501"))

        again = desk.take(("沈青", "", "3-2-501", "", "", "2"), ("何平", "", "3-2-501"))

        assert figures(again) == (0, 1, 1, 0)
        assert [h.children for h in [self._home(desk)]] == [2]

    def _home(self, desk):
        [found] = desk.post.s.people.find("沈青")
        return desk.post.s.people.household_of(found.ref)

    @pytest.mark.parametrize(
        "rules", [PassRules(most_per_household=2), PassRules(OnePer.HOUSEHOLD)]
    )
    def test_a_household_over_its_limit(self, desk, rules):
        desk.post.s.pass_rules.save(rules, desk.post.leader)
        limit = rules.household_limit
        names = ("沈一", "沈二", "沈三")

        applied = desk.take(*((name, "", "3-2-501") for name in names), ("何平", "", "3-2-502"))

        assert figures(applied) == (limit + 1, 0, 0, 3 - limit)
        assert {e.code for e in applied.errors} == {RowFault.HOUSEHOLD_FULL}
        assert applied.errors[0].params == (("most", limit),)
        assert applied.errors[0].column == "地址"
        again = desk.take(*((name, "", "3-2-501") for name in names))
        assert figures(again) == (0, 0, limit, 3 - limit)

    def test_limits_are_off_by_default_and_count_no_cars_and_no_lost_cards(self, desk):
        assert desk.post.s.pass_rules.current() == PassRules()
        first = desk.post.issue("沈一", "3-2-501")
        desk.post.act(first.serial, PassAction.REPORT_LOST)
        desk.post.s.pass_rules.save(PassRules(OnePer.HOUSEHOLD), desk.post.leader)

        applied = desk.take(
            ("沈二", "", "3-2-501"),
            ("沈三", "", "3-2-501", "车辆", "京A12345"),
            ("沈一", "", "3-2-501"),
        )

        assert figures(applied) == (2, 0, 1, 0)
        assert [n.code for n in applied.notices] == [Notice.PASS_NOT_IN_USE]

    def test_only_a_leader_sets_the_rules(self, desk):
        with pytest.raises(KnownError, match="not_allowed"):
            desk.post.s.pass_rules.save(PassRules(), desk.post.volunteer)
        with pytest.raises(KnownError, match="invalid_number"):
            desk.post.s.pass_rules.save(PassRules(most_per_household=21), desk.post.leader)


class TestCars:
    def test_a_car_of_its_own_row_has_a_pass(self, desk):
        applied = desk.take(("沈青", "", "3-2-501", "车辆", "京A·D12345"))

        [issued] = applied.passes
        assert issued.entry_pass.category is Category.VEHICLE
        assert figures(desk.take(("", "", "3-2-501", "车辆", "京ad12345"))) == (0, 0, 1, 0)

    def test_the_car_of_an_applicant_is_known_with_the_household(self, desk):
        applied = desk.take(("沈青", "", "3-2-501", "", "京A12345"))

        assert [one.entry_pass.category for one in applied.passes] == [Category.RESIDENT]
        [car] = desk.post.s.people.find("京A12345")
        assert car.place == "3-2-501"
        assert figures(desk.take(("沈青", "", "3-2-501", "", "京A12345"))) == (0, 0, 1, 0)

    def test_one_plate_for_two_households_is_asked(self, desk):
        applied = desk.take(
            ("沈青", "", "3-2-501", "", "京A12345"),
            ("何平", "", "3-2-502", "", "京A12345"),
            ("沈兰", "", "3-2-501", "", "京A12345"),
        )

        assert codes(applied) == [(3, "车牌", RowFault.PLATE_TWICE)]

    def test_a_car_that_moved(self, desk):
        desk.take(("沈青", "", "3-2-501", "车辆", "京A12345"))

        assert figures(desk.take(("沈青", "", "5-1-301", "车辆", "京A12345"))) == (0, 1, 0, 0)
        assert desk.post.s.people.find("京A12345")[0].place == "5-1-301"


class TestPasses:
    def test_none_where_told_so_and_later_for_whom_has_none(self, desk):
        assert desk.take(("沈青", "", "3-2-501"), issue=False).passes == ()
        assert desk.post.count("entry_pass") == 0

        applied = desk.take(("沈青", "", "3-2-501", "", "", "", "补登"))

        assert figures(applied) == (0, 1, 0, 0)
        [issued] = applied.passes
        view = desk.post.s.passes.show(issued.entry_pass.serial)
        assert view.entry_pass.state is PassState.APPLIED
        assert [event.reason for event in view.events] == ["补登"]
        assert desk.post.scan(desk.post.s.passes.code(view.entry_pass), 364).attempt_id

    def test_a_void_pass_is_not_made_anew_by_the_same_file(self, desk):
        [issued] = desk.take(("沈青", "", "3-2-501")).passes
        desk.post.act(issued.entry_pass.serial, PassAction.VOID, "借给别人用")

        again = desk.take(("沈青", "", "3-2-501"))

        assert again.passes == ()
        assert [(n.code, dict(n.params)) for n in again.notices] == [
            (Notice.PASS_NOT_IN_USE, {"state": "void"})
        ]

    def test_the_last_day_of_the_list(self, desk):
        head = ("姓名", "地址", "有效期")
        applied = desk.take(("沈青", "3-2-501", "2027/1/5"), ("何平", "3-2-502"), head=head)

        ends = [one.entry_pass.valid_until.isoformat() for one in applied.passes]
        assert ends == ["2027-01-05", "2027-11-21"]


class TestNothingByHalves:
    def test_cancelled_anywhere_leaves_nothing(self, desk):
        listing = applicant_list(good_list(600))
        mapping = match_columns(listing.layout)
        before = desk.books()
        stops = -1
        stopped = True
        while stopped:
            stops += 1
            stopped = self._stopped_after(desk, listing, mapping, stops)
            assert desk.books() == before or not stopped
        assert stops >= 7  # it was stopped while reading, while writing and just before the end
        assert desk.post.count("person") == desk.post.count("entry_pass") == 600

    def _stopped_after(self, desk, listing, mapping, stops):
        """Take a list in, and cancel when asked for the one time after so many."""
        answers = iter([False] * stops)
        try:
            desk.service.apply(
                listing, mapping, desk.post.leader, cancelled=lambda: next(answers, True)
            )
        except KnownError as error:
            return error.code == "cancelled"
        return False

    def test_progress_grows_to_the_end(self, desk):
        listing = applicant_list(good_list(900))
        told = []

        desk.service.apply(
            listing,
            match_columns(listing.layout),
            desk.post.leader,
            progress=lambda done, total: told.append((done, total)),
        )

        assert told == sorted(told)
        assert told[-1] == (1800, 1800)
        assert len(told) > 6

    def test_who_may_not(self, desk):
        listing = applicant_list(good_list(1))
        mapping = match_columns(listing.layout)
        with pytest.raises(KnownError, match="not_allowed"):
            desk.service.apply(listing, mapping, desk.post.volunteer)

    @pytest.mark.parametrize(
        ("table", "code"),
        [
            ([], "nothing_to_import"),
            ([HEAD], "nothing_to_import"),
            ([("电话", "地址"), ("13812345678", "3-2-501")], "name_column_missing"),
            ([("姓名", "电话"), ("沈青", "13812345678")], "address_column_missing"),
        ],
    )
    def test_what_cannot_even_be_begun(self, desk, table, code):
        listing = applicant_list(table)
        mapping = desk.service.mapping_for(listing)
        with pytest.raises(KnownError, match=code):
            desk.service.preview(listing, mapping)
        with pytest.raises(KnownError, match=code):
            desk.service.apply(listing, mapping, desk.post.leader)


class TestMapping:
    def test_it_is_remembered_by_the_heads(self, desk):
        table = [("谁", "住在", "其他"), ("沈青", "3-2-501", "好人")]
        listing = applicant_list(table)
        mapping = desk.service.mapping_for(listing)
        assert mapping.roles == (None, None, None)
        mapping = mapping.assigned(0, ColumnRole.NAME).assigned(1, ColumnRole.ADDRESS)

        desk.service.apply(listing, mapping, desk.post.leader)

        assert desk.service.mapping_for(listing) == mapping
        mended = applicant_list([("谁", "住在", "其他", "问题"), ("何平", "3-2-502", "", "x")])
        assert desk.service.mapping_for(mended).roles == (*mapping.roles, None)
        other = applicant_list([("谁", "住哪", "其他")])
        assert desk.service.mapping_for(other).roles == (None, None, None)

    def test_what_another_version_wrote_is_as_good_as_nothing(self, desk):
        listing = applicant_list([("姓名", "地址"), ("沈青", "3-2-501")])
        matched = desk.service.mapping_for(listing)
        for stored in ({"columns": []}, {"columns": {"姓名#1": "soul"}, "category": "resident"}, 7):
            with desk.post.s.database.write() as work:
                work.site.save_setting("import_columns", {listing.layout.signature: stored})
            found = desk.service.mapping_for(listing)
            assert found in (matched, type(matched)((None, None)))


_CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["沈青", "何平", "3-2-501", "3-2-502", "13812345678", "京A12345", "居民", "车辆"]
    ),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(*[_CELL] * len(HEAD)), max_size=6))
def test_any_list_is_taken_once_and_then_unchanged(make_post_once, rows):
    desk = Desk(make_post_once)
    listing = applicant_list([HEAD, *rows])
    if not listing.rows:
        return
    mapping = match_columns(listing.layout)
    first = desk.service.apply(listing, mapping, desk.post.leader)
    assert len(first.passes) <= first.created + first.updated
    before = desk.books()
    again = desk.service.apply(listing, mapping, desk.post.leader)
    assert (again.created, again.updated) == (0, 0)
    assert again.errors == first.errors
    assert desk.books() == before


@pytest.fixture
def make_post_once(make_post):
    return make_post("sqlite")


def test_a_preview_counts_the_rows_and_writes_nothing(make_post):
    desk = Desk(make_post("sqlite"))
    listing = applicant_list(
        [HEAD, ("沈青", "", "3-2-501"), ("", "", ""), ("何平", "", "楼上"), ("康宁", "", "5-1-301")]
    )
    mapping = desk.service.mapping_for(listing)

    preview = desk.service.preview(listing, mapping)

    assert figures(preview) == (2, 0, 0, 1)
    assert [error.row for error in preview.errors] == [4]
    assert desk.books() == (0, 0, 0, 0, 0)
