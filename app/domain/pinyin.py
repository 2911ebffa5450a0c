"""How a Chinese name is said: pinyin without tones, with the readings only surnames have.

pypinyin reads 曾 as ceng and 单 as dan, which is right in a sentence and wrong in a name; it is
imported on first use because it costs a fifth of a second.
"""

from functools import lru_cache

# Surnames that are read otherwise than the word; two readings where families differ.
SURNAMES: dict[str, tuple[str, ...]] = {
    "曾": ("zeng",),
    "仇": ("qiu",),
    "查": ("zha",),
    "解": ("xie",),
    "单": ("shan",),
    "朴": ("piao",),
    "区": ("ou",),
    "尉": ("wei", "yu"),
    "盖": ("ge", "gai"),
    "缪": ("miao",),
    "员": ("yun",),
    "覃": ("qin", "tan"),
    "翟": ("zhai", "di"),
    "乐": ("yue", "le"),
    "种": ("chong",),
    "召": ("shao",),
    "繁": ("po",),
    "折": ("she",),
    "秘": ("bi", "mi"),
    "黑": ("he", "hei"),
    "佴": ("nai",),
    "隗": ("wei", "kui"),
    "郇": ("xun", "huan"),
    "郗": ("xi", "chi"),
    "费": ("fei", "bi"),
    "祭": ("zhai",),
    "宓": ("mi", "fu"),
    "都": ("du",),
    "阚": ("kan",),
    "牟": ("mu", "mou"),
    "句": ("gou",),
    "薄": ("bo",),
    "乜": ("nie",),
    "洗": ("xian",),
    "卜": ("bu",),
    "莘": ("xin", "shen"),
    "隽": ("juan", "jun"),
    "谌": ("chen", "shen"),
    "粘": ("nian",),
    "藏": ("zang",),
    "么": ("yao",),
    "重": ("chong",),
    "长": ("chang",),
    "柏": ("bai", "bo"),
}

# Surnames of two characters; the reading stands here only where pypinyin would get it wrong.
COMPOUND_SURNAMES = frozenset((
    "欧阳", "司马", "尉迟", "长孙", "诸葛", "上官", "司徒", "夏侯", "皇甫", "令狐", "宇文",
    "慕容", "端木", "东方", "南宫", "西门", "公孙", "轩辕", "澹台", "万俟", "淳于", "濮阳",
    "鲜于", "闻人", "钟离", "申屠", "太叔", "仲孙", "呼延", "赫连", "独孤", "拓跋", "百里",
    "公冶", "宗政", "司空", "乐正", "漆雕", "公西", "公良", "夹谷", "宰父", "谷梁", "段干",
    "微生", "羊舌", "梁丘", "左丘", "东郭", "南门", "东门", "第五", "亓官", "贺兰", "完颜",
    "耶律", "纳兰", "叶赫", "巫马", "颛孙", "壤驷", "司寇", "子车", "相里", "呼兰", "达奚",
    "褚师",
))  # fmt: skip
_COMPOUND_READINGS: dict[str, tuple[str, str]] = {
    "尉迟": ("yu", "chi"),
    "长孙": ("zhang", "sun"),
    "澹台": ("tan", "tai"),
    "万俟": ("mo", "qi"),
    "乐正": ("yue", "zheng"),
    "子车": ("zi", "ju"),
}

Reading = tuple[int, tuple[str, ...]]


def readings_of(name: str) -> list[Reading]:
    """Return each way to say a run of Chinese characters, likeliest first.

    A reading is the number of characters of the surname and one syllable per character; 吕 and 女,
    whose vowel keyboards write as v or u, come in both spellings. 单雄信 gives shan xiong xin,
    尉迟恭 yu chi gong with a surname of two.
    """
    if not name:
        return [(0, ())]
    size = _surname_size(name)
    rest = syllables(name[size:])
    found = [(size, (*first, *rest)) for first in _surname_readings(name[:size])]
    if not any("v" in part for _, parts in found for part in parts):
        return found
    return found + [(size, tuple(part.replace("v", "u") for part in parts)) for _, parts in found]


def _surname_size(name: str) -> int:
    """Return 2 for 欧阳修 and 1 for 王小明; 欧阳 alone is a surname of one and a given name."""
    compound = len(name) > 2 and name[:2] in COMPOUND_SURNAMES  # noqa: PLR2004 - 欧阳 + 修
    return 2 if compound else 1


@lru_cache(maxsize=4096)
def _surname_readings(surname: str) -> tuple[tuple[str, ...], ...]:
    if surname in _COMPOUND_READINGS:
        return (_COMPOUND_READINGS[surname],)
    if surname in SURNAMES:
        return tuple((reading,) for reading in SURNAMES[surname])
    return (syllables(surname),)


@lru_cache(maxsize=65536)
def syllables(text: str) -> tuple[str, ...]:
    """Return one syllable per Chinese character; a character nobody can read stands for itself."""
    if not text:
        return ()
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - 0.2 s, only when a name is said

    said = lazy_pinyin(text, style=Style.NORMAL)
    if len(said) != len(text):
        said = [lazy_pinyin(character, style=Style.NORMAL)[0] for character in text]
    return tuple(said)
