"""`postgresql://…` as it was typed → how to connect, and how to name the place without its password."""

import psycopg
from psycopg.conninfo import conninfo_to_dict

from gongkai.errors import GongkaiError

# A line that went dead is noticed within half a minute, whatever the system's own patience is.
_DEFAULTS = {
    "connect_timeout": "10",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
    "application_name": "gongkai",
}
_HINT = """写成 postgresql://用户名@主机:5432/数据库；密码放进 PGPASSWORD，\
写在地址里的话，其中的 @ / : ? # % 要写成 %40 %2F %3A %3F %23 %25"""


def parameters(url: str) -> dict[str, str]:
    """What libpq is told, ours where the address is silent. Raises GongkaiError, which quotes nothing of the address.

    A password with a bare @ or / in it would be taken for the host or the database, and named as such.
    """
    try:
        given = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    except (psycopg.Error, UnicodeError):
        raise GongkaiError("数据库的地址写得不对", _HINT) from None
    port = given.get("port", "").replace(",", "")  # of several hosts each may have one
    odd = any(set("@=") & set(given.get(key, "")) for key in ("host", "hostaddr", "dbname"))
    if (port and not port.isdecimal()) or odd or ":" in given.get("user", ""):
        raise GongkaiError("数据库的地址写得不对", _HINT)
    return {**_DEFAULTS, **given, "client_encoding": "UTF8"}


def shown(parameters: dict[str, str]) -> str:
    """The place as messages name it: user, hosts, each with its port, database and service, nothing secret."""
    user = f"{parameters['user']}@" if "user" in parameters else ""
    hosts = parameters.get("host", parameters.get("hostaddr", "")).split(",")
    ports = parameters.get("port", "").split(",")
    if len(ports) != len(hosts):  # one for all of them, or as many as hostaddr has, which then is given too
        ports = ports[:1] * len(hosts)
    places = ",".join(f"{host}:{port}" if port else host for host, port in zip(hosts, ports, strict=True))
    service = f"?service={parameters['service']}" if "service" in parameters else ""
    return f"postgresql://{user}{places}/{parameters.get('dbname', '')}{service}"
