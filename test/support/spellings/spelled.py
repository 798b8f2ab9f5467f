"""Settings modules that read the environment as people spell it: reader, default, cast, guard and module at random."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

#: What each cast needs as text, and other texts that it takes.
TEXTS = {
    "text": ("of-the-run", "https://x.example/a?b=c", "an odd value"),
    "int": ("7", "0", "86400"),
    "float": ("0.5", "3"),
    "bool": ("true", "false", "1"),
    "list": ("a.example,b.example", "c.example"),
    "json": ('{"a": [1, 2]}', "{}"),
    "url": ("postgres://u:p@db.example:5432/shop?sslmode=require", "postgres://u:p@db.example/shop"),
}

#: A default of each cast, as Python has it.
DEFAULTS = {
    "text": "'unset'",
    "int": "20",
    "float": "0.1",
    "bool": "True",
    "list": "['d.example']",
    "json": "{'d': 1}",
    "url": "'sqlite:///x.sqlite3'",
}

#: What turns a text into a value without any library.
PLAIN_CASTS = {
    "text": "{}",
    "int": "int({})",
    "float": "float({})",
    "bool": "{} == 'true'",
    "list": "{}.split(',')",
    "json": "json.loads({})",
    "url": "dj_database_url.parse({})",
}

IMPORTS = """import json
import os
from os import environ, getenv
from pathlib import Path

import dj_database_url
import environ as django_environ
from decouple import Csv, config
from django.core.exceptions import ImproperlyConfigured
from environs import Env
from pydantic_settings import BaseSettings, SettingsConfigDict
"""

READERS = """
env = django_environ.Env()
envs = Env()


def required(name):
    try:
        return os.environ[name]
    except KeyError:
        raise ImproperlyConfigured(f"Set the {name} environment variable") from None


def setting(name, default=None):
    if name in os.environ:
        return os.environ[name]
    if default is None:
        raise RuntimeError("a variable is missing: " + name)
    return default


def silent(name):
    value = os.environ.get(name)
    if not value:
        raise RuntimeError("the environment is incomplete")
    return value
"""


@dataclass
class Spelled:
    """One module or several, and what they read."""

    files: dict[str, str]
    #: The variables, each with a text that its cast takes.
    variables: dict[str, str] = field(default_factory=dict)


def plain(random: Random, name: str, cast: str, target: str) -> str:
    """Return lines that assign what os.environ has."""
    wrap = PLAIN_CASTS[cast]
    default = DEFAULTS[cast]
    text_default = repr(TEXTS[cast][0])
    read = random.choice([f'os.environ["{name}"]', f"environ['{name}']", f'required("{name}")', f'setting("{name}")', f'silent("{name}")'])
    get = random.choice(["os.environ.get", "os.getenv", "environ.get", "getenv"])
    return random.choice(
        [
            f"{target} = {wrap.format(read)}",
            f"{target} = {wrap.format(read)}",
            f'{target} = {wrap.format(f"""{get}("{name}")""")}',
            f'{target} = {wrap.format(f"""{get}("{name}", {text_default})""")}',
            f'{target} = {wrap.format(f"""{get}("{name}", default={text_default})""")}' if "getenv" in get else f'{target} = {wrap.format(f"""({get}("{name}") or {text_default})""")}',
            f'{target} = {wrap.format(f"""({get}("{name}") or {text_default})""")}',
            f'{target} = {wrap.format(f"""setting("{name}", {text_default})""")}',
            f'if "{name}" in os.environ:\n    {target} = {wrap.format(read)}',
            f'if "{name}" in os.environ:\n    {target} = {wrap.format(read)}\nelse:\n    {target} = {default}',
            f'{target} = {wrap.format(read)} if "{name}" in os.environ else {default}',
            f'{target} = {wrap.format(f"""os.environ["{name}"]""")} if os.environ.get("{name}") else {default}',
            f'try:\n    {target} = {wrap.format(f"""os.environ["{name}"]""")}\nexcept KeyError:\n    {target} = {default}',
            f'{target} = {get}("{name}")\nif not {target}:\n    raise ImproperlyConfigured("{name} is required")\n{target} = {wrap.format(target)}',
            f'{target} = {get}("{name}")\nif {target} is not None:\n    {target} = {wrap.format(target)}',
            f'{target} = {get}("{name}")\nassert {target}, "no {name}"\n{target} = {wrap.format(target)}',
            f'_{target} = {get}("{name}")\n{target} = {wrap.format(f"_{target}")}',
            f'{target}: object = {wrap.format(f"""os.environ["{name}"]""")}',
        ]
    )


def django_environ(random: Random, name: str, cast: str, target: str) -> str:
    """Return lines with django-environ."""
    method = {"text": random.choice(["", ".str"]), "url": random.choice([".db", ".db_url", ".url"])}.get(cast, f".{cast}")
    default = DEFAULTS[cast]
    choices = [f'{target} = env{method}("{name}")', f'{target} = env{method}("{name}", default={default})']
    if method not in {"", ".list"}:
        choices.append(f'{target} = env{method}("{name}", {default})')
    if method == "":
        choices.append(f'{target} = env("{name}", str, {default})')
    if method == ".list":
        choices.append(f'{target} = env.list("{name}", str, {default})')
    if cast in {"int", "bool", "text"}:
        kind = "str" if cast == "text" else cast
        choices.append(f'schemed = django_environ.Env({name}=({kind}, {default}))\n{target} = schemed("{name}")')
        choices.append(f'schemed = django_environ.Env({name}={kind})\n{target} = schemed("{name}")')
    return random.choice(choices)


def decouple(random: Random, name: str, cast: str, target: str) -> str:
    """Return lines with python-decouple."""
    kind = {"int": "int", "float": "float", "bool": "bool", "list": "Csv()", "json": "json.loads", "url": "dj_database_url.parse"}.get(cast)
    casting = f", cast={kind}" if kind else ""
    default = repr(TEXTS[cast][0])
    return random.choice(
        [
            f'{target} = config("{name}"{casting})',
            f'{target} = config("{name}", default={default}{casting})',
            f'{target} = config("{name}", {default}{casting})',
        ]
    )


def environs(random: Random, name: str, cast: str, target: str) -> str:
    """Return lines with environs."""
    method = {"text": random.choice(["", ".str"]), "url": ".str"}.get(cast, f".{cast}")
    default = DEFAULTS[cast]
    return random.choice(
        [
            f'{target} = envs{method}("{name}")',
            f'{target} = envs{method}("{name}", default={default})',
            f'{target} = envs{method}("{name}", {default})',
            f'with envs.prefixed("{name[:2]}"):\n    {target} = envs{method}("{name[2:]}")',
        ]
    )


def pydantic(random: Random, name: str, cast: str, target: str) -> str:
    """Return lines with a class of pydantic's."""
    kind = {"text": "str", "url": "str", "list": "str", "json": "dict"}.get(cast, cast)
    start = name.index("_") + 1
    prefix, rest = random.choice([("", name), (name[:start], name[start:])])
    default = random.choice(["", f" = {DEFAULTS[cast]}"]) if kind != "str" else random.choice(["", " = 'unset'"])
    configured = f'    model_config = SettingsConfigDict(env_prefix="{prefix}")\n' if prefix else ""
    return f"class Of{target}(BaseSettings):\n{configured}    {rest.lower()}: {kind}{default}\n\n\n{target} = Of{target}().{rest.lower()}"


def database_url(random: Random, name: str, _cast: str, target: str) -> str:
    """Return lines with dj-database-url."""
    return random.choice(
        [
            f'{target} = dj_database_url.config("{name}")',
            f'{target} = dj_database_url.config(env="{name}", default="sqlite:///x.sqlite3")',
            f'{target} = dj_database_url.config("{name}", default="sqlite:///x.sqlite3", conn_max_age=600)',
        ]
    )


#: Settings that Django knows, with what they are: a project has some of them, spelled like any other.
KNOWN = {
    "STATIC_URL": "text",
    "EMAIL_HOST": "text",
    "CSRF_COOKIE_SECURE": "bool",
    "SECURE_SSL_REDIRECT": "bool",
    "SECURE_HSTS_SECONDS": "int",
    "ALLOWED_HOSTS": "list",
    "ADMIN_URL": "text",
}

BASE = """
SECRET_KEY = os.environ["{key}"]
ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["django.contrib.contenttypes"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
DATABASES = {{"default": {{"ENGINE": "django.contrib.gis.db.backends.postgis", "NAME": "shop", "ATOMIC_REQUESTS": True, "OPTIONS": {{"sslmode": "require"}}}}}}
"""


def spelled(random: Random) -> Spelled:
    """Return settings that read four to eight variables."""
    key = random.choice(["SECRET_KEY", "DJANGO_SECRET_KEY", "SHOP_KEY"])
    variables = {key: "k" * 50}
    blocks = []
    known = random.sample(sorted(KNOWN), 2)
    for number in range(random.randint(4, 8)):
        cast = random.choice(sorted(TEXTS))
        target = f"SETTING_{number}"
        if known and random.random() < 0.3:
            target = known.pop()
            cast = KNOWN[target]
        name = random.choice(["SHOP_", "APP_", "X9_"]) + random.choice(["NUMBER", "PLACE", "SWITCH"]) + f"_{number}"
        readers = [plain, plain, django_environ, decouple, environs, pydantic]
        reader = random.choice([*readers, database_url] if cast == "url" else readers)
        block = reader(random, name, cast, target)
        while target == "ALLOWED_HOSTS" and ("is not None" in block or "BaseSettings" in block):
            # What is no list is refused by Django itself, after the import.
            block = plain(random, name, cast, target)
        blocks.append(block)
        variables[name] = random.choice(TEXTS[cast])
    body = "\n".join(blocks) + "\n"
    base = BASE.format(key=key)
    layout = random.choice(["one", "star", "package", "module"])
    half = len(blocks) // 2
    first, second = ("\n".join(part) + "\n" for part in (blocks[:half], blocks[half:]))
    shared = "from shop.reading import env, envs, required, setting, silent\n"
    files = {
        "one": {"settings.py": IMPORTS + READERS + base + body},
        "star": {"base.py": IMPORTS + READERS + base + first, "settings.py": IMPORTS + "from .base import *\nfrom .base import env, envs, required, setting, silent\n" + second},
        "package": {"settings/__init__.py": "from .live import *\n", "settings/base.py": IMPORTS + READERS + base + first, "settings/live.py": IMPORTS + "from .base import *\n" + second},
        "module": {"reading.py": IMPORTS + READERS, "settings.py": IMPORTS + shared + base + body},
    }[layout]
    return Spelled({"__init__.py": "", **files}, variables)
