"""Prints what a project requires as JSON: which file says it, as which lines, and what could not be understood."""

import json

#: Files of pip's, those of production first.
PIP_FILES = (
    "requirements.txt",
    "requirements/production.txt",
    "requirements/prod.txt",
    "requirements/requirements.txt",
    "requirements/base.txt",
    "requirements/common.txt",
    "requirements-prod.txt",
    "requirements-production.txt",
)


def looked_at(lines, file):
    """Requirements of lines that are written here."""
    found = []
    for text in lines:
        if not text.startswith("-"):
            text = text.split(" \\\n")[0]
            one = parsed_requirement(text, file, line_of(file, text.split("[")[0].split(" ")[0].split("=")[0]))
            found += [one] if one else []
    return found


def of_pip(path):
    read = PipFile(path)
    return {"file": path, "isPip": True, "required": read.required, "constraints": read.constraints, "hashed": read.hashed,
            "encoding": read.encoding, "lines": [], "locked": False, "options": read.options, "files": sorted(read.seen)}


def of_project(pyproject):
    readers = [] if pyproject is None else [("pyproject.toml", lambda: poetry(pyproject)), ("pyproject.toml", lambda: pep621(pyproject))]
    for file, read in [*readers, ("Pipfile", pipenv)]:
        found = read()
        if found:
            return {"file": file, "isPip": False, "required": looked_at(found["declared"], file), "constraints": [], "hashed": found["hashed"],
                    "encoding": "utf-8", "lines": found["lines"], "locked": found["locked"], "options": [],
                    "unlocked": found["unlocked"], "installed": looked_at(found["lines"], file)}
    return None


def python_wish(pyproject, found):
    for name in (".python-version", "runtime.txt"):
        if (ROOT / name).is_file():
            for line in decoded(name)[0].splitlines():
                text = line.split("#")[0].strip()
                if text:
                    return re.sub(r"^(?:python|cpython)-", "", text)
    pyproject = pyproject or {}
    wish = pyproject.get("tool", {}).get("poetry", {}).get("dependencies", {}).get("python")
    pipfile = toml("Pipfile") if found and found["file"] == "Pipfile" else None
    return str(wish or (pipfile or {}).get("requires", {}).get("python_version") or pyproject.get("project", {}).get("requires-python") or "")


def print_requirements():
    pyproject = toml("pyproject.toml")
    files = [of_pip(path) for path in PIP_FILES if (ROOT / path).is_file()]
    names_django = lambda one: any(each["name"] == "django" for each in one["required"])
    found = next((one for one in files if names_django(one)), None)
    if found is None:
        # What is not chosen is not looked at: a file for documentation may hold anything.
        PROBLEMS[:] = [one for one in PROBLEMS if one["file"] == "pyproject.toml"]
        found = of_project(pyproject)
        if found is None or not names_django(found) and files and any(one["required"] for one in files):
            found = next((of_pip(one["file"]) for one in files if one["required"]), found)
    else:
        wanted = {*found["files"], "pyproject.toml"}
        PROBLEMS[:] = [one for one in PROBLEMS if one["file"] in wanted]
    if found:
        found["python"] = python_wish(pyproject, found)
    json.dump({"found": found, "problems": PROBLEMS}, sys.stdout)


if __name__ == "__main__":
    print_requirements()
