"""What a file handed in by name should make a person stop at: what a scan of its folder would not put on record."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from gongkai.phrases.materials import ARCHIVE
from gongkai.plan import Plan, Report
from gongkai.reports.events import Event
from gongkai.reports.intake.aims import Aims
from gongkai.reports.intake.claims import Claims
from gongkai.reports.intake.filenames import litter
from gongkai.reports.intake.scan import on_record
from gongkai.reports.materials import Described


class Concerns:
    """Looks at files that somebody hands in for some units, as a scan does."""

    def __init__(
        self, plan: Plan, report: Report, log: Sequence[Event], units: Collection[str], own: Collection[Path]
    ) -> None:
        self._report = report
        self._units = dict.fromkeys(units)
        self._own = {path.resolve() for path in own}
        self._claims, self._aims = Claims(plan), Aims(plan)
        self._holders = on_record(plan, log)
        self._seen: dict[str, str] = {}

    def about(self, path: Path, described: Described) -> Iterator[str]:
        """What is odd about a file, a sentence each; the same file twice in one command too."""
        file = described.file
        if path.resolve() in self._own:
            yield "这是 gongkai 自己的文件"
        elif what := litter(path.name):
            yield f"这是{what}"
        elif not file.size:
            yield "空文件，可能没有传完"
        claim = self._claims.of([*_folder(path), path.name])
        if claim.doubt and not claim.units and not self._units.keys() & set(claim.near):
            yield f"文件名看不准：{claim.doubt}"
        if claim.units and not self._units.keys() & set(claim.units):
            yield f"文件名写的是{'、'.join(claim.units)}"
        if file.kind == ARCHIVE and (others := self._claims.others_inside(self._units, described.names)):
            yield f"里面还有{'、'.join(others)}的文件，这次只登记给{'、'.join(self._units)}"
        aim = self._aims.of([path.name], file.kind)
        if aim.against:
            yield f"文件名{aim.against}，不像“{self._report.title}”"
        elif aim.reports and self._report.id not in {report.id for report in aim.reports}:
            yield f"文件名像{'、'.join(f'“{report.title}”' for report in aim.reports)}，不像“{self._report.title}”"
        if first := self._seen.get(file.sha256, ""):
            yield f"和{first}内容一样"
        elif file.size:
            yield from self._again(self._holders.get(file.sha256, {}))
        self._seen.setdefault(file.sha256, path.name)

    def _again(self, holders: Collection[str]) -> Iterator[str]:
        """Whether this content is on record, for the same units or for others."""
        same = [unit for unit in self._units if unit in holders]
        others = [unit for unit in holders if unit not in self._units]
        if same:
            yield f"{'、'.join(same)}已经登记过内容一样的文件"
        if others:
            yield f"内容和{'、'.join(others)}交的一样"


def _folder(path: Path) -> list[str]:
    """The folder that was typed before the name, if any: whose file it is may stand there."""
    return [path.parent.name] if path.parent.name else []
