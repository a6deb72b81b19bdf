"""Files of users: read with errors that name them, written whole or not at all."""

import stat
from pathlib import Path

import pytest

from provenhive import files
from provenhive.errors import UserError
from provenhive.files import read_text, write_file


def test_a_file_is_replaced_with_its_permissions(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "new é")
    assert path.read_bytes() == "new é".encode() and stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "there").write_text("old")
    (tmp_path / "here").symlink_to("there")
    write_file(tmp_path / "here", "new")
    assert (tmp_path / "here").is_symlink() and (tmp_path / "there").read_text() == "new"


def test_what_is_no_plain_file_is_written_to_and_stays(tmp_path):
    write_file(tmp_path / "null", "kept")
    (tmp_path / "link").symlink_to("/dev/null")
    write_file(tmp_path / "link", "gone")
    assert (tmp_path / "link").samefile("/dev/null") and Path("/dev/null").is_char_device()


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    path.write_text("old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(UserError, match=r"page\.html: No space left on device"):
        write_file(path, "new")
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"] and path.read_text() == "old"


@pytest.mark.parametrize("place", ["folder", "missing/page", "file/page"])
def test_what_cannot_be_written_is_named(tmp_path, place):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=place):
        write_file(tmp_path / place, "text")


def test_what_cannot_be_read_is_named(tmp_path):
    (tmp_path / "bytes").write_bytes(b"ab\xff")
    for name, said in (
        ("bytes", "not a UTF-8 text: invalid start byte at byte 2"),
        ("none", "No such file"),
        (".", "Is a directory"),
    ):
        with pytest.raises(UserError, match=said):
            read_text(tmp_path / name)
