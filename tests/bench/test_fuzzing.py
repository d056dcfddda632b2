"""Random input grows from files that every parser takes."""

import pytest

from bench.fuzzing.parsers import PARSERS, Parser


@pytest.mark.parametrize("parser", PARSERS.values(), ids=lambda parser: parser.name)
def test_every_parser_answers_for_the_files_it_begins_with(parser: Parser):
    for seed in parser.seeds():
        assert parser.read(seed) is not None


def test_a_parser_may_refuse_and_nothing_else_may_leave_it():
    def fails(data: bytes) -> object:
        raise ValueError(data)

    PARSERS["pdf"].tried(b"no file at all")
    with pytest.raises(ValueError, match="bytes"):
        Parser("wrong", fails, list).tried(b"bytes")
