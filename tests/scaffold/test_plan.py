"""Nothing is written before the whole is known, and nothing of the user's is lost."""

import pytest

from toolkit.model.errors import ScaffoldError, WouldOverwriteError
from toolkit.scaffold.plan import Action, Clash, make_plan, plan_diff, write_plan

FILES = {"a.tex": b"new\n", "sections/b.tex": b"b\n"}


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path):
    """A folder with one file that differs and one of the user's own."""
    folder = tmp_path / "draft"
    folder.mkdir()
    (folder / "a.tex").write_bytes(b"mine\n")
    (folder / "notes.txt").write_bytes(b"notes\n")
    return folder


def test_a_folder_that_is_not_there_is_made(tmp_path):
    write_plan(make_plan(tmp_path / "x/y", FILES, Clash.REFUSE))
    assert contents(tmp_path / "x/y") == FILES


def test_a_plan_alone_writes_nothing(tmp_path):
    plan = make_plan(tmp_path / "x", FILES, Clash.REFUSE)
    assert plan.paths(Action.WRITE) == ("a.tex", "sections/b.tex")
    assert list(tmp_path.iterdir()) == []


def test_files_that_differ_stop_everything(folder):
    before = contents(folder)
    with pytest.raises(WouldOverwriteError) as caught:
        write_plan(make_plan(folder, FILES, Clash.REFUSE))
    assert caught.value.paths == ("a.tex",)
    assert contents(folder) == before


def test_keeping_leaves_the_user_s_and_writes_the_rest(folder):
    write_plan(make_plan(folder, FILES, Clash.KEEP))
    assert contents(folder) == {
        "a.tex": b"mine\n",
        "notes.txt": b"notes\n",
        **{"sections/b.tex": b"b\n"},
    }


def test_overwriting_touches_only_the_template_s_files(folder):
    write_plan(make_plan(folder, FILES, Clash.OVERWRITE))
    assert contents(folder) == {**FILES, "notes.txt": b"notes\n"}


def test_equal_files_are_left_alone(folder):
    write_plan(make_plan(folder, FILES, Clash.OVERWRITE))
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    plan = make_plan(folder, FILES, Clash.REFUSE)
    assert not plan.changes
    write_plan(plan)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == times


def test_the_diff_goes_from_what_there_is_to_what_comes(folder):
    lines = list(plan_diff(make_plan(folder, {"a.tex": b"new\n"}, Clash.REFUSE)))
    assert lines[-2:] == ["-mine", "+new"]


def test_a_file_in_the_place_of_the_folder_is_refused(folder):
    with pytest.raises(ScaffoldError, match="this is a file"):
        make_plan(folder / "a.tex", FILES, Clash.OVERWRITE)


def test_a_file_and_a_folder_in_each_other_s_way_are_refused(folder):
    (folder / "sections").write_text("a file")
    with pytest.raises(ScaffoldError, match="in each other's way"):
        make_plan(folder, FILES, Clash.OVERWRITE)


def test_a_folder_that_leads_elsewhere_is_not_followed(folder, tmp_path):
    (tmp_path / "outside").mkdir()
    (folder / "sections").symlink_to(tmp_path / "outside")
    with pytest.raises(ScaffoldError, match="leads out of the folder"):
        make_plan(folder, FILES, Clash.OVERWRITE)


def test_overwriting_a_link_replaces_the_link_not_what_it_names(folder, tmp_path):
    (tmp_path / "outside.tex").write_bytes(b"outside\n")
    (folder / "a.tex").unlink()
    (folder / "a.tex").symlink_to(tmp_path / "outside.tex")
    write_plan(make_plan(folder, FILES, Clash.OVERWRITE))
    assert (tmp_path / "outside.tex").read_bytes() == b"outside\n"
    assert (folder / "a.tex").read_bytes() == b"new\n"


def test_a_name_that_no_file_can_have_is_one_line(folder):
    with pytest.raises(ScaffoldError, match="too long"):
        make_plan(folder / ("x" * 300), FILES, Clash.REFUSE)


def test_when_one_file_cannot_be_written_none_is(folder):
    plan = make_plan(folder, {"b.tex": b"", "sections/b.tex": b""}, Clash.REFUSE)
    (folder / "sections").write_text("came in the way meanwhile")
    with pytest.raises(ScaffoldError, match="exists"):
        write_plan(plan)
    assert sorted(contents(folder)) == ["a.tex", "notes.txt", "sections"]


def test_a_new_file_has_the_usual_permissions(folder):
    write_plan(make_plan(folder, {"c.tex": b""}, Clash.REFUSE))
    (folder / "d.tex").touch()
    assert (folder / "c.tex").stat().st_mode == (folder / "d.tex").stat().st_mode
