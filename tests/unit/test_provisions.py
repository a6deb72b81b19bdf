"""Bytes that travel with work: by digest, refused when they are others, and read back as what was packed."""

from __future__ import annotations

import pytest

from provenhive.canonical import digest_bytes
from provenhive.errors import InfrastructureError
from provenhive.obligations import specification_digest
from provenhive.pipeline.shipping import packed, texts_for
from provenhive.spec_lang.load import load_specification, read_program
from provenhive.swarm import Done, InlineExecutor, LocalExecutor, Work
from provenhive.swarm.provisions import held, take


def test_bytes_of_another_digest_are_refused():
    digest = digest_bytes(b"one thing")
    with pytest.raises(InfrastructureError, match="another digest"):
        take(digest, b"another")
    with pytest.raises(InfrastructureError, match="not sent"):
        held(digest)


@pytest.mark.parametrize("make", [InlineExecutor, lambda: LocalExecutor(2)])
def test_work_finds_what_it_needs_with_the_worker(make):
    import swarm_work

    executor = make()
    try:
        digests = [executor.provide(bytes([n]) * 1000) for n in range(3)]
        for n in range(12):
            needed = (digests[n % 3],)
            executor.submit(Work(str(n), swarm_work.read_back, needed[0], needed))
        found = {r.key: r.result for r in executor.reports() if isinstance(r, Done)}
    finally:
        executor.close()
    assert found == {str(n): bytes([n % 3]) * 1000 for n in range(12)}


def test_a_specification_is_read_from_its_bytes_alone(tmp_path):
    (tmp_path / "deep.hspec").write_text("function one(): int = 1\n")
    (tmp_path / "lower.hspec").write_text("import deep\nfunction two(): int = deep.one() + deep.one()\n")
    main = tmp_path / "upper.hspec"
    main.write_text("import lower\nimport std\nunit f() returns (r: int)\n  ensures r == lower.two()\n")
    program, texts = read_program(main)
    digest = InlineExecutor().provide(packed(texts))
    for file in tmp_path.iterdir():
        file.unlink()
    again = load_specification(texts_for(str(main), digest))
    assert specification_digest(again) == specification_digest(program)
    assert [m.name for m in again.modules] == [m.name for m in program.modules]
    assert again == program
