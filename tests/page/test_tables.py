"""Tables and forms on paper: where they break at a page's end, and what is never broken in a cell."""

from pathlib import Path

from tests.conftest import PLAN, Run
from tests.pages import Page, by_libreoffice, measure, text_of


def with_contacts(folder: Path) -> Path:
    """The shipped plan with a telephone for each unit of the activity outdoors."""
    units = "营商局、发改局、教育局、工信局、民政局、人社局、住建局、农业农村局、商务局、卫健局、应急局、市场局、残联"
    contacts = "".join(
        f"    {unit}: {{person: 示例{at}, phone: 0455-{1234567 + at}}}\n" for at, unit in enumerate(units.split("、"))
    )
    text = PLAN.read_text(encoding="utf-8").replace("\nreports:", f"\n  contacts:\n{contacts}\nreports:", 1)
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def lines(page: Page) -> list[str]:
    return [text_of(line).strip() for line in page.body]


def test_a_task_sheet_leaves_no_hole_above_contacts_and_no_single_row_of_a_task(
    office: Path, tmp_path: Path, gongkai: Run
) -> None:
    plan = with_contacts(tmp_path)
    paths = [office / f"tables-{unit}.docx" for unit in ("执法大队", "营商局")]
    for path in paths:
        assert gongkai("tasks", "-p", plan, "--unit", path.stem.partition("-")[2], "-o", path).code == 0
    taking_part, leading = (measure(path) for path in by_libreoffice(office, *paths))
    second, third = map(lines, taking_part[1:3])
    assert "四、联系方式" in second  # below 共同要求, as far as there is room
    assert len(third) > 4
    assert third[0].split() == ["单位联系人电话"]
    assert "望花区人民政府办公室" in third[3:5]  # two units above it
    assert not lines(leading[0])[-2].startswith("三、")  # a heading with one row
