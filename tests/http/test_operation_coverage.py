"""Every operation of these nouns in the server's own description has tests: one in which it succeeds, one in
which who may not do it is refused, and one in which what is asked for is wrong."""

import ast
from pathlib import Path

from covers import KINDS


# Nouns (tags of the description) whose operations must all be tried.
NOUNS = {
    "address book",
    "administrator",
    "control",
    "corporation",
    "department",
    "device",
    "own",
    "password",
    "picture",
    "recording",
    "resource",
    "room",
    "sign-on",
    "user",
    "webinar",
}


def documented(server, anybody):
    """The operations of these nouns in the description, by our names."""
    paths = anybody.done(anybody.get("/openapi.json")).json()["paths"]
    rows = [row for methods in paths.values() for row in methods.values() if isinstance(row, dict)]
    return {row["operationId"] for row in rows if NOUNS & set(row.get("tags", []))}


def covered():
    """Operations that tests say they try, by kind."""
    found = {kind: set() for kind in KINDS}
    for path in Path(__file__).parent.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                assert node.name.startswith("test_") or not marks(node), f"{path.name}: {node.name} is no test"
                for mark in marks(node):
                    kind, *operations = [ast.literal_eval(argument) for argument in mark.args]
                    found[kind].update(operations)
    return found


def marks(function):
    calls = [mark for mark in function.decorator_list if isinstance(mark, ast.Call)]
    return [mark for mark in calls if isinstance(mark.func, ast.Name) and mark.func.id == "covers"]


def test_every_operation_has_its_tests(server, anybody):
    operations, found = documented(server, anybody), covered()
    assert len(operations) > 30
    missing = {kind: sorted(operations - found[kind]) for kind in KINDS}
    assert not any(missing.values()), f"without a test: {missing}"
    unknown = sorted(set().union(*found.values()) - operations)
    assert not unknown, f"tested, and not in the description: {unknown}"
