"""What stops a command: an error that speaks to the user, and the exit codes."""

import errno
from enum import IntEnum


class ExitCode(IntEnum):
    """What a script can rely on: the plan's own problems are 1, everything that could not be done is 2."""

    DONE = 0
    PROBLEMS = 1
    FAILED = 2
    INTERRUPTED = 130


class GongkaiError(Exception):
    """Something that cannot be done, told in Chinese; the command line prints it without a traceback and exits 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NotSyncedError(OSError):
    """The new content stands in its place; only whether it would outlive a power cut nobody has confirmed."""


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EEXIST: "已经有同名的文件",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.EACCES: "没有权限，或者文件正被别的程序占用",
    errno.EPERM: "没有权限",
    errno.EROFS: "文件或者它所在的位置是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EFBIG: "文件太大，存不下",
    errno.E2BIG: "太大了",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENODEV: "是管道、设备一类，不是文件",
    errno.ENXIO: "是管道、设备一类，没有程序在读",
    errno.ELOOP: "链接绕了一圈，找不到文件",
    errno.EIO: "磁盘读写出错",
}


def reason(error: OSError | ValueError) -> str:
    """Why the system refused, in Chinese."""
    code = error.errno if isinstance(error, OSError) else None
    return _REASONS.get(code or 0, "名称里有不能用的字符" if code is None else f"系统错误 {code}")
