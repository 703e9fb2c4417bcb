"""People most tests of use cases play with: they are of `unit` and joined long ago."""

import pytest

from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from tests.school import School


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
