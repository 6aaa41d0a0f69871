"""What a database refuses, told in Chinese, and which refusals pass by themselves."""

import re

import psycopg

from gongkai.errors import GongkaiError

_ADMIN = "请数据库管理员看看"
_GRANTS = "请管理员授权：建表要 CREATE，登记要 SELECT 和 INSERT"
_TABLES = "请管理员运行一次 gongkai store init"

_LONGEST = 300  # characters of a server's words; whoever wrote a trigger may have said anything

# By SQLSTATE.
_REFUSALS = {
    "22021": ("数据库不是 UTF-8 编码，存不下这些字", "请管理员另建一个 UTF-8 编码的数据库"),
    "22P05": ("数据库不是 UTF-8 编码，存不下这些字", "请管理员另建一个 UTF-8 编码的数据库"),
    "25006": ("数据库现在只能看，不能登记", "改连主库；本来就是主库的，请管理员看看"),
    "3F000": ("没有可以建表的模式（schema）", _ADMIN),
    "42501": ("这个用户没有权限", _GRANTS),
    "42703": ("gongkai 的表少了一列", _ADMIN),
    "42809": ("gongkai 的表被改过，已经不是一张表", _ADMIN),
    "42P01": ("还没有 gongkai 的表", _TABLES),
    "53100": ("数据库服务器的磁盘满了，没有存上", "请管理员腾出空间，然后再登记一次"),
    "53200": ("数据库服务器的内存不够", _ADMIN),
    "53300": ("数据库的连接用完了", "过一会儿再试；常这样的，请管理员调大 max_connections"),
    "54000": ("记录或者方案的 id 太长，数据库存不下", "改短以后再登记"),
    "55P03": ("数据库太忙，没有等到", "过一会儿再试"),
    "57014": ("数据库太忙，没有等到", "过一会儿再试"),
    "58030": ("数据库服务器的磁盘读写出错", _ADMIN),
    "XX001": ("数据库的文件坏了", _ADMIN),
    "XX002": ("数据库的索引坏了", _ADMIN),
}

# What libpq says where target_session_attrs asks for the server that can be written, and nobody is it just now.
_NO_PRIMARY = r"session is read-only|server is in hot standby mode"

# A connection that is refused has no SQLSTATE: libpq's own words, and the server's, which may be Chinese too.
_UNREACHABLE = (
    (
        r"password authentication failed|no password supplied|认证失败|(role|角色) ?\".*\" ?(does not exist|不存在)",
        "用户名或者密码不对",
        "核对用户名；密码放在 PGPASSWORD 或 .pgpass 里",
    ),
    (r"(database|数据库) ?\".*\" ?(does not exist|不存在)", "没有这个数据库", "核对数据库名，或者请管理员先建好"),
    (r"permission denied for database|对数据库.*权限不够", "这个用户没有权限", "请管理员授权：GRANT CONNECT"),
    (r"pg_hba\.conf", "数据库不让这台电脑或者这个用户连", "请管理员在 pg_hba.conf 里放行"),
    (r"starting up|正在启动|shutting down|正在关闭|恢复", "数据库正在启动或者关闭", "过一会儿再试"),
    (r"too many|connection slots|太多|连接槽", *_REFUSALS["53300"]),
    (_NO_PRIMARY, "连得上的数据库都不是主库，只能看，不能登记", "正在换主库的，过一会儿再试；常这样的，请管理员看看"),
    (r"failed to resolve host|could not translate host", "找不到这台主机", "核对主机名和网络"),
    (r"Connection refused", "数据库没有开，或者主机、端口不对", "核对地址；请管理员看看数据库开着没有"),
    (r"timeout expired|timed out", "一直没有回音，连不上数据库", "核对地址和网络、防火墙"),
    (r"unreachable|No route to host", "到数据库的网络不通", "核对地址和网络、防火墙"),
    (r"No such file or directory", "数据库没有开，或者不在这台电脑上", "写上主机名；请管理员看看数据库开着没有"),
    (r"SSL|certificate", "和数据库建立不了加密连接", "核对 sslmode 和证书，请管理员看看"),
    (r"definition of service|service file", "没有这个连接服务（service）", "核对 pg_service.conf"),
    (r"server closed the connection|Connection reset|EOF", "数据库把连接断开了", "核对地址，过一会儿再试"),
)
_PASSING = re.compile(
    _NO_PRIMARY + r"|starting up|正在启动|shutting down|正在关闭|too many|connection slots|太多|连接槽"
    r"|server closed the connection|Connection reset"  # it is just going down
)


def told(error: psycopg.Error, address: str) -> GongkaiError:
    """The error in Chinese, with where it was, and without libpq's words about the address."""
    what, hint = _refusal(error) if error.sqlstate or isinstance(error, psycopg.DataError) else _unreachable(str(error))
    return GongkaiError(f"{what}：{address}", hint)


def unsettled(address: str) -> GongkaiError:
    """The connection broke while something was being written, and there is no way back to look."""
    hint = "连得上以后先用 gongkai report log 核对，没有的再登记"
    return GongkaiError(f"和数据库的连接断了，不知道这一次记上没有：{address}", hint)


def unconfirmed(address: str) -> GongkaiError:
    """It was written, but the standby that was to have it too has not answered."""
    hint = "不要重复登记，先用 gongkai report log 核对；请管理员看看备库"
    return GongkaiError(f"已经存进主库，可是没有等到备库确认，主库坏了这一次可能会丢：{address}", hint)


def alone(notice: psycopg.errors.Diagnostic) -> bool:
    """Whether the primary says that it has stopped waiting for its standby; by its own code, since words vary."""
    return notice.source_function == "SyncRepWaitForLSN"


def is_lost(error: psycopg.Error) -> bool:
    """Whether the connection broke, so that nobody knows what became of the statement."""
    state = error.sqlstate
    return isinstance(error, psycopg.OperationalError) and (
        state is None or state == "40003" or state.startswith(("08", "57P"))
    )


def passes(error: psycopg.Error) -> bool:
    """Whether trying again is what helps: two writers in each other's way, a server that is just starting."""
    if error.sqlstate is None:
        return bool(_PASSING.search(str(error)))
    return error.sqlstate in ("40001", "40P01", "53300")


def _refusal(error: psycopg.Error) -> tuple[str, str]:
    if is_lost(error):
        return "和数据库的连接断了", "过一会儿再试"
    if error.sqlstate in ("40001", "40P01"):
        return _REFUSALS["57014"]
    if error.sqlstate is None:  # psycopg's own: a day before our era, say, in a column that was text
        return "数据库里 gongkai 的表被改过，读不出来", _ADMIN
    words = " ".join((error.diag.message_primary or "").split())[:_LONGEST]
    return _REFUSALS.get(error.sqlstate or "") or (f"数据库出错（{error.sqlstate}，{words}）", _ADMIN)


def _unreachable(words: str) -> tuple[str, str]:
    for pattern, what, hint in _UNREACHABLE:
        if re.search(pattern, words):
            return what, hint
    if "failed: " not in words:
        return "连不上数据库", "核对地址里的各项参数"
    return f"连不上数据库（{' '.join(words.rpartition('failed: ')[2].split())[:_LONGEST]}）", _ADMIN
