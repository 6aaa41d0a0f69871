"""The packaged templates as Jinja2 compiled them, kept in __pycache__ as Python keeps our modules.

What is kept there is run as it is. So it lies in no folder but the package's own: whoever can write to that one can
write our modules as well.
"""

import marshal
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from gongkai import __version__
from gongkai.files import replace


class CompiledTemplates(BytecodeCache):
    """Good for this very Python, Jinja2 and gongkai, and as long as the module that sets Jinja2 up stays as it is."""

    def __init__(self, module: Path) -> None:
        self._folder = Path(cache_from_source(str(module))).parent
        self._mark = f"{sys.version} {jinja2.__version__} {__version__} {module.stat().st_mtime_ns}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002  one folder of templates only
        """The name of the file that a template is kept in."""
        return f"{name}.{sys.implementation.cache_tag}.template"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept of the very same source; whatever else is there is compiled anew."""
        begin = self._begin(bucket)
        with suppress(OSError, EOFError, ValueError, TypeError):
            content = (self._folder / bucket.key).read_bytes()
            if content.startswith(begin):
                bucket.code = marshal.loads(content[len(begin) :])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, where the package's folder can be written and Python would keep modules too."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                replace(self._folder / bucket.key, self._begin(bucket) + marshal.dumps(bucket.code))

    def _begin(self, bucket: Bucket) -> bytes:
        return f"{self._mark} {bucket.checksum}\n".encode()
