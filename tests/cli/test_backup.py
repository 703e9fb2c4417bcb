import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.running import only_one_running
from tests.cli.conftest import Command, lessons_in, write_lesson


def test_a_copy_is_whole_and_for_the_owner_only(nastavnik: Command, folder: Path, database: Path) -> None:
    result = nastavnik("backup", "copy.sqlite3")
    assert result.exit_code == 0
    assert lessons_in(folder / "copy.sqlite3") == ["first"]
    assert (folder / "copy.sqlite3").stat().st_mode & 0o777 == 0o600
    assert {path.name for path in folder.iterdir()} == {"copy.sqlite3", "var"}


def test_a_copy_taken_while_the_program_writes_has_what_was_committed(
    nastavnik: Command, folder: Path, database: Path
) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as program, only_one_running(folder / "var/x.lock"):
        program.execute("INSERT INTO lessons VALUES ('committed')")
        program.execute("BEGIN IMMEDIATE")
        program.execute("INSERT INTO lessons VALUES ('not yet')")
        assert nastavnik("backup", "copy.sqlite3").exit_code == 0
        program.execute("COMMIT")
    assert lessons_in(folder / "copy.sqlite3") == ["first", "committed"]


def test_a_copy_never_overwrites_a_file(nastavnik: Command, folder: Path, database: Path) -> None:
    (folder / "copy.sqlite3").write_text("something dear", encoding="utf-8")
    result = nastavnik("backup", "copy.sqlite3")
    assert result.exit_code == 1
    assert "never overwritten" in result.stderr
    assert (folder / "copy.sqlite3").read_text(encoding="utf-8") == "something dear"


def test_without_a_database_there_is_nothing_to_copy(nastavnik: Command, folder: Path) -> None:
    result = nastavnik("backup", "copy.sqlite3")
    assert result.exit_code == 1
    assert "nothing to copy" in result.stderr
    assert list(folder.iterdir()) == []


def test_a_copy_into_a_folder_that_is_not_there_says_so(nastavnik: Command, database: Path) -> None:
    result = nastavnik("backup", "nowhere/copy.sqlite3")
    assert result.exit_code == 1
    assert "could not be written" in result.stderr


def test_a_damaged_database_gives_no_copy(nastavnik: Command, folder: Path, database: Path) -> None:
    pages = bytearray(database.read_bytes())
    pages[4096:] = b"\xff" * (len(pages) - 4096)
    database.write_bytes(pages)
    result = nastavnik("backup", "copy.sqlite3")
    assert result.exit_code == 1
    assert "damaged" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["var"]


def test_a_restored_database_is_as_it_was_and_the_previous_one_is_kept(
    nastavnik: Command, folder: Path, database: Path
) -> None:
    nastavnik("backup", "copy.sqlite3")
    write_lesson(database, "second")
    result = nastavnik("restore", "copy.sqlite3", "--yes")
    assert result.exit_code == 0
    assert lessons_in(database) == ["first"]
    assert database.stat().st_mode & 0o777 == 0o600
    (aside,) = (folder / "var").glob("nastavnik.sqlite3.before-*")
    assert str(aside.name) in result.output
    assert lessons_in(aside) == ["first", "second"]


def test_the_log_of_a_killed_program_goes_aside_with_its_database(
    nastavnik: Command, folder: Path, database: Path
) -> None:
    nastavnik("backup", "copy.sqlite3")
    with closing(sqlite3.connect(database, isolation_level=None)) as killed:
        killed.execute("PRAGMA wal_autocheckpoint = 0")
        killed.execute("INSERT INTO lessons VALUES ('in the log only')")
        assert (folder / "var/nastavnik.sqlite3-wal").stat().st_size > 0
        assert nastavnik("restore", "copy.sqlite3", "--yes").exit_code == 0
    assert lessons_in(database) == ["first"]


def test_restoring_asks_first(nastavnik: Command, folder: Path, database: Path) -> None:
    nastavnik("backup", "copy.sqlite3")
    write_lesson(database, "second")
    assert nastavnik("restore", "copy.sqlite3", answers="n\n").exit_code == 1
    assert lessons_in(database) == ["first", "second"]
    assert nastavnik("restore", "copy.sqlite3", answers="y\n").exit_code == 0
    assert lessons_in(database) == ["first"]


def test_a_copy_moves_to_a_new_machine(nastavnik: Command, folder: Path, database: Path) -> None:
    nastavnik("backup", "copy.sqlite3")
    database.parent.rename(folder / "the old machine")
    result = nastavnik("restore", "copy.sqlite3", "--yes")
    assert result.exit_code == 0
    assert "laid aside" not in result.output
    assert lessons_in(database) == ["first"]


def test_nothing_is_restored_under_a_running_program(nastavnik: Command, folder: Path, database: Path) -> None:
    nastavnik("backup", "copy.sqlite3")
    write_lesson(database, "second")
    with only_one_running(folder / "var/nastavnik.lock"):
        result = nastavnik("restore", "copy.sqlite3", "--yes")
    assert result.exit_code == 1
    assert "already running" in result.stderr
    assert lessons_in(database) == ["first", "second"]


@pytest.mark.parametrize("content", ["", "a letter", "SQLite format 3\0"])
def test_what_is_no_copy_is_not_restored(content: str, nastavnik: Command, folder: Path, database: Path) -> None:
    (folder / "letter").write_text(content, encoding="utf-8")
    result = nastavnik("restore", "letter", "--yes")
    assert result.exit_code == 1
    assert "nothing was changed" in result.stderr
    assert lessons_in(database) == ["first"]


def test_a_database_of_another_program_is_not_restored(nastavnik: Command, folder: Path, database: Path) -> None:
    with closing(sqlite3.connect(folder / "other.sqlite3")) as other, other:
        other.execute("CREATE TABLE bookmarks (address TEXT)")
    assert nastavnik("restore", "other.sqlite3", "--yes").exit_code == 1
    assert lessons_in(database) == ["first"]


def test_a_copy_that_is_not_there_is_told(nastavnik: Command, database: Path) -> None:
    result = nastavnik("restore", "nowhere.sqlite3", "--yes")
    assert result.exit_code == 1
    assert "There is no file" in result.stderr


@pytest.mark.parametrize("arguments", [("backup", "copy.sqlite3"), ("restore", "copy.sqlite3", "--yes")])
def test_postgresql_has_tools_of_its_own(
    arguments: tuple[str, ...], nastavnik: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://school@host/base")
    result = nastavnik(*arguments)
    assert result.exit_code == 2
    assert "pg_dump" in result.stderr


@pytest.fixture
def papers(folder: Path) -> Path:
    """A signed paper, and a document laid out for the school."""
    papers = folder / "var/papers"
    (papers / "kept").mkdir(mode=0o700, parents=True)
    (papers / "kept/0a.jpg").write_bytes(b"\xff\xd8\xff photo")
    (papers / "Приказ 12-к.docx").write_bytes(b"PK order")
    (papers / "kept/.half.part").write_bytes(b"half")
    return papers


def test_papers_travel_in_the_same_file(nastavnik: Command, folder: Path, database: Path, papers: Path) -> None:
    nastavnik("backup", "copy.sqlite3")
    assert {path.name for path in folder.iterdir()} == {"copy.sqlite3", "var"}
    (papers / "kept/0a.jpg").unlink()
    (papers / "kept/0b.jpg").write_bytes(b"later")
    assert nastavnik("restore", "copy.sqlite3", "--yes").exit_code == 0
    found = {path.relative_to(papers).as_posix(): path for path in papers.rglob("*") if path.is_file()}
    assert found.keys() == {"kept/0a.jpg", "Приказ 12-к.docx"}
    assert found["kept/0a.jpg"].read_bytes() == b"\xff\xd8\xff photo"
    assert {path.stat().st_mode & 0o777 for path in found.values()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (papers, papers / "kept")} == {0o700}
    (aside,) = (folder / "var").glob("papers.before-*")
    assert (aside / "kept/0b.jpg").read_bytes() == b"later"


def test_what_is_restored_holds_papers_no_more_than_the_database_did(
    nastavnik: Command, folder: Path, database: Path, papers: Path
) -> None:
    nastavnik("backup", "copy.sqlite3")
    nastavnik("restore", "copy.sqlite3", "--yes")
    with closing(sqlite3.connect(database)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {"alembic_version", "lessons"}
    assert lessons_in(database) == ["first"]


def test_a_copy_from_before_there_were_papers_leaves_them_alone(
    nastavnik: Command, folder: Path, database: Path, papers: Path
) -> None:
    nastavnik("backup", "copy.sqlite3")
    with closing(sqlite3.connect(folder / "copy.sqlite3")) as copy:
        copy.execute("DROP TABLE papers_of_the_copy")
    assert nastavnik("restore", "copy.sqlite3", "--yes").exit_code == 0
    assert (papers / "kept/0a.jpg").read_bytes() == b"\xff\xd8\xff photo"


def test_a_copy_that_reaches_out_of_the_folder_is_not_restored(
    nastavnik: Command, folder: Path, database: Path, papers: Path
) -> None:
    nastavnik("backup", "copy.sqlite3")
    write_lesson(database, "second")
    with closing(sqlite3.connect(folder / "copy.sqlite3")) as copy, copy:
        copy.execute("UPDATE papers_of_the_copy SET name = '../../' || name")
    result = nastavnik("restore", "copy.sqlite3", "--yes")
    assert result.exit_code == 1
    assert "nothing was changed" in result.stderr
    assert lessons_in(database) == ["first", "second"]
    assert sorted(path.name for path in folder.iterdir()) == ["copy.sqlite3", "var"]


def test_papers_go_where_the_settings_say(
    nastavnik: Command, folder: Path, database: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nastavnik("backup", "copy.sqlite3")
    monkeypatch.setenv("PAPERS_FOLDER", str(folder / "elsewhere/papers"))
    assert nastavnik("restore", "copy.sqlite3", "--yes").exit_code == 0
    assert (folder / "elsewhere/papers/kept/0a.jpg").is_file()
