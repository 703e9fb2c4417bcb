"""People most tests of use cases play with: they are of `unit` and joined long ago."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from tests.conftest import DATABASES, engine_named
from tests.school import School


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Races are run on both databases; a rule is the same on both, and is told on SQLite.

    What the databases themselves answer is told on both in tests/storage.
    """
    is_race = bool({"at_once", "gather"} & set(metafunc.function.__code__.co_names))
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", DATABASES if is_race else DATABASES[:1], indirect=True)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> AsyncEngine:
    return engine_named(request)


@pytest.fixture
async def curator(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Кузнецова Вера Ильинична", Role.CURATOR)


@pytest.fixture
async def head(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Головин Олег Павлович", Role.HEAD)


@pytest.fixture
async def mentor(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Борисов Борис Борисович", Role.MENTOR)


@pytest.fixture
async def mentee(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Иванова Анна Петровна", Role.MENTEE)
