"""The client for language models, against a server that speaks the documented protocols on a real socket."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from agent_support import NothingWrong, task
from model_server import ModelServer, model_server

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.errors import InfrastructureError, UserError
from provenhive.search.agent import Feedback, Proposal
from provenhive.search.filter import Filter, Look, QuickAnswer
from provenhive.search.llm.grammar import body_grammar
from provenhive.search.llm.group import LanguageModel, language_model
from provenhive.search.llm.messages import Question, Usage
from provenhive.search.llm.recording import NotRecorded, Recorder
from provenhive.search.llm.settings import LlmGroup
from provenhive.search.llm.transport import HttpClient, ProviderFailed

WORK = task("unit twice(x: int) returns (r: int)\n  ensures r == 2 * x", "twice")
QUESTION = Question("openai", "small", "be good", "hello", 0.5, 64, 7)
RIGHT = "```dafny\n{\n  r := x + x;\n}\n```"


def openai(text: str, finish: str = "stop") -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "small",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}],
        "usage": {"prompt_tokens": 30, "completion_tokens": 12, "total_tokens": 42},
    }


def anthropic(text: str, stop: str = "end_turn") -> dict[str, Any]:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "small",
        "content": [{"type": "text", "text": text}],
        "stop_reason": stop,
        "usage": {"input_tokens": 30, "output_tokens": 12},
    }


@contextmanager
def serving(*answers: Any) -> Iterator[ModelServer]:
    """Answer requests in order with these."""
    prepared = [a if isinstance(a, tuple) else (200, a, {}) for a in answers]
    with model_server(lambda _question: prepared.pop(0)) as server:
        yield server


def group(server: ModelServer, **changes: Any) -> LlmGroup:
    return LlmGroup.model_validate({"model": "small", "base_url": server.url, "samples": 1, **changes})


def proposals(agent: LanguageModel) -> list[Proposal]:
    return list(agent.propose(WORK, Feedback()))


def test_chat_completions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_KEY", "s3cret")
    with serving(openai("hi")) as server:
        answer = HttpClient(group(server, key_env="SOME_KEY")).ask(QUESTION)
    assert (answer.text, answer.complete, answer.usage) == ("hi", True, Usage(30, 12))
    path, headers, body = server.seen[0]
    assert path == "/v1/chat/completions"
    assert headers["authorization"] == "Bearer s3cret"
    assert body == {
        "model": "small",
        "messages": [{"role": "system", "content": "be good"}, {"role": "user", "content": "hello"}],
        "temperature": 0.5,
        "max_tokens": 64,
        "seed": 7,
    }


def test_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_KEY", "s3cret")
    with serving(anthropic("hi"), anthropic("h", "max_tokens")) as server:
        client = HttpClient(group(server, protocol="anthropic", key_env="SOME_KEY"))
        assert client.ask(QUESTION).complete
        assert not client.ask(QUESTION).complete
    path, headers, body = server.seen[0]
    assert path == "/v1/messages"
    assert headers["x-api-key"] == "s3cret"
    assert headers["anthropic-version"] == "2023-06-01"
    assert body["system"] == "be good"
    assert body["messages"] == [{"role": "user", "content": "hello"}]


def test_failures_that_pass_are_tried_again_with_growing_pauses() -> None:
    waited: list[float] = []
    busy = (429, {"error": "slow down"}, {"retry-after": "7"})
    with serving(busy, (503, b"oops", {}), openai("hi")) as server:
        answer = HttpClient(group(server), waited.append).ask(QUESTION)
    assert answer.text == "hi"
    assert waited[0] == 7
    assert 1 <= waited[1] <= 2


def test_what_does_not_pass_is_an_error_of_the_infrastructure_with_its_reason() -> None:
    with serving((401, {"error": "bad key"}, {})) as server, pytest.raises(ProviderFailed, match="bad key"):
        HttpClient(group(server), pytest.fail).ask(QUESTION)
    with serving((500, b"", {}), (500, b"", {})) as server, pytest.raises(ProviderFailed, match="HTTP 500"):
        HttpClient(group(server, retries=1), lambda _: None).ask(QUESTION)
    with serving() as server:
        address = group(server, retries=0)
    with pytest.raises(ProviderFailed, match="Connect"):
        HttpClient(address).ask(QUESTION)


@pytest.mark.parametrize("document", [b"<html>", {"choices": []}, {"choices": [{"message": {"content": 4}}]}, [1]])
def test_an_unreadable_answer_is_no_answer(document: Any) -> None:
    with serving(document) as server, pytest.raises(InfrastructureError):
        HttpClient(group(server)).ask(QUESTION)


def test_a_missing_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(UserError, match="OPENAI_API_KEY"):
        HttpClient(LlmGroup(model="big")).ask(QUESTION)


def test_red_flags_are_discarded_and_counted_never_repaired() -> None:
    answers = [
        openai("{ r := x + x; }", finish="length"),
        openai("Sure! Here it is:\n" + RIGHT),
        openai(RIGHT + "\n" + RIGHT),
        openai(""),
        openai("{ r := x; // " + "long " * 60 + "\n}"),
        openai(RIGHT),
    ]
    with serving(*answers) as server:
        agent = language_model("small", group(server, samples=6, max_characters=200), None, "off")
        found = proposals(agent)
    assert [p.red_flag for p in found] == ["cut off", "wrong form", "wrong form", "empty", "too long", ""]
    assert found[-1].text == "{\n  r := x + x;\n}\n"
    assert sum(agent.accounts.flagged.values()) == 5


class NeverAsked:
    def look(self, candidate: object, *, effort: int) -> Look:
        return Look(QuickAnswer.DROPPED, ("not proved",))

    def judge(self, text: str) -> None:
        raise AssertionError(text)


def test_the_filter_counts_what_is_flagged_and_reads_none_of_it() -> None:
    with serving(openai("{ r := x + x; }", finish="length"), openai(RIGHT)) as server:
        agent = language_model("small", group(server, samples=2, token_budget=80), None, "off")
        result = Filter(WORK, [agent], NeverAsked(), NothingWrong()).run()
    assert (result.counts.red_flagged, result.counts.unknown) == (1, 1)
    assert result.outcomes[0].stage == "red flag"


def test_tokens_and_cost_are_added_up_and_the_budget_ends_the_questions() -> None:
    with serving(*[openai(RIGHT)] * 3) as server:
        agent = language_model(
            "small", group(server, samples=9, token_budget=100, price_in=1000, price_out=10_000), None, "off"
        )
        assert len(proposals(agent)) == 3
    assert agent.accounts.usage == Usage(90, 36)
    assert agent.accounts.cost == pytest.approx(0.09 + 0.36)


def test_a_recorded_run_is_replayed_offline(tmp_path: Path) -> None:
    with serving(openai(RIGHT), openai("{ r := 2 * x; }")) as server:
        settings = group(server, samples=2)
        recorded = proposals(language_model("small", settings, tmp_path, "record"))
        assert len(server.seen) == 2
        assert proposals(language_model("small", settings, tmp_path, "record")) == recorded
        assert len(server.seen) == 2
    assert proposals(language_model("small", settings, tmp_path, "replay")) == recorded
    assert len({p.prompt_digest for p in recorded}) == 2
    assert (
        proposals(language_model("small", settings.model_copy(update={"temperature": 0.1}), tmp_path, "replay")) == []
    )


def test_recalled_answers_are_counted_apart_and_charged_to_nobody(tmp_path: Path) -> None:
    with serving(*[openai(RIGHT)] * 3) as server:
        settings = group(server, samples=2, token_budget=84, price_in=1000, price_out=10_000)
        first = language_model("small", settings, tmp_path, "record")
        assert len(proposals(first)) == 2
        assert first.accounts.ended == "", "the budget ends the next question, and there was none"
        again = language_model("small", settings.model_copy(update={"samples": 3}), tmp_path, "record")
        assert len(proposals(again)) == 3
        assert len(server.seen) == 3, "the recalled answers left the budget to one that was not on record"
    assert (again.accounts.usage, again.accounts.recalled) == (Usage(30, 12), Usage(60, 24))
    assert again.accounts.cost == pytest.approx(0.03 + 0.12)
    assert again.accounts.answers == 3
    replayed = language_model("small", settings, tmp_path, "replay")
    assert len(proposals(replayed)) == 2
    assert (replayed.accounts.usage, replayed.accounts.cost) == (Usage(), 0.0)
    assert replayed.accounts.recalled == Usage(60, 24)


def test_a_spent_budget_ends_the_questions_for_good_and_a_replay_ends_there_too(tmp_path: Path) -> None:
    with serving(*[openai(RIGHT)] * 2) as server:
        settings = group(server, samples=5, token_budget=84)
        agent = language_model("small", settings, tmp_path, "record")
        assert (len(proposals(agent)), len(proposals(agent))) == (2, 0)
    assert agent.accounts.ended == "the token budget is spent"
    replayed = language_model("small", settings, tmp_path, "replay")
    assert len(proposals(replayed)) == 2
    assert replayed.accounts.ended == "the recorded run's token budget was spent here"
    assert not replayed.accounts.strayed


def test_a_replay_that_strays_ends_its_own_questions_and_nobody_elses(tmp_path: Path) -> None:
    with serving(openai(RIGHT), openai("{ r := 2 * x; }")) as server:
        settings = group(server, samples=2)
        proposals(language_model("small", settings, tmp_path, "record"))
    lost = language_model("small", settings, tmp_path, "replay")
    questions = [p.prompt_digest or "" for p in lost.propose(WORK, Feedback())]
    (tmp_path / f"{questions[0].removeprefix('sha256:')}.json").unlink()
    strayed = language_model("small", settings, tmp_path, "replay")
    other = language_model("other", settings, tmp_path / "other", "off")
    with serving(openai(RIGHT)) as server:
        other._client, other._group = HttpClient(group(server)), group(server, token_budget=40)
        result = Filter(WORK, [strayed, other], NeverAsked(), NothingWrong()).run()
    assert strayed.accounts.strayed and questions[0] in strayed.accounts.ended
    assert "differs from the recorded one" in strayed.accounts.ended
    assert proposals(strayed) == [], "the answer to its next question is there, and belongs to another course"
    assert [o.proposal.agent for o in result.outcomes] == ["other"]


def test_two_providers_of_one_model_name_have_answers_of_their_own(tmp_path: Path) -> None:
    wrong = "{ r := x; }\n"
    with serving(openai(RIGHT)) as here, serving(openai(wrong)) as there:
        (first,) = proposals(language_model("small", group(here), tmp_path, "record"))
        (second,) = proposals(language_model("small", group(there), tmp_path, "record"))
        assert [len(here.seen), len(there.seen)] == [1, 1]
    assert (first.text, second.text) == ("{\n  r := x + x;\n}\n", wrong)
    assert first.prompt_digest != second.prompt_digest


def test_a_record_names_the_provider_without_its_password(tmp_path: Path) -> None:
    with serving(openai(RIGHT)) as server:
        secret = group(server, base_url=server.url.replace("http://", "http://me:s3cret@"))
        proposals(language_model("small", secret, tmp_path, "record"))
    (file,) = tmp_path.iterdir()
    kept = json.loads(file.read_text())
    assert kept["question"]["address"] == server.url
    assert "s3cret" not in file.read_text()


def test_a_record_holds_no_key_and_a_damaged_one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_KEY", "s3cret")
    with serving(openai(RIGHT)) as server:
        client = HttpClient(group(server, key_env="SOME_KEY"))
        Recorder(client, tmp_path, "record").ask(QUESTION)
    (file,) = tmp_path.iterdir()
    assert "s3cret" not in file.read_text()
    with pytest.raises(NotRecorded):
        Recorder(client, tmp_path / "elsewhere", "replay").ask(QUESTION)
    file.write_text(file.read_text().replace("hello", "other"))
    with pytest.raises(InfrastructureError, match="another question"):
        Recorder(client, tmp_path, "replay").ask(QUESTION)


def test_a_grammar_is_sent_for_weak_models_and_answers_within_it_pass_the_gate() -> None:
    with serving(openai("{\n  r := x + 2;\n}\n")) as server:
        settings = group(server, constrain=True, token_budget=40)
        (found,) = proposals(language_model("small", settings, None, "off"))
        sent = server.seen[0][2]["grammar"]
    assert sent.startswith('root ::= "{\\n" body "}"')
    assert '"x"' in sent
    assert not isinstance(parse_candidate(found.text, WORK.program, WORK.unit), Rejection)
    strange = task("datatype D = D(a: int)\n\nunit g(x: int) returns (r: D)\n  ensures r.a == x", "g")
    assert body_grammar(strange) == ""
