"""What a report comes with: files, each by its kind."""

from hashlib import sha256
from pathlib import Path

from gongkai.errors import GongkaiError, reason
from gongkai.phrases.materials import SUFFIXES
from gongkai.reports.events import File, recordable

_KINDS = {suffix: kind for kind, suffixes in SUFFIXES.items() for suffix in suffixes.split()}
_CHUNK = 1 << 20


def kind_of(name: str) -> str:
    """What a file is by the end of its name; 其他 for what is not known."""
    return _KINDS.get(Path(name).suffix.removeprefix(".").lower(), "其他")


def describe(path: Path) -> File:
    """The file's record, read once for its checksum. Raises GongkaiError if it cannot be read."""
    digest = sha256()
    size = 0
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except FileNotFoundError:
        raise GongkaiError(f"找不到文件：{path}", "看看文件名和所在的文件夹") from None
    except IsADirectoryError:
        raise GongkaiError(f"这是文件夹，不是文件：{path}", "把里面的文件逐个写上") from None
    except OSError as error:
        raise GongkaiError(f"读不了文件：{path}（{reason(error)}）") from None
    return File(recordable(str(path)), size, digest.hexdigest(), kind_of(path.name))
