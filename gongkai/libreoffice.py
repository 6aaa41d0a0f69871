"""LibreOffice, where the computer has it: a run of its own, without network, macros and links."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SECONDS = 60
_APART = ("unshare", "--map-root-user", "--net")  # Linux: a process without network
# No macros, no links followed.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
AS_ON_PAPER = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages": {"type": "boolean", "value": "false"}}'  # with blank pages


def program() -> str | None:
    """Where it is; None if it is not there."""
    return next((path for path in (shutil.which("soffice"), *_USUAL) if path and os.path.exists(path)), None)


def converted(content: bytes, suffix: str, to: str) -> bytes | None:
    """What LibreOffice makes of a document: the suffix of another format, or that and its filter.

    None where there is no LibreOffice, or it cannot.
    """
    office = program()
    if office is None:
        return None
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        home = Path(folder)
        (home / f"notice.{suffix}").write_bytes(content)
        settings = home / "office" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        command = [*_without_network(), office, "--headless", "--norestore", "--convert-to", to, "--outdir", folder]
        command += [f"-env:UserInstallation={(home / 'office').as_uri()}", str(home / f"notice.{suffix}")]
        _run(command)
        made = home / f"notice.{to.partition(':')[0]}"
        return made.read_bytes() if made.exists() else None


def _run(command: list[str]) -> None:
    """Run a program for as long as it may; then it is ended with whatever it has started."""
    nothing = subprocess.DEVNULL
    try:
        program = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    except OSError:
        return
    try:
        program.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):
            os.killpg(program.pid, signal.SIGKILL)
        else:
            program.kill()
        program.wait()


def _without_network() -> tuple[str, ...]:
    """What starts a program without network, where the system lets anybody do so."""
    if shutil.which(_APART[0]) is None:
        return ()
    try:
        tried = subprocess.run([*_APART, "true"], capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return _APART if tried.returncode == 0 else ()
