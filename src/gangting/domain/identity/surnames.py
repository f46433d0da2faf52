"""Family names: those of two characters, and those read otherwise than the character."""

from typing import Final


COMPOUND_SURNAMES: Final = frozenset(
    """
    欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 端木 百里 东郭
    南宫 独孤 第五 南郭 西门 北堂 轩辕 呼延 闻人 万俟 赫连 澹台 淳于 单于 太叔 申屠 仲孙 钟离
    鲜于 闾丘 亓官 濮阳 宗政 公冶 公羊 梁丘 左丘 拓跋 纳兰 那拉 完颜 耶律 乐正 漆雕
    公西 巫马 宰父 谷梁 段干 东门 羊舌 微生 子车 颛孙 司寇 宿勤 贺兰 贺若 斛律 尔朱
    """.split()  # noqa: SIM905  a table of words, not a column of seventy lines
)

#: How a family name is read where its character is commonly read in another way.
SURNAME_READINGS: Final = {
    "仇": "qiu",
    "区": "ou",
    "单": "shan",
    "卜": "bu",
    "召": "shao",
    "员": "yun",
    "折": "she",
    "曾": "zeng",
    "朴": "piao",
    "查": "zha",
    "乐": "yue",
    "盖": "ge",
    "秘": "bi",
    "种": "chong",
    "祭": "zhai",
    "繁": "po",
    "缪": "miao",
    "翟": "zhai",
    "薄": "bo",
    "覃": "qin",
    "解": "xie",
    "都": "du",
    "重": "chong",
    "阚": "kan",
    "隗": "wei",
    "黑": "he",
    "乜": "nie",
    "句": "gou",
    "能": "nai",
    "适": "kuo",
    "万俟": "mo qi",
    "乐正": "yue zheng",
    "单于": "chan yu",
    "尉迟": "yu chi",
    "澹台": "tan tai",
}


def split_surname(name: str) -> tuple[str, str]:
    """Split a Chinese name into family and given name; a name with · has no family name here."""
    if "·" in name or len(name) < 2:
        return "", name
    if len(name) > 2 and name[:2] in COMPOUND_SURNAMES:
        return name[:2], name[2:]
    return name[0], name[1:]
