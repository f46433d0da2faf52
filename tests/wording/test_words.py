from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.verdict.facts import Decision, Direction, Reason
from gangting.wording import DEFAULT_LANGUAGE, LANGUAGES, Words


TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def zh(checkout):
    return Words(DEFAULT_LANGUAGE, checkout / "resources" / "wording")


@pytest.fixture(scope="module")
def en(checkout):
    return Words("en", checkout / "resources" / "wording")


def test_a_lost_card_says_when_and_what_to_do(zh, en):
    told = {"changed_on": "2026-11-20", "changed_by": "许清", "today": TODAY}
    assert zh.reason("lost", **told) == "这张证昨天挂失了"
    assert zh.message("lost", "keep_card", **told) == (
        "这张证昨天挂失了，请收下这张证，请对方到发证处换新证。"
    )
    assert en.reason("lost", **told) == "This pass was reported lost yesterday"


def test_a_void_card_says_who_and_when(zh, en):
    told = {"changed_on": date(2026, 10, 2), "changed_by": "许清", "today": TODAY}
    assert zh.reason("void", **told) == "这张证10月2日由许清作废了"
    assert en.reason("void", **told) == "This pass was made void on 2 October by 许清"


def test_what_is_not_known_is_left_out(zh):
    assert zh.reason("void", changed_on="2026-11-21", changed_by="", today=TODAY) == (
        "这张证今天作废了"
    )
    assert zh.reason("void") == "这张证已作废"
    assert zh.reason("expired", valid_until=None) == "这张证已过期"


def test_a_step_is_worded_for_its_reason_where_that_helps(zh):
    general = zh.next_step("expired", "renew")
    assert zh.next_step("retired_key", "renew") != general
    assert "旧证" in zh.next_step("older_edition", "keep_card")
    assert "旧证" not in zh.next_step("lost", "keep_card")


def test_who_may_decide_otherwise_is_said_only_where_somebody_may(zh):
    plain = zh.next_step("quota_used", "quota_reason", "nobody")
    assert zh.next_step("quota_used", "quota_reason") == plain
    assert zh.next_step("quota_used", "quota_reason", "any_officer").startswith(plain + "；")
    assert "值班长" in zh.next_step("blocked", "blocked_report", "leader")


def test_the_verdict_with_what_to_do_at_once(zh, en):
    assert [zh.decision(d) for d in Decision] == ["可以通行", "请再核对", "请勿放行"]
    assert [en.decision(d) for d in Decision] == ["May pass", "Look closer", "Do not let pass"]
    assert zh.headline("refuse", "temperature_high") == "请勿放行 · 复测"
    assert zh.headline("refuse", "lost") == "请勿放行"
    assert zh.headline("admit") == "可以通行"


def test_errors_word_the_codes_inside_them(zh, en):
    assert zh.error("wrong_state", state="void", action="collect") == (
        "这张证现在是“已作废”，不能领取"
    )
    assert zh.error("wrong_state") == "这张证现在的状态不能这样办"
    assert zh.error("not_allowed", right="manage").startswith("您没有“管理设置”的权限")
    assert zh.error("invalid_phone", why="wrong_length").startswith("手机号应是 11 位")
    names = {"item": "防护口罩", "item_en": "Face mask", "wanted": 4, "left": 3}
    assert zh.error("shortage", **names).startswith("防护口罩")
    assert en.error("shortage", **names).startswith("Face mask: only 3")
    assert en.error("item_not_in_use", item="防护口罩", item_en="").startswith("防护口罩")
    assert en.error("pin_wait", seconds=30).endswith("in 30 seconds")


def test_small_words(zh):
    assert zh.category("resident") == "居民"
    assert zh.pass_name("resident") == "居民证"
    assert zh.state("printed") == "待领取"
    assert zh.direction("entry") == "进"
    assert zh.site("forehead") == "额温"
    assert zh.role("leader") == "值班长"
    assert zh.visit_reason("visit") == "探亲访友"
    assert zh.company("parcel") == "快递"
    assert zh.case_decision("turn_away") == "劝返"
    assert zh.outcome("admit") == "通行"
    assert zh.prompt("temperature") == "请配合测一下体温"
    assert zh.codes("visit_reason")[:2] == ("visit", "housekeeping")
    assert zh.codes("company")[-1] == "other"


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        (date(2026, 11, 21), "今天", "today"),
        (date(2026, 11, 20), "昨天", "yesterday"),
        (date(2026, 11, 19), "前天", "two days ago"),
        (date(2026, 11, 22), "明天", "tomorrow"),
        (date(2026, 11, 18), "11月18日", "18 November"),
        (date(2025, 3, 5), "2025年3月5日", "5 March 2025"),
    ],
)
def test_days(zh, en, day, chinese, english):
    assert (zh.day(day, TODAY), en.day(day, TODAY)) == (chinese, english)


def test_days_without_a_today_and_moments(zh, en):
    assert zh.day(TODAY) == "2026年11月21日"
    assert zh.moment(datetime(2026, 11, 20, 9, 5), TODAY) == "昨天 09:05"  # noqa: DTZ001
    assert en.reason("expired", valid_until="2026-03-05", today=TODAY) == (
        "This pass expired on 5 March"
    )
    assert en.reason("expired", valid_until="2026-11-20", today=TODAY) == (
        "This pass expired yesterday"
    )


@pytest.mark.parametrize("method", ["reason", "error", "category", "state", "company", "prompt"])
def test_an_unknown_code_is_never_shown(zh, method):
    with pytest.raises(KeyError):
        getattr(zh, method)("no_such_code")


def test_a_sentence_that_lacks_a_parameter_is_a_bug(zh):
    with pytest.raises(KeyError, match="plate"):
        zh.sentence("hint.plate")


def test_what_is_left_is_shown_and_spoken(zh, en):
    told = {"item": "防护口罩", "left": 0, "unit": "个"}
    assert zh.sentence("station.left", **told) == "防护口罩还有 0 个"
    assert en.sentence("station.left", item="Face mask", left=168, unit="pcs") == (
        "Face mask: 168 pcs left"
    )


def test_who_passes_is_told_the_sentence_that_is_shown(zh, en):
    for words in (zh, en):
        assert words.spoken("admit", (), "entry") == words.prompt("come_in")
        assert words.spoken("admit", (), "exit") == words.prompt("thanks")


def test_spoken_words(zh):
    assert zh.spoken("admit", ()) == "您好，请进"
    assert zh.spoken("admit", (), "exit") == "谢谢配合，请慢走"
    assert zh.spoken("attention", ["temperature_missing"]) == "请配合测一下体温"
    assert zh.spoken("attention", ["under_observation"]) == "请稍等"
    assert zh.spoken("refuse", ["lost", "temperature_missing"]) == "请稍等"
    assert zh.spoken("refuse", ["temperature_high"]) == "请稍等"
    assert zh.spoken("attention", ["collect_temporary_pass"], "exit") == "请交回临时证，谢谢"


TELLING = {
    "zh_CN": ["挂失", "作废", "丢", "遗失", "发热", "发烧", "高热", "偏高", "观察", "隔离", "限制",
              "仿", "假", "复测", "红码", "黄码", "℃"],
    "en": ["lost", "void", "fever", "high", "observ", "isolat", "restrict", "fake", "recheck",
           "health", "°"],
}  # fmt: skip
REASONS = st.lists(st.sampled_from(list(Reason)), max_size=6)


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.sampled_from(list(Decision)), REASONS, st.sampled_from(list(Direction)))
def test_spoken_words_give_nobody_away(checkout, language, decision, reasons, direction):
    said = Words(language, checkout / "resources" / "wording").spoken(decision, reasons, direction)

    assert said
    assert [word for word in TELLING[language] if word in said.lower()] == []


def test_a_language_is_read_with_the_first_question_only(tmp_path):
    words = Words("xx", tmp_path)
    with pytest.raises(FileNotFoundError):
        words.decision("admit")


def test_the_point_where_a_card_is_handed_over_is_said_by_its_name(zh, en):
    assert zh.error("pickup_elsewhere", point="5", name="活动室") == "这张证正在领取点“活动室”办理"
    assert zh.error("pickup_elsewhere", point="5", name="") == "这张证正在 5 号领取点办理"
    assert '"活动室"' in en.error("pickup_elsewhere", point="5", name="活动室")
