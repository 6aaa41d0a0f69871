"""政策解读: what each interpretation asks of its units, as a report like those that the plan asks for itself."""

from collections.abc import Iterable

from gongkai.phrases.deadlines import Deadline
from gongkai.phrases.names import UnitPhrase
from gongkai.plan import Interpretation, Report
from gongkai.text import Text

_OPEN, _PUBLISHED = "未定", "已发布"
_HOW = "发布以后报链接"


def asked(
    one: Interpretation, units: Iterable[str], due: Deadline | None, of: Text | None, said: Iterable[Text]
) -> Report:
    """The report of an interpretation: its address is what is handed in."""
    at = one.policy.at
    forms = f"（{'、'.join(one.forms)}）" if one.forms else ""
    return Report(
        id=one.key,
        title=Text(f"《{one.name}》解读{forms}", at),
        from_=one.unit or UnitPhrase(Text("", at), ()),
        due=due or Deadline(Text(_PUBLISHED if one.link else _OPEN, at)),
        of=of,
        via=Text(_HOW, at),
        units=tuple(units),
        said=(_policy(one), *said),
        interprets=one,
    )


def _policy(one: Interpretation) -> Text:
    """The policy with its number, and where it stands."""
    where = f"，见 {one.policy_link}" if one.policy_link else ""
    return Text(f"解读{one.policy}{where}", one.policy.at)
