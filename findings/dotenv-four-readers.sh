#!/usr/bin/env bash
# One .env file, four readers of it: python-dotenv, django-environ, honcho and `uv run --env-file`. A space in a value without
# quotes: honcho takes it away; uv leaves out that variable and all that come after it, warns, and starts the program. A hash in the
# middle of a word: honcho's value ends there. A dollar: uv puts in another variable, also where none has that name; between double
# quotes it leaves out the rest of the file again. A comment behind a value: django-environ takes it for a part of it, unless it is told
# to look for comments. The keys that Django makes have hashes and dollars. Single quotes are what all four read alike.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-dotenv==1.2.4 django-environ==0.14.0 honcho==2.0.0 uv==0.13.9
cd "$folder"
venv/bin/pip list 2>/dev/null | grep -iE '^(python-dotenv|django-environ|honcho|uv) '
venv/bin/python - <<'CLIENT'
import io, json, os, subprocess, sys

import dotenv
import environ
import honcho.environ


def with_django_environ(text):
    environ.Env.ENVIRON = {}
    environ.Env.read_env(io.StringIO(text))
    return environ.Env.ENVIRON


def with_uv(text):
    with open("file.env", "w") as file:
        file.write(text)
    shown = "import json, os; print(json.dumps(dict(os.environ)))"
    options = ["--no-project", "--no-config", "--offline", "--python", sys.executable, "--env-file", "file.env"]
    environment = {"PATH": os.environ["PATH"], "HOME": os.getcwd()}
    run = subprocess.run(["venv/bin/uv", "run", *options, "python", "-c", shown], env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    warnings.append(run.stderr.strip())
    return json.loads(run.stdout)


READERS = {
    "python-dotenv": lambda text: dotenv.dotenv_values(stream=io.StringIO(text)),
    "django-environ": with_django_environ,
    "honcho": honcho.environ.parse,
    "uv": with_uv,
}
warnings = []
# The line, what each makes of A, and whether uv still reads the line after it.
LINES = [
    ("A=Our shop", ["Our shop", "Our shop", "Ourshop", None], False),
    ("A=k#4p", ["k#4p", "k#4p", "k", "k#4p"], True),
    ("A=k$price", ["k$price", "k$price", "k$price", "k"], True),
    ('A="k$price"', ["k$price", "k$price", "k$price", None], False),
    ("A=5 # seconds", ["5", "5 # seconds", "5", "5"], True),
    ("A='Our k#4p $price'", ["Our k#4p $price"] * 4, True),
]
changed = []
for line, expected, goes_on in LINES:
    found = {name: reader(f"{line}\nB=next\n") for name, reader in READERS.items()}
    values = [variables.get("A") for variables in found.values()]
    after = {name: variables.get("B") == "next" for name, variables in found.items()}
    print(line)
    for name, value in zip(READERS, values):
        print(f"    {name:14} {'no such variable' if value is None else value}{'' if after[name] else ', nor the line after it'}")
    if warnings[-1]:
        print(f"    uv says: {warnings[-1]}")
    if values != expected or bool(warnings[-1]) == goes_on or after != {**dict.fromkeys(READERS, True), "uv": goes_on}:
        changed.append(line)
sys.exit(f"this has changed: {changed}" if changed else None)
CLIENT
