"""A database in a file: SQLite, set up for a server that answers several requests at once."""

import dj_database_url

from . import env


def file_database(url: str) -> dj_database_url.DBConfig:
    """Return the settings of a database, whose path is absolute or relative to the project."""
    config = dj_database_url.parse(url)
    if config["NAME"] != ":memory:":
        # Wherever the process was started.
        config["NAME"] = str(env.BASE_DIR / config["NAME"])
    config["OPTIONS"] = {
        # Writers queue up for 20 seconds instead of failing at once; readers never wait.
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        # Parameters of the address go before these.
        **config.get("OPTIONS", {}),
    }
    return config
