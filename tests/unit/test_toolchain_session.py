"""Interactive sessions: byte-exact exchange, each limit, each way to die."""

import pickle
import sys

import pytest

from provenhive.errors import InfrastructureError
from provenhive.toolchain import LimitHit, Limits, Session, SessionError, living_groups
from provenhive.toolchain.memory import group_members

PYTHON = sys.executable


def test_bytes_pass_unchanged_both_ways():
    data = bytes(range(256)) * 40 + b"\r\n\x04\x03\x1a"
    with Session(("cat",)) as session:
        session.send(data)
        assert session.read_exactly(len(data)) == data


def test_lines_of_both_line_ends_and_of_any_length():
    with Session(("cat",)) as session:
        session.send(b"one\ntwo\r\n\n" + b"x" * 500_000 + b"\n")
        assert [session.read_line() for _ in range(3)] == [b"one", b"two", b""]
        assert session.read_line() == b"x" * 500_000


def test_framed_messages_as_in_lsp():
    with Session(("cat",)) as session:
        session.send(b"Content-Length: 5\r\n\r\nhello" + b"Content-Length: 0\r\n\r\n")
        assert session.read_until(b"\r\n\r\n") == b"Content-Length: 5"
        assert session.read_exactly(5) == b"hello"
        assert session.read_until(b"\r\n\r\n") == b"Content-Length: 0"
        assert session.read_exactly(0) == b""


def test_the_end_of_the_tool_is_an_error_with_its_last_words():
    session = Session(("sh", "-c", "echo ready; echo 'dying words' >&2; exit 5"))
    assert session.read_line() == b"ready"
    with pytest.raises(SessionError, match="ended before it answered") as caught:
        session.read_line()
    assert caught.value.limit is None and session.closed
    assert caught.value.run is not None
    assert caught.value.run.exit_code == 5 and "dying words" in caught.value.run.output
    assert isinstance(caught.value, InfrastructureError)


def test_a_silent_tool_meets_the_wall_limit_and_its_group_dies():
    session = Session(("sh", "-c", "sleep 1000 & sleep 1000"), limits=Limits(wall_seconds=0.4))
    with pytest.raises(SessionError) as caught:
        session.read_line()
    assert caught.value.limit is LimitHit.WALL
    assert group_members(session.pid) == () and session.pid not in living_groups()


def test_a_tool_that_does_not_read_meets_the_wall_limit():
    session = Session(("sleep", "1000"), limits=Limits(wall_seconds=0.4))
    with pytest.raises(SessionError) as caught:
        session.send(b"x" * 10_000_000)
    assert caught.value.limit is LimitHit.WALL


@pytest.mark.parametrize("text", ["x", "x\n"])
def test_a_flood_meets_the_output_limit(text: str):
    script = f"import sys\nwhile True: sys.stdout.write({text!r} * 1000)"
    session = Session((PYTHON, "-c", script), limits=Limits(wall_seconds=60, output_bytes=200_000))
    with pytest.raises(SessionError) as caught:
        session.read_until(b"never")
    assert caught.value.limit is LimitHit.OUTPUT


def test_the_output_count_starts_anew_with_each_request():
    with Session(("cat",), limits=Limits(output_bytes=100_000)) as session:
        for _ in range(5):
            session.send(b"y" * 60_000 + b"\n")
            assert len(session.read_line()) == 60_000


def test_growth_meets_the_memory_limit():
    script = "x = bytearray(400_000_000); import time; time.sleep(100)"
    session = Session((PYTHON, "-c", script), limits=Limits(wall_seconds=60, memory_mb=200))
    with pytest.raises(SessionError) as caught:
        session.read_line()
    assert caught.value.limit is LimitHit.MEMORY


def test_a_flood_on_standard_error_does_not_block_the_answers():
    script = (
        "import sys\nfor line in sys.stdin:\n"
        " sys.stderr.write('e' * 300_000 + '\\n'); sys.stderr.flush(); print(line, end='', flush=True)"
    )
    with Session((PYTHON, "-c", script)) as session:
        for number in range(5):
            session.send(b"%d\n" % number)
            assert session.read_line() == b"%d" % number
        assert "eeee" in session.evidence().output


def test_a_closed_session_refuses_work():
    session = Session(("cat",))
    session.close()
    session.close()
    with pytest.raises(SessionError, match="has ended"):
        session.send(b"x")
    assert session.pid not in living_groups()


def test_a_farewell_lets_the_tool_end_by_itself():
    session = Session(("sh", "-c", "read line; exit 9"))
    session.close(b"quit\n")
    assert session.evidence().exit_code == 9


def test_a_missing_program_is_an_infrastructure_error():
    with pytest.raises(InfrastructureError, match="was not found"):
        Session(("no-such-program-anywhere",))


def test_session_errors_survive_pickling():
    error = SessionError("it hung", limit=LimitHit.WALL)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (again.message, again.limit) == ("it hung", LimitHit.WALL)


def test_a_tool_that_answers_while_it_is_written_to_blocks_nobody():
    with Session(("cat",), limits=Limits(wall_seconds=60)) as session:
        session.send(b"z" * 3_000_000 + b"\n")
        assert len(session.read_line()) == 3_000_000


def test_a_flood_while_it_is_written_to_meets_the_output_limit():
    session = Session(("yes",), limits=Limits(wall_seconds=60, output_bytes=1_000_000))
    with pytest.raises(SessionError) as caught:
        session.send(b"z" * 50_000_000)
    assert caught.value.limit is LimitHit.OUTPUT
