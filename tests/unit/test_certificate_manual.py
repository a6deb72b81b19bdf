"""docs/certificate.md names every field of every model of the schema."""

import hashlib
import re
from pathlib import Path

import ledger_samples as samples
import pytest
from pydantic import BaseModel

from provenhive.records import KINDS, EntryRef, base, envelope, evidence, generate_key, keyid_of, kinds, public_of

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "certificate.md").read_text("utf-8")


_COMMON = {"producer", "recorded_at"}
_CLAIM = {"specification", "obligation", "provers", "uses", "agreements", "stages"}


def models():
    for module in (base, evidence, kinds):
        for name, value in vars(module).items():
            if isinstance(value, type) and issubclass(value, BaseModel) and name[0] != "_" and value.model_fields:
                yield value


def fields_of(model):
    """Return what the manual has to say of a model itself, not of all records or claims."""
    fields = set(model.model_fields)
    fields -= _COMMON if fields >= _COMMON else set()
    if model.__name__ == "LawCertificate":
        return fields - _CLAIM
    inherited = next((base for base in model.__bases__ if base.__name__ == "LawCertificate"), None)
    return fields if inherited is None else fields - set(inherited.model_fields)


def documented(name):
    """Return the fields that the manual gives to a model: in its table, or in the one line that explains it."""
    lead = re.search(rf"^(?:### {name}\b[^\n]*|{name}:)$", MANUAL, re.MULTILINE)
    if lead is not None:
        section = re.split(r"^#|^[A-Z]\w+:$", MANUAL[lead.end() :], maxsplit=1, flags=re.MULTILINE)[0]
        table = re.search(r"^\| field \|.*?(?=\n\n|\Z)", section, re.MULTILINE | re.DOTALL)
        assert table is not None, f"{name} has no table"
        return set(re.findall(r"^\| `(\w+)` \|", table[0], re.MULTILINE))
    if variant := re.search(rf"^\| {name} \| `\w+` \| (.*) \|$", MANUAL, re.MULTILINE):
        return {"what", *re.findall(r"(?:^|, )`(\w+)`", re.sub(r"\([^)]*\)|:[^`]*$", "", variant[1]))}
    if joint := re.search(rf"^### [^\n]*\b{name}\b.*?(?=^#)", MANUAL, re.MULTILINE | re.DOTALL):
        return set(re.findall(rf"^\| `(\w+)` \|.*\({name}\) \|$", joint[0], re.MULTILINE))
    inline = re.search(rf"\b{name}(?: \(([^)]*)\)|: ([^|]*))", MANUAL)
    assert inline is not None, f"the manual does not have {name}"
    return set(re.findall(r"`(\w+)`", inline[1] or inline[2]))


@pytest.mark.parametrize("model", sorted(set(models()), key=lambda m: m.__name__))
def test_the_manual_has_the_fields_of_each_model_and_no_others(model):
    assert documented(model.__name__) == fields_of(model)


def test_the_manual_has_what_all_records_and_all_claims_begin_with():
    begin = MANUAL[MANUAL.index("Every record begins with") :]
    assert set(re.findall(r"^\| `(\w+)` \|", begin[: begin.index("###")], re.MULTILINE)) == _COMMON
    law = MANUAL[MANUAL.index("### LawCertificate") :]
    assert set(re.findall(r"`(\w+)`", re.search(r"fields of every claim \(([^)]*)\)", law)[1])) == _CLAIM


def test_the_identifier_of_a_key_is_as_the_manual_derives_it():
    key = generate_key()
    shown = re.search(r'^\{"keytype".*\}$', MANUAL, re.MULTILINE)[0]
    written = re.sub(r'(?<="public":")[^"]*', public_of(key), shown)
    assert keyid_of(key) == hashlib.sha256(written.encode()).hexdigest()


def test_the_subjects_of_each_kind_are_documented():
    table = re.search(r"^\| kind \| `name` of each subject.*?\n\n", MANUAL, re.MULTILINE | re.DOTALL)[0]
    assert {row.split()[0] for row in re.findall(r"^\| `([^`]*)`", table, re.MULTILINE)} == set(KINDS)
    documented_names = set(re.findall(r"`([a-z:]+)`", table))
    spec = samples.specification()
    ref = EntryRef(index=0, leaf="0" * 64)
    for record in (spec, samples.unit(ref, spec.digest, "u0"), samples.law(ref, spec.digest, "first")):
        fixed = {name.partition(":")[0] for name, _ in kinds.subjects_of(record)} & {
            "specification",
            "candidate",
            "file",
        }
        assert fixed <= {name.rstrip(":") for name in documented_names}


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
