"""Documents that an office may want to word differently: templates that are written and read as a plan is."""

from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.errors import GongkaiError

if TYPE_CHECKING:
    from gongkai.page.blocks import NoticeView


def typeset(template: str, view: object, templates: Path | None) -> "NoticeView":
    """The document of a template over a view. Raises GongkaiError for a template that makes no plan."""
    from gongkai import templated
    from gongkai.notice.paper import notice
    from gongkai.reading import loads

    text = templated.render(template, "yaml", templates, {"view": view})
    loaded = loads(text.encode("utf-8"), template)
    if loaded.plan is None:
        problem = next(entry for entry in loaded.diagnostics if entry.is_error)
        raise GongkaiError(f"模板 {template} 写出来的第{problem.at.line}行：{problem.message}", problem.hint)
    return notice(loaded.plan)
