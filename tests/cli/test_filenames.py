"""File names that Windows, macOS and Linux all take."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.filenames import file_names, safe_name

DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}


def test_names_that_are_dangerous() -> None:
    assert safe_name("../../etc/passwd") == "_.._etc_passwd"
    assert safe_name("CON") == "_CON"
    assert safe_name("nul.txt") == "_nul.txt"
    assert safe_name("COM¹") == "_COM¹"
    assert safe_name("甲局. ") == "甲局"
    assert safe_name("甲\0局\u202e\n") == "甲局"
    assert safe_name("...") == "未命名"
    assert safe_name('甲:乙*丙?"<丁>|') == "甲_乙_丙___丁__"
    assert len(safe_name("局" * 500).encode()) == 180


def test_names_that_collide() -> None:
    assert file_names(["甲/乙", "甲_乙", "甲:乙", "Abc", "ABC"]) == [
        "甲_乙",
        "甲_乙（2）",
        "甲_乙（3）",
        "Abc",
        "ABC（2）",
    ]
    long = "局" * 100
    assert len(set(file_names([long + "甲", long + "乙"]))) == 2


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80)))
def test_every_list_of_titles_gives_as_many_usable_names(titles: list[str]) -> None:
    names = file_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert name == name.strip(" .")
        assert name
        assert not set(name) & set('<>:"/\\|?*\0\r\n\t')
        assert name.split(".")[0].upper() not in DEVICES
        assert len(f".{name}.docx.tmp".encode()) < 255
