"""The container file and the manifest name what the project and Ray have."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import yaml
from click import Context
from packaging.requirements import Requirement
from ray import __version__ as ray_version
from ray._private.ray_constants import DEFAULT_DASHBOARD_PORT, DEFAULT_PORT
from typer.main import get_command

from provenhive.cli.main import app

_ROOT = Path(__file__).parents[2]
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text())["project"]
_CONTAINER = (_ROOT / "deploy" / "Containerfile").read_text()
_VOLUME, _JOB = yaml.safe_load_all((_ROOT / "deploy" / "rayjob.yaml").read_text())
_CLUSTER = _JOB["spec"]["rayClusterSpec"]
_PODS = [g["template"]["spec"] for g in (_CLUSTER["headGroupSpec"], *_CLUSTER["workerGroupSpecs"])]


def test_the_entrypoint_is_a_command_that_the_command_line_takes():
    program, name, *arguments = shlex.split(_JOB["spec"]["entrypoint"])
    assert program in _PROJECT["scripts"]
    command = get_command(app).get_command(Context(get_command(app)), name)
    taken = command.make_context(name, arguments).params
    assert (taken["executor"], taken["ray_address"]) == ("ray", "auto")
    assert Path(taken["path"]).is_relative_to("/project") and taken["metrics"].is_relative_to("/project")


def test_as_many_jobs_as_the_workers_have_processors():
    arguments = shlex.split(_JOB["spec"]["entrypoint"])
    processors = sum(
        group["replicas"] * int(group["template"]["spec"]["containers"][0]["resources"]["limits"]["cpu"])
        for group in _CLUSTER["workerGroupSpecs"]
    )
    assert int(arguments[arguments.index("--jobs") + 1]) == processors


def test_the_container_installs_extras_that_there_are_and_copies_what_the_wheel_takes():
    (extras,) = re.findall(r"provenhive-\*\.whl\)\[([^]]+)\]", _CONTAINER)
    assert set(extras.split(",")) <= set(_PROJECT["optional-dependencies"])
    copied = {word for line in re.findall(r"^COPY (?!--)(.+)$", _CONTAINER, re.M) for word in line.split()[:-1]}
    assert all((_ROOT / name).exists() for name in copied)
    build = tomllib.loads((_ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert {*build["packages"], *build["force-include"], "pyproject.toml", _PROJECT["readme"]} <= copied


def test_one_version_of_ray_that_the_extra_allows():
    (installed,) = re.findall(r'"ray\[default\]==([^"]+)"', _CONTAINER)
    (wanted,) = (Requirement(text) for text in _PROJECT["optional-dependencies"]["cluster"])
    assert installed == _CLUSTER["rayVersion"] == ray_version
    assert wanted.specifier.contains(installed)


def test_all_nodes_run_one_image_and_see_the_project_at_one_place():
    containers = [pod["containers"][0] for pod in _PODS]
    assert {c["image"] for c in containers} == {f"provenhive:{_PROJECT['version']}"}
    assert [c["volumeMounts"] for c in containers] == [[{"name": "project", "mountPath": "/project"}]] * len(_PODS)
    claims = {pod["volumes"][0]["persistentVolumeClaim"]["claimName"] for pod in _PODS}
    assert claims == {_VOLUME["metadata"]["name"]} and _VOLUME["spec"]["accessModes"] == ["ReadWriteMany"]


def test_the_ports_are_rays():
    ports = {port["name"]: port["containerPort"] for port in _PODS[0]["containers"][0]["ports"]}
    assert (ports["gcs-server"], ports["dashboard"]) == (DEFAULT_PORT, DEFAULT_DASHBOARD_PORT)
