"""Which operations a test tries, and how: read from the source by `test_operation_coverage.py`."""

KINDS = ("success", "authorisation", "error")


def covers(kind, *operations):
    """Marks a test that tries these operations (our names of them) with this outcome."""
    assert kind in KINDS and operations, (kind, operations)
    return lambda test: test
