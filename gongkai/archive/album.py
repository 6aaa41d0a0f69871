"""照片.html: all pictures on one page, under their units, to tick those that are wanted; texts ready to print."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from gongkai.archive.pictures import Photo
from gongkai.status.record import Journal
from gongkai.wide import printable


class Picture(NamedTuple):
    """A picture on the page: its name, its address from there, where it came from, and whether a browser shows it."""

    name: str
    link: str
    source: str
    shown: bool


class Group(NamedTuple):
    """The pictures of a unit."""

    unit: str
    pictures: tuple[Picture, ...]


class Sheet(NamedTuple):
    """All pictures. `key` is what the ticks are remembered under."""

    title: str
    key: str
    extent: str
    groups: tuple[Group, ...]


def sheet(log: Journal, photos: Mapping[str, Photo], others: Mapping[str, list[str]]) -> Sheet:
    """The page of these pictures, which have their checksums."""
    groups: dict[str, list[Picture]] = {}
    for checksum, photo in photos.items():
        groups.setdefault(photo.unit, []).append(_picture(photo, others.get(checksum, [])))
    only = f"只有{log.only}的，" if log.only else ""
    extent = f"截至{log.until.with_year()}，{only}{len(groups)}个单位，{len(photos)}张"
    return Sheet(log.title, log.plan, extent, tuple(Group(unit, tuple(own)) for unit, own in groups.items()))


def _picture(photo: Photo, others: list[str]) -> Picture:
    said = "；".join(_said(photo, others))
    return Picture(photo.name, quote(photo.name), printable(said), photo.shown)


def _said(photo: Photo, others: list[str]) -> Iterator[str]:
    """Where a picture came from, and who else handed it in."""
    yield photo.source
    if others:
        yield f"{'、'.join(others)}也交了"
