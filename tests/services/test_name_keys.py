import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.services.name_keys import NameKeys, name_keys


@pytest.mark.parametrize(
    ("name", "initials", "pinyin"),
    [
        ("张三", "zs", "zhangsan"),
        ("沈青", "sq", "shenqing"),
        ("吕布", "lb", "lvbu"),
        ("曾小贤", "zxx", "zengxiaoxian"),
        ("单田", "st", "shantian"),
        ("解明", "xm", "xieming"),
        ("仇英", "qy", "qiuying"),
        ("查良", "zl", "zhaliang"),
        ("区小明", "oxm", "ouxiaoming"),
        ("朴智", "pz", "piaozhi"),
        ("盖明", "gm", "geming"),
        ("翟军", "zj", "zhaijun"),
        ("乐嘉", "yj", "yuejia"),
        ("欧阳修", "oyx", "ouyangxiu"),
        ("尉迟恭", "ycg", "yuchigong"),
        ("万俟卨", "mqx", "moqixie"),
        ("单于丹", "cyd", "chanyudan"),
        ("张䶮", "zy", "zhangyan"),
        ("李𬭎", "lh", "lihong"),
        ("田𠮷", "t𠮷", "tian𠮷"),
        ("买买提·阿不都", "mmtabd", "maimaitiabudou"),
        ("John Smith", "js", "johnsmith"),
        ("Mary-Jane O'Neil", "mjon", "maryjaneoneil"),
        ("José García", "jg", "josegarcia"),
        ("王 Tony", "wt", "wangtony"),
        ("", "", ""),
    ],
)
def test_keys(name, initials, pinyin):
    assert name_keys(name) == NameKeys(initials, pinyin)


def test_only_a_family_name_is_read_as_one():
    assert name_keys("王单").pinyin == "wangdan"
    assert name_keys("李曾").pinyin == "liceng"


def test_spaces_and_other_dots_change_nothing():
    assert name_keys(" 张 三 ") == name_keys("张三")
    assert name_keys("买买提•阿不都") == name_keys("买买提·阿不都")


def test_pinyin_is_loaded_with_the_first_name_only():
    probe = (
        "import sys; import gangting.services.name_keys as k; "
        "early = 'pypinyin' in sys.modules; k.name_keys('张三'); "
        "print(early, 'pypinyin' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


@given(st.text(max_size=12))
def test_any_name_has_keys_without_spaces(name):
    keys = name_keys(name)
    assert not any(c.isspace() for c in keys.pinyin)
    assert len(keys.initials) <= max(len(keys.pinyin), len(name))


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=4))
def test_common_characters_have_ascii_readings(name):
    keys = name_keys(name)
    assert len(keys.initials) == len(name)


def test_the_phrases_that_no_name_needs_stay_on_the_disk():
    probe = (
        "import sys; from gangting.services.name_keys import name_keys; name_keys('张三'); "
        "print('pypinyin.phrases_dict' in sys.modules)"
    )
    command = [sys.executable, "-c", probe]
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout == "False\n"
