"""What a summary's text says of the figures: proposed where nobody has filled them in, compared where somebody has.

Nothing of it is put on record by itself: a person who has looked at it types it.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gongkai.phrases.amounts import Amount, shown
from gongkai.phrases.prose import Proposal, Wanted, proposals
from gongkai.plan import Report
from gongkai.reports.values import Filled
from gongkai.terminal import advice

_AROUND = Decimal("0.1")  # 150余 is said of 156, not of 200


def compared(report: Report, unit: str, filled: Filled, paragraphs: Iterable[str]) -> tuple[Filled, list[str]]:
    """The figures with a doubt where the text says another number; and a sentence for each that only the text has."""
    figures = {str(figure.name): figure for figure in report.figures if figure.added and not figure.columns}
    wanted = [Wanted(name, figure.measure) for name, figure in figures.items()]
    found: dict[str, list[Proposal]] = {}
    for proposal in proposals(paragraphs, wanted):
        found.setdefault(proposal.figure.title, []).append(proposal)
    values, doubts, open_ = dict(filled.values), dict(filled.doubts), dict[str, list[Proposal]]()
    for name, own in found.items():
        figure, text = figures[name], values.get(name, "")
        read = figure.read(text)
        if not isinstance(read, Amount):
            open_[name] = own
        elif other := _other(read.value, own):
            filled_in = text.strip() if read.value is None else shown(read.value)
            doubts.setdefault(name, f"表里填的是 {filled_in}，总结里写的是“{other.words}”")
    return filled._replace(doubts=tuple(doubts.items())), list(_proposed(report, unit, open_))


def _other(value: Decimal | None, own: list[Proposal]) -> Proposal | None:
    """What the text certainly says, if it is another number; None stands for 无."""
    certain = [proposal for proposal in own if proposal.certain and proposal.value is not None]
    return None if any(_is_that(value, proposal) for proposal in own) else next(iter(certain), None)


def _is_that(value: Decimal | None, proposal: Proposal) -> bool:
    if value is None or proposal.value is None:
        return False
    slack = proposal.value * _AROUND if proposal.about else Decimal(0)
    return abs(value - proposal.value) <= slack


def _proposed(report: Report, unit: str, found: dict[str, list[Proposal]]) -> Iterator[str]:
    """What the text says, and what to type if it is right; of several numbers a person has to choose."""
    for name, own in found.items():
        for proposal in own:
            reading = (
                "" if proposal.value is None else f" {shown(proposal.value)}{'（约数）' if proposal.about else ''}"
            )
            yield f"{name}：总结里写着{reading}（“{proposal.words}”{_why(proposal)}），没有记"
    numbers = {name: _number(own) for name, own in found.items()}
    if typed := " ".join(f"{name}={number}" for name, number in numbers.items() if number):
        command = f"gongkai report figure {unit} {typed} --report {report.id} --reason 总结里写的"
        yield advice(f"核对以后再记：{command}")
    open_ = [name for name, number in numbers.items() if not number]
    if open_:
        typed = " ".join(f"{name}=数" for name in open_)
        command = f"gongkai report figure {unit} {typed} --report {report.id} --reason 总结里写的"
        yield advice(f"看了总结，把“数”换成数字再记：{command}")


def _number(own: list[Proposal]) -> str:
    """The number that a text certainly says; "" where a person has to say which."""
    values = [proposal.value for proposal in own if proposal.certain]
    if len(own) != 1 or not values or values[0] is None:
        return ""
    return f"{'约' if own[0].about else ''}{shown(values[0])}"


def _why(proposal: Proposal) -> str:
    return f"，{proposal.why}" if proposal.why else ""
