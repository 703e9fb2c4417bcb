"""Which spellings are one subject."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.model.subjects import subject_key, subject_keys


@pytest.mark.parametrize(
    "spellings",
    [
        ("Математика", "математика ", "МАТЕМАТИКА", "Mathematics", "maths", "Алгебра", "Алгебра и начала анализа"),
        ("Русский язык", "русский", "Russian", "Родной язык (русский)"),
        ("Английский язык", "английский", "English", "Иностранный язык (английский)"),
        ("Физическая культура", "физкультура", "PE", "P.E.", "Physical education"),
        ("ОБЖ", "ОБЗР", "Основы безопасности и защиты Родины"),
        ("Труд (технология)", "Технология", "технология"),
        ("Начальные классы", "начальная школа", "Primary school"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_subject_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({subject_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Физика", "Химия"),
        ("История", "История искусств"),
        ("Английский язык", "Иностранный язык"),
        ("Риторика", "Шахматы"),
        ("Искусство", "Мировая художественная культура"),
    ],
)
def test_different_subjects_have_different_keys(one: str, other: str) -> None:
    assert subject_key(one) != subject_key(other)


def test_what_is_in_no_list_is_compared_by_its_words() -> None:
    assert subject_key("  Учёт и аудит!") == subject_key("учет  и АУДИТ")


@pytest.mark.parametrize(
    ("name", "subjects"),
    [
        ("Русский язык и литература", ("русский", "литература")),
        ("История, обществознание", ("история", "обществознание")),
        ("Физика/астрономия", ("физика", "астрономия")),
        ("Maths and Physics", ("математика", "физика")),
        ("Алгебра и геометрия", ("математика",)),
        # One subject whose name has «и» in it, and one of which a half is not known.
        ("Информатика и ИКТ", ("информатика",)),
        ("Физика и шахматы", ("физика и шахматы",)),
    ],
)
def test_subjects_named_in_one_breath_are_parted_when_all_are_known(name: str, subjects: tuple[str, ...]) -> None:
    assert subject_keys([name]) == {subject_key(subject) for subject in subjects}


def test_nothing_is_no_subject() -> None:
    assert subject_keys(["", " — ", "Химия"]) == {subject_key("химия")}


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    assert subject_key(subject_key(name)) == subject_key(name)
