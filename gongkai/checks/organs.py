"""Whether a name is one of the notice's own organs, however short it is written."""

from gongkai.phrases.writing import alike
from gongkai.plan import Plan


def is_own_organ(name: str, plan: Plan) -> bool:
    """区政府办公室 is 示例区人民政府办公室; so is a part of it, such as 区政府办公室政务公开科."""
    if name.startswith(("我", "本")):  # 我办, 本局
        return True
    notice = plan.notice
    organs = (*notice.issuer, *notice.letterhead, notice.printer or "") if notice else ()
    short = alike(name).replace("人民政府", "政府")
    return any(
        organ and (short in (full := alike(organ).replace("人民政府", "政府")) or full in short or _tail(full) in short)
        for organ in organs
    )


def _tail(full: str) -> str:
    """示例区政府办公室 as 区政府办公室; the whole where no level of government is in it."""
    level = next((full.index(word) for word in ("区政府", "县政府", "市政府", "省政府", "镇政府") if word in full), 0)
    return full[level:]
