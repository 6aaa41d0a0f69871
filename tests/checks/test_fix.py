"""`validate --fix`: what can be corrected without touching a word of the text, and nothing else."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.reading import loads
from gongkai.reading.mend import mend
from tests.conftest import PLAN, PLANS, Run

GOOD = [PLAN, *sorted((PLANS / "good").glob("*.yaml"))]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_good_plan_stays_byte_for_byte(path: Path, newline: str, encoding: str) -> None:
    content = path.read_text(encoding="utf-8").replace("\n", newline).encode(encoding)
    assert mend(content) == (content, ())


HEAD = "id: a\nplan:\n  title: 示例方案\n"
WRONG_AND_RIGHT = {
    "wide colon": (
        "id: a\nplan：\n  title：示例：方案\n  text：　正文。\n",
        "id: a\nplan:\n  title: 示例：方案\n  text: 正文。\n",
    ),
    "comments stay": (
        "id: a   # 代号：一\nplan：   # 方案\n  title：甲  # 题\n",
        "id: a   # 代号：一\nplan:   # 方案\n  title: 甲  # 题\n",
    ),
    "tight colon": ("id:a\nplan:\n  title:示例方案\n", HEAD),
    "colons typed twice": (
        HEAD
        + "  place：：示例广场\n  lead:: 甲局\n  time：: 2022年5月15日\n"
        + "  fields:\n    地址:：示例路\n    电话：: 000\n",
        HEAD + "  place: 示例广场\n  lead: 甲局\n  time: 2022年5月15日\n  fields:\n    地址: 示例路\n    电话: 000\n",
    ),
    "tabs": (
        "id: a\nplan:\n\ttitle: 示例方案\n\tsections:\n\t\t- title: 甲\n",
        HEAD + "  sections:\n    - title: 甲\n",
    ),
    "tabs among blanks": (
        HEAD + "\tlead: 甲局\n  sections:\n  \t- title: 甲\n",
        HEAD + "  lead: 甲局\n  sections:\n    - title: 甲\n",
    ),
    "wide spaces": ("id: a\nplan:\n　title: 示例方案\n\xa0\xa0text: 正文。\n", HEAD + "  text: 正文。\n"),
    "zero width": (HEAD + "  \u200btext: 正文。\n", HEAD + "  text: 正文。\n"),
    "dashes": (HEAD + "  list:\n    -甲\n    －　乙\n    -　丙\n", HEAD + "  list:\n    - 甲\n    - 乙\n    - 丙\n"),
    "dashes before keys": (
        HEAD + "  sections:\n    -title: 甲\n     text: 正文。\n    -title: 乙\n      text: 正文。\n",
        HEAD + "  sections:\n    - title: 甲\n      text: 正文。\n    - title: 乙\n      text: 正文。\n",
    ),
    "bullets": (
        HEAD + "  lead:\n    • 甲局\n    · 乙局\n  list:\n    ● 甲。\n    - 乙。\n",
        HEAD + "  lead:\n    - 甲局\n    - 乙局\n  list:\n    - 甲。\n    - 乙。\n",
    ),
    "braces": (
        HEAD + "units:\n  contacts:\n    甲局: {person：某某，phone：000}\n",
        HEAD + "units:\n  contacts:\n    甲局: {person: 某某, phone: 000}\n",
    ),
    "members": (
        HEAD + "units:\n  groups:\n    甲组: 甲局、乙局\n    乙组:\n      - 丙局\n",
        HEAD + "units:\n  groups:\n    甲组: {members: 甲局、乙局}\n    乙组:\n      members:\n      - 丙局\n",
    ),
    "Chinese keys": (
        HEAD + "  地点：示例广场\n  fields:\n    地点：示例广场\n",
        HEAD + "  place: 示例广场\n  fields:\n    地点: 示例广场\n",
    ),
    "commas": (HEAD + "  lead: [甲局，乙局、丙局]\n", HEAD + "  lead: [甲局, 乙局, 丙局]\n"),
    "brackets": (
        HEAD + "  lead: 【甲局，乙局】\n  support: ［丙局］\n",
        HEAD + "  lead: [甲局, 乙局]\n  support: [丙局]\n",
    ),
}


@pytest.mark.parametrize("name", WRONG_AND_RIGHT)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_corrected(name: str, newline: str) -> None:
    wrong, right = (text.replace("\n", newline) for text in WRONG_AND_RIGHT[name])
    mended = mend(wrong.encode())
    assert mended.content.decode() == right
    assert mended.corrected
    assert loads(mended.content).plan is not None


def test_gbk_becomes_utf_8() -> None:
    text = "id: a\nplan:\n  title：示例方案   # 说明\n"
    mended = mend(text.encode("gbk"))
    assert mended.content.decode("utf-8") == text.replace("：", ": ", 1)
    assert [entry.code for entry in mended.corrected] == ["GK001", "GK013"]


def test_fix_tells_the_encoding_and_every_line(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(HEAD.encode("gbk"))
    assert "plan.yaml：转成了 UTF-8 编码\n" in gongkai("validate", "--fix", cwd=tmp_path).err
    path.write_bytes((HEAD + "  lead：甲局\n  support: [乙局，丙局]\n").encode("gbk"))
    assert "plan.yaml：转成了 UTF-8 编码，改好了 2 处，在第 4、5 行\n" in gongkai("validate", "--fix", cwd=tmp_path).err
    path.write_text("id：a\nplan：\n" + "".join(f"  fields{n}：甲\n" for n in range(30)), encoding="utf-8")
    told = gongkai("validate", "--fix", cwd=tmp_path).err
    assert "改好了 32 处，在第 1、2、3、4、5、6、7、8、9、10、11、12、13、14、15、16、17、18、19、20…… 行\n" in told


PROSE = """\
id: a
plan:
  title: 示例方案
  text: 活动安排如下
    时间：5月15日
    -各单位参加
    title:这也是正文
  requirements: |
    地点：广场
    -自备展板
  lead: 【甲局】
  fields:
    联系人：某某
"""


LEFT_ALONE = (
    "  sections:\n    - title: 甲\n      sections:\n\t- title: 乙\n",
    "  text：|\n    甲：乙\n    -丙\n",
    "  place：丙\n  text: '甲。\n  -乙\n  time：5月15日。'\n",
    "  place：丙\n  list:\n    - 时间：5月15日\n",
    '  lead: "【甲局，乙局】"\n',
    "  list: |\n    【甲，乙】\n",
    "  list: [坚持依法行政，深化政务公开，加强法治政府建设。]\n",
    "  lead: [甲局（一，二）]\n",
    "  list:\n    -#甲\n    -乙\n",
    "  place：#一号楼\n",
    "  text: |\n\t甲：\n\t乙\n",
)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_may_be_meant_otherwise_is_left_alone(text: str) -> None:
    """Only the line `place：丙`, which is wrong beyond doubt, is corrected."""
    kept = mend((HEAD + text).encode()).content.decode().removeprefix(HEAD)
    lines = [(one, other) for one, other in zip(text.splitlines(), kept.splitlines(), strict=True) if one != other]
    assert lines in ([], [("  place：丙", "  place: 丙")], [("    -乙", "    - 乙")])


def test_prose_is_never_touched() -> None:
    """Lines that go on with a text above look like keys and list items, and are not."""
    kept = mend(PROSE.encode()).content.decode().splitlines()
    before = PROSE.splitlines()
    assert kept[3:10] == before[3:10]
    assert (kept[10], kept[12]) == ("  lead: [甲局]", "    联系人: 某某")


def test_fix_writes_the_file_and_tells_the_rest(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("id: a\nplan：\n  title：示例方案\n  titel: 又一个\n", encoding="utf-8")
    result = gongkai("validate", "--fix", cwd=tmp_path)
    assert result.code == 1
    assert "plan.yaml：改好了 2 处，在第 2、3 行" in result.err
    assert re.findall(r"GK\d+", result.out) == ["GK101"]
    assert path.read_text(encoding="utf-8") == "id: a\nplan:\n  title: 示例方案\n  titel: 又一个\n"
    again = path.read_bytes()
    assert "改好了" not in gongkai("validate", "--fix", cwd=tmp_path).err
    assert path.read_bytes() == again
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.yaml"]


def test_diff_shows_and_does_not_write(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("id: a\nplan：\n  title：示例方案\n", encoding="utf-8")
    before = path.read_bytes()
    for arguments in (["--diff"], ["--fix", "--diff"]):
        result = gongkai("validate", *arguments, cwd=tmp_path)
        assert [line for line in result.out.splitlines() if line[:1] in "+-"] == [
            "--- plan.yaml", "+++ plan.yaml", "-plan：", "-  title：示例方案", "+plan:", "+  title: 示例方案"
        ]  # fmt: skip
        assert result.code == 1
        assert "--fix 会改好 2 处" in result.err
        assert path.read_bytes() == before


def test_nothing_to_fix(gongkai: Run, plan_dir: Path) -> None:
    result = gongkai("validate", "--diff", cwd=plan_dir)
    assert (result.code, result.out, result.err) == (0, "", "plan.yaml：没有要改的\n")


def test_as_many_are_announced_as_are_mended(gongkai: Run, tmp_path: Path) -> None:
    """Some mistakes show only once others are mended."""
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD + "  sections:\n    -title：甲\n     lead：甲局\n  support: [乙局，丙局]\n", encoding="utf-8")
    announced = re.findall(r"--fix 可以自动改好 (\d+) 处", gongkai("validate", cwd=tmp_path).err)
    shown = re.findall(r"--fix 会改好 (\d+) 处", gongkai("validate", "--diff", cwd=tmp_path).err)
    done = re.findall(r"改好了 (\d+) 处", gongkai("validate", "--fix", cwd=tmp_path).err)
    assert announced == shown == done == ["4"]


def test_what_shows_once_others_are_mended_is_told_in_the_same_round(gongkai: Run, tmp_path: Path) -> None:
    text = "id: a\nplan:\n  title：示例方案\n  sections:\n    - titel: 甲\n      lead: 丁局\n      lead: 甲局\n"
    (tmp_path / "plan.yaml").write_text(f"{text}units: {{groups: {{各局: {{members: 甲局}}}}}}\n", encoding="utf-8")
    out = gongkai("validate", cwd=tmp_path).out
    assert re.findall(r"plan.yaml:(\d+):\d+ 错误 (GK\d+)", out) == [
        ("3", "GK013"), ("5", "GK101"), ("6", "GK120"), ("7", "GK007")
    ]  # fmt: skip


def test_standard_input_is_not_written(gongkai: Run) -> None:
    result = gongkai("validate", "-", "--fix", stdin="plan：\n".encode())
    assert (result.code, result.out) == (2, "")
    assert "标准输入改不了" in result.err
    assert "+plan:" in gongkai("validate", "-", "--diff", stdin="plan：\n".encode()).out


_SHIPPED = PLAN.read_text(encoding="utf-8")
_SPOILED = st.sampled_from(["\t", "　", "：", "，", "【", "】", "\u200b", "－", "-", ":", "[", "]", "\xa0"])


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(0, len(_SHIPPED) - 1), _SPOILED), min_size=1, max_size=4))
def test_correcting_twice_is_correcting_once(spoils: list[tuple[int, str]]) -> None:
    characters = list(_SHIPPED)
    for at, character in spoils:
        characters[at] = character
    once = mend("".join(characters).encode())
    assert mend(once.content) == (once.content, ())
    spoiled = "".join(characters)
    assert len(once.content.decode().splitlines()) == len(spoiled.splitlines())


# -- who, where a sentence says it -------------------------------------------------------------------------------------

SAID = """id: a
plan:
  title: 2022年示例方案
  sections:
    - title: 宣传。
      text: 做好宣传。各单位自备展板。甲局负责会场。注意安全。   # 说明
      lead: 甲局
      participants: 乙局、丙局
    - text: 丙局要做好保障。各部门要重视。
    - title: 其他
      text:
        - 乙局负责电力。请放心。
        - text: 会场由丙局统一布置；
          due: 5月15日
        - {text: "甲局负责引导。"}
        - 各部门要重视。
units:
  groups:
    各部门: {members: 甲局、乙局、丙局}
"""
OWNED = """id: a
plan:
  title: 2022年示例方案
  sections:
    - title: 宣传。
      text:
        - 做好宣传。
        - text: 各单位自备展板。
          who: 参加单位
        - text: 甲局负责会场。
          who: 甲局
        - 注意安全。   # 说明
      lead: 甲局
      participants: 乙局、丙局
    - text:
        - text: 丙局要做好保障。
          who: 丙局
        - 各部门要重视。
    - title: 其他
      text:
        - text: 乙局负责电力。
          who: 乙局
        - 请放心。
        - text: 会场由丙局统一布置；
          who: 丙局
          due: 5月15日
        - {text: "甲局负责引导。"}
        - 各部门要重视。
units:
  groups:
    各部门: {members: 甲局、乙局、丙局}
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_who_is_written_where_the_sentence_says_it(newline: str, gongkai: Run, tmp_path: Path) -> None:
    """The notice is printed as before; what is in quotation marks or braces is left to a person."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(SAID.replace("\n", newline).encode())
    before = gongkai("render", cwd=tmp_path).out
    shown = gongkai("validate", "--diff", cwd=tmp_path)
    assert "+          who: 参加单位" in shown.out
    result = gongkai("validate", "--fix", cwd=tmp_path)
    assert "补上了 who 5 处，在第 7、16、21、24 行，请看一看补得对不对" in result.err
    assert path.read_bytes().decode() == OWNED.replace("\n", newline)
    assert gongkai("render", cwd=tmp_path).out == before
    assert re.findall("GK217 这里说由(.*)做", result.out) == ["甲局"]  # in quotation marks
    again = gongkai("validate", "--fix", cwd=tmp_path)
    assert "补上了" not in again.err


def test_who_is_not_written_where_it_is_not_wanted(gongkai: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(SAID, encoding="utf-8")
    assert gongkai("validate", "--fix", "--ignore", "GK217", cwd=tmp_path).code == 0
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == SAID


def test_the_shipped_plan_without_its_owners_gets_those_that_are_plain(gongkai: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(re.sub(r"\n +(?:who|except): .*", "", PLAN.read_text(encoding="utf-8")), encoding="utf-8")
    assert gongkai("validate", "--fix", cwd=tmp_path).code == 0
    assert gongkai("render", cwd=tmp_path).out == gongkai("render").out
    fixed = path.read_text(encoding="utf-8")
    assert re.findall(r"who: (\S+)", fixed) == [
        "区营商局", "各政府部门", "区营商局", "参加单位", "参加单位", "区营商局", "执法大队", "区政府办公室",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "甲局负责搭台，乙局负责维持秩序。",
        "由甲局牵头，丙局负责清运。",
        "甲局负责梳理，组织各部门办理。",
        "各部门报送的材料由甲局审核。",
        "乙局制定的方案由甲局审定。",
        "丙局配合情况由甲局考核。",
        "参加单位准备工作由乙局检查。",
        "乙局将不参加。",
        "乙局等单位要配合。",
    ],
)
def test_who_is_not_guessed_where_others_have_a_part(sentence: str, gongkai: Run, tmp_path: Path) -> None:
    """Nobody loses what he reads now."""
    text = (
        "id: a\nplan:\n  title: 2022年示例方案\n  lead: 甲局\n  support: 乙局\n  participants: 丙局\n"
        f"  text: {sentence}\n"
        "units: {groups: {各部门: {members: 甲局、乙局、丙局}}}\n"
    )
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    gongkai("validate", "--fix", cwd=tmp_path)
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == text


def test_one_run_corrects_all(gongkai: Run, tmp_path: Path) -> None:
    """Pieces that already stand apart get an owner each, whatever the sentence over both says."""
    text = "id: a\nplan:\n  title: 2022年示例方案\n  lead: 丙局\n  participants: 甲局、乙局\n"
    text += (
        "  text:\n    - 甲局负责照明，\n    - 乙局负责灭火。\nunits: {groups: {各局: {members: 甲局、乙局、丙局}}}\n"
    )
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    first = gongkai("validate", "--fix", cwd=tmp_path)
    assert "补上了 who 2 处，在第 7、9 行" in first.err
    assert "可以自动改好" not in first.err
    assert "补上了" not in gongkai("validate", "--fix", cwd=tmp_path).err


ITSELF = """\
id: a-2025
plan: {title: 示例方案, lead: 区政府办公室}
units:
  prefix: 区
  groups:
    各部门: {members: 区政府办公室、甲局、乙局}
reports:
"""


@pytest.mark.parametrize(
    ("report", "fixed"),
    [
        ("- id: r\n  from: 各部门  # 谁要报\n  RD", "- id: r\n  from: 各部门  # 谁要报\n  except: 区政府办公室\n  RD"),
        ("- from: 各部门\n  id: r\n  RD", "- from: 各部门\n  except: 区政府办公室\n  id: r\n  RD"),
        (
            "- id: r\n  from: 各部门\n  except: 甲局\n  RD",
            "- id: r\n  from: 各部门\n  except: 甲局、区政府办公室\n  RD",
        ),
        ("- {id: r, from: 各部门, RF}", "- {id: r, from: 各部门, except: 区政府办公室, RF}"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("receiver", ["区政府办公室", "区人民政府办公室", "示例区政府办公室政务公开科"])
def test_whoever_receives_a_report_is_taken_out(
    report: str, fixed: str, newline: str, receiver: str, gongkai: Run, tmp_path: Path
) -> None:
    rest = {"RD": f"title: 总结\n  receiver: {receiver}\n  due: 2025年5月27日前\n"}
    rest["RF"] = f"title: 总结, receiver: {receiver}, due: 2025年5月27日前"

    def whole(text: str) -> bytes:
        return (ITSELF + text.replace("RD", rest["RD"]).replace("RF", rest["RF"])).replace("\n", newline).encode()

    (tmp_path / "plan.yaml").write_bytes(whole(report))
    result = gongkai("validate", "--fix", "--select", "GK273", cwd=tmp_path)
    assert (tmp_path / "plan.yaml").read_bytes() == whole(fixed), result.out
    assert "补上了 except 1 处" in result.err
    assert "GK273" not in gongkai("validate", cwd=tmp_path).out


@pytest.mark.parametrize(
    "report",
    [
        "from: 甲局、乙局\n  receiver: 区政府办公室",
        "from: 各部门\n  except: 区政府办公室\n  receiver: 区政府办公室",
        "from: 各部门\n  receiver: 丙局",
        "from: 各部门\n  receiver: 县政府办公室",
    ],
)
def test_whoever_does_not_report_to_itself_is_left_alone(report: str, gongkai: Run, tmp_path: Path) -> None:
    plan = f"{ITSELF}- id: r\n  title: 总结\n  {report}\n  due: 2025年5月27日前\n"
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    assert "GK273" not in gongkai("validate", cwd=tmp_path).out
