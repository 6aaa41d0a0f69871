"""One matter, one mark: what is doubted of many values alike is said once for all of them."""

from collections import Counter
from collections.abc import Iterator

from gongkai.importing.draft.yamltext import Entry, Item, Mapping, changed
from gongkai.importing.meaning.duty import BY_ADDRESSEES
from gongkai.importing.meaning.owed import Found, Owed
from gongkai.importing.meaning.prose import EACH_IN_PASSING, IN_PASSING
from gongkai.importing.meaning.roles import ALSO
from gongkai.importing.meaning.years import GUESSED
from gongkai.importing.parts.arrange import BLANKS_LOST

_SINGLE, _EACH = f"请核对：{IN_PASSING}", f"请核对：{EACH_IN_PASSING}"
_FURTHER = f"请核对：{ALSO}"


def in_passing_once(document: Entry) -> Entry:
    """通知 or 方案; what is doubted of several activities for being taken from prose is said once, of the whole."""
    told = 0

    def _bare(entry: Entry) -> Entry:
        nonlocal told
        told += _SINGLE in entry.doubts
        return entry._replace(doubts=tuple(doubt for doubt in entry.doubts if doubt != _SINGLE))

    bare = changed(Mapping((document,)), _bare).entries[0]
    return bare._replace(doubts=(*bare.doubts, _EACH)) if told > 1 else document


def of_one_section(entries: list[Entry]) -> tuple[list[Entry], tuple[str, ...]]:
    """The lines of one section with what is doubted of several of them once above, and all that it says besides."""
    said = Counter(
        doubt for entry in entries for doubt in entry.doubts if doubt == _SINGLE or doubt.startswith(_FURTHER)
    )
    further = [doubt for doubt in said if doubt.startswith(_FURTHER)]
    shared = {doubt for doubt, times in said.items() if times > 1} | (set(further) if len(further) > 1 else set())
    bare = [entry._replace(doubts=tuple(one for one in entry.doubts if one not in shared)) for entry in entries]
    more = "；".join(doubt.removeprefix(_FURTHER) for doubt in further if doubt in shared)
    return bare, tuple(filter(None, (_SINGLE if _SINGLE in shared else "", f"{_FURTHER}{more}" if more else "")))


def file_once(mapping: Mapping) -> Mapping:
    """The file with what is doubted of all of it where that first stands: the year that is guessed for its dates."""
    said: list[str] = []

    def _once(entry: Entry) -> Entry:
        doubts = tuple(doubt for doubt in entry.doubts if doubt not in said)
        said.extend(doubt for doubt in doubts if GUESSED in doubt or BLANKS_LOST in doubt)
        return entry._replace(doubts=doubts)

    return changed(mapping, _once)


def senders_once(duties: list[Found]) -> Iterator[Owed]:
    """The duties; that nobody is said to report, and the addressees are meant, is said of the first of them for all."""
    told = ("from", BY_ADDRESSEES)
    those = [found for found in duties if told in found.duty.doubts]
    for found in duties:
        others = [doubt for doubt in found.duty.doubts if doubt != told]
        if those and found is those[0]:
            also = f"，下面还有{len(those) - 1}项也是" if len(those) > 1 else ""
            others.append(("from", f"{BY_ADDRESSEES}{also}"))
        yield found.duty._replace(doubts=tuple(others))


def report_once(entries: list[Entry]) -> Item:
    """A report of which several things are doubted with one mark above it all: they are seen in one sentence."""
    doubted = sorted((one for entry in entries for one in entry.doubts if GUESSED not in one), reverse=True)
    if len(doubted) < 2:
        return Item(Mapping(tuple(entries)), apart=True)
    kind = "请补充：" if any(doubt.startswith("请补充：") for doubt in doubted) else "请核对："
    said = "；".join(doubt[len(kind) :] for doubt in doubted)
    bare = tuple(entry._replace(doubts=tuple(one for one in entry.doubts if one not in doubted)) for entry in entries)
    return Item(Mapping(bare), (f"{kind}{said}",), apart=True)
