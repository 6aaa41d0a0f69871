"""The hotline's orders 工单 as they are kept: masked, a row of an export each."""

from typing import NamedTuple

from gongkai.phrases.moments import Moment


class Order(NamedTuple):
    """A complaint as it came in. What the export does not say is "" or None, never a guess.

    `caller` is a salted number, the same for the same person; "" where nobody knows who called. `open` is one that the
    export says is not closed yet, by a column of closing days with none in it; without that column nobody knows.
    """

    number: str
    received: Moment | None = None
    title: str = ""
    text: str = ""
    kind: str = ""
    channel: str = ""
    caller: str = ""
    place: str = ""
    unit: str = ""
    due: Moment | None = None
    closed: Moment | None = None
    result: str = ""
    satisfied: str = ""
    open: bool = False
