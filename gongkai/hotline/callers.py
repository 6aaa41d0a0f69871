"""Who called, as a number that leads to nobody: the same for the same telephone, and only on this computer.

The number is made with a salt that never leaves the folder where programs keep what they remember; without it nobody
can try all telephones there are.
"""

import hmac
import os
import re
import secrets
import unicodedata
from contextlib import suppress
from hashlib import sha256

from gongkai.errors import GongkaiError, reason
from gongkai.files import state_folder

_LENGTH = 32
_DIGITS = re.compile(r"[^0-9]")
_COUNTRY = re.compile(r"^(?:\+|00)?86(?=1[3-9][0-9]{9}$)|^0(?=1[3-9][0-9]{9}$)")
_NOBODY = re.compile(r"匿名|群众|市民|居民|不详|不愿|未知|保密|无|隐|先生|女士|某|[×*＊]|^.?$")


class Salt:
    """What callers' numbers are made with."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self.mark = sha256(b"gongkai hotline" + secret).hexdigest()[
            :16
        ]  # tells two salts apart, and tells nothing else

    def number(self, phone: str) -> str:
        """The caller with this telephone or account; "" where there is none."""
        plain = unicodedata.normalize("NFKC", phone).strip()
        digits = _COUNTRY.sub("", _DIGITS.sub("", plain))
        return self._of(digits if len(digits) >= 5 else plain if len(plain) > 3 else "")

    def of_name(self, name: str) -> str:
        """The caller of this name; "" where it names nobody in particular."""
        plain = "".join(unicodedata.normalize("NFKC", name).split())
        return "" if _NOBODY.search(plain) else self._of(plain)

    def _of(self, who: str) -> str:
        return hmac.new(self._secret, who.encode("utf-8", "replace"), sha256).hexdigest()[:16] if who else ""


def salt() -> Salt:
    """This computer's salt, made when it is first asked for. Raises GongkaiError if there is no place for it."""
    file = state_folder() / "hotline-salt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            _write(str(file))
        secret = file.read_bytes()
    except OSError as error:
        hint = "来电人的代号要靠它，不然同一个人每次都不一样；看看这个文件夹能不能写"
        raise GongkaiError(f"存不下来电人代号的密钥：{file}（{reason(error)}）", hint) from None
    if len(secret) != _LENGTH:
        raise GongkaiError(f"来电人代号的密钥坏了：{file}", "把它移走，再读一次；以前读的工单，来电人的代号就对不上了")
    return Salt(secret)


def _write(file: str) -> None:
    """A new secret under its name at once, so that two that begin together have one."""
    temporary = f"{file}.{os.getpid()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(temporary, flags, 0o600), "wb") as stream:
        stream.write(secrets.token_bytes(_LENGTH))
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(temporary, file)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        os.replace(temporary, file)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
