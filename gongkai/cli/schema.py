"""`gongkai schema`: the JSON Schema of a plan."""

from pathlib import Path
from typing import Annotated, Optional

from gongkai.cli.common import deliver
from gongkai.cli.options import ReplaceOption, a_file


def schema(
    output: Annotated[Optional[Path], a_file("写到文件")] = None,
    force: ReplaceOption = False,
) -> None:
    """方案格式的 JSON Schema：编辑器用它提示名称、标出写错的地方。

    例：gongkai schema -o plan.schema.json
    """
    from gongkai.cli.plan_schema import schema_json

    deliver(schema_json(), output, force)
