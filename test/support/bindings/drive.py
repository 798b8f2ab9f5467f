"""Many shapes through the adapters of a rendered project: PROJECT DATABASE SEED COUNT. Prints what is wrong, as JSON."""

import json
import logging
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from forms import DECOY, FORMS, Refused
from generate import shape_of, storage
from judge import VARIABLE, judge

project, database, seed, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
sys.path.insert(0, project)

from shop import cloudfoundry, codeengine  # noqa: E402

warnings: list[str] = []


class Kept(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        warnings.append(record.getMessage())


logging.getLogger("shop").addHandler(Kept())
logging.getLogger("shop").propagate = False

rng = random.Random(seed)
folder = Path(tempfile.mkdtemp(prefix="shapes-"))
told, wrong = Counter(), []
try:
    for number in range(count):
        shape = shape_of(rng, database)
        form = rng.choice(list(FORMS))
        bound = [shape.binding]
        if form == "SERVICE_BINDING_ROOT":
            # A broker whose bindings are to be files has no capitals.
            credentials = shape.binding["credentials"]
            shape.binding["credentials"] = {key.lower(): value for key, value in credentials.items()}
        if form.startswith(("VCAP", "SERVICE")) and shape.kind != "storage" and rng.random() < 0.5:
            # Another service beside it, good or bad: neither changes anything.
            other = storage(rng).binding | {"name": "storage", "binding_name": "storage", "label": "user-provided"}
            if rng.random() < 0.5:
                other["credentials"] = {"container_uri": "https://a"}
            bound.insert(rng.randint(0, 1), other)
        place = folder / str(number)
        place.mkdir()
        try:
            environ = FORMS[form](bound, place, shape.kind)
        except (Refused, UnicodeEncodeError):
            told["refused by the platform"] += 1
            form, environ = "VCAP_SERVICES", FORMS["VCAP_SERVICES"](bound, place, shape.kind)
        launched: dict[str, str] = {}
        adapter = codeengine if form == "Code Engine" else cloudfoundry
        if adapter is cloudfoundry and shape.binding["name"] == "database":
            # As the launcher leaves it, whatever is bound.
            launched["DATABASE_URL"] = f"postgres://u:p@{DECOY}/n"
            environ |= launched
        environ["TMPDIR"] = str(place)
        warnings.clear()
        credentials = shape.binding["credentials"]
        if form == "SERVICE_BINDING_ROOT" and (not credentials or (shape.note in {"parts", "broken both"} and "name" in credentials)):
            # There, the file "name" tells the binding's, and not the database's.
            shape.may_refuse = True
        try:
            found = adapter.injected(environ)
            faults = judge(shape, {**launched, **found.variables}, found.problems, list(warnings))
        except Exception:  # noqa: BLE001 - whatever it is, it is the fault
            faults = [traceback.format_exc(limit=-3)]
        told[form] += 1
        told["refused by the project"] += not found.variables.get(VARIABLE[shape.kind])
        if faults:
            wrong.append({"number": number, "form": form, "note": shape.note, "faults": faults, "binding": shape.binding})
        shutil.rmtree(place)
finally:
    shutil.rmtree(folder)
json.dump({"told": told, "wrong": wrong}, sys.stdout, default=str)
