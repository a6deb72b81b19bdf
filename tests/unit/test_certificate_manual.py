"""docs/certificate.md names every field of every model of the schema."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from provenhive.records import KINDS, base, envelope, evidence, kinds

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "certificate.md").read_text("utf-8")


def models():
    for module in (base, evidence, kinds):
        for name, value in vars(module).items():
            if isinstance(value, type) and issubclass(value, BaseModel) and name[0] != "_":
                yield value


@pytest.mark.parametrize("model", sorted(set(models()), key=lambda m: m.__name__))
def test_each_model_and_field_is_documented(model):
    if not model.model_fields:
        return
    assert re.search(rf"\b{model.__name__}\b", MANUAL)
    for field in model.model_fields:
        assert f"`{field}`" in MANUAL, f"{model.__name__}.{field}"


def test_each_kind_and_predicate_type_is_documented():
    for kind in KINDS:
        assert f"(`{kind}`)" in MANUAL
    assert envelope.predicate_type("KIND") in MANUAL


def test_each_cause_is_documented():
    source = "".join(path.read_text("utf-8") for path in Path(base.__file__).parent.glob("*.py"))
    causes = set(re.findall(r'RecordInvalid\(\s*"([a-z-]+)"', source)) | {"not-json", "too-large"}
    assert len(causes) > 8
    for cause in causes:
        assert f"| `{cause}` |" in MANUAL, cause
