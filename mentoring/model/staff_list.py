"""A list of staff as a curator sends it: what a row must hold, and every way in which it may be at fault."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mentoring.model.people import Role

NAME_LIMIT = 120
VALUE_LIMIT = 200
EXPERIENCE_YEARS = range(71)


class StaffColumn(StrEnum):
    """The columns of a staff list, in the order in which the template shows them."""

    NAME = "name"
    POSITION = "position"
    SUBJECTS = "subjects"
    EXPERIENCE = "experience"
    CATEGORY = "category"
    ROLES = "roles"


#: Without these nobody can be invited.
REQUIRED_COLUMNS = (StaffColumn.NAME, StaffColumn.ROLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawStaffRow:
    """One row as the file has it: trimmed texts, known words for roles already turned into role keys."""

    #: The row's number in the file, as a spreadsheet program shows it.
    line: int
    name: str = ""
    position: str = ""
    subjects: tuple[str, ...] = ()
    experience: str = ""
    category: str = ""
    roles: tuple[str, ...] = ()

    def values(self) -> Iterator[tuple[StaffColumn, str]]:
        """Every value with its column."""
        yield StaffColumn.NAME, self.name
        yield StaffColumn.POSITION, self.position
        yield from ((StaffColumn.SUBJECTS, subject) for subject in self.subjects)
        yield StaffColumn.EXPERIENCE, self.experience
        yield StaffColumn.CATEGORY, self.category
        yield from ((StaffColumn.ROLES, role) for role in self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """A staff list as read from a file, nothing judged yet."""

    rows: tuple[RawStaffRow, ...]
    #: Headings of columns that were not understood and are left out.
    unknown_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """One person to invite, or to bring up to date."""

    line: int
    name: str
    position: str
    subjects: tuple[str, ...]
    experience_years: int | None
    category: str | None
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class StaffFault:
    """Something wrong with a row; the person who sent the list puts it right."""


@dataclass(frozen=True, slots=True)
class NameMissing(StaffFault):
    """The row has values but no name."""


@dataclass(frozen=True, slots=True)
class NameTooLong(StaffFault):
    """The name is longer than NAME_LIMIT characters."""


@dataclass(frozen=True, slots=True)
class NotWholeName(StaffFault):
    """The name has fewer than two words: family name and given name are needed to tell people apart."""

    value: str


@dataclass(frozen=True, slots=True)
class ExperienceNotANumber(StaffFault):
    """The experience is no whole number of years."""

    value: str


@dataclass(frozen=True, slots=True)
class ExperienceOutOfRange(StaffFault):
    """Nobody has taught for fewer than 0 or more than 70 years."""

    years: int


@dataclass(frozen=True, slots=True)
class RoleMissing(StaffFault):
    """The row names no role."""


@dataclass(frozen=True, slots=True)
class UnknownRole(StaffFault):
    """The word stands for none of our roles."""

    value: str


@dataclass(frozen=True, slots=True)
class DoubledInFile(StaffFault):
    """The same name stands in an earlier row."""

    first_line: int


@dataclass(frozen=True, slots=True)
class ValueTooLong(StaffFault):
    """A value of the column is longer than VALUE_LIMIT characters."""

    column: StaffColumn


@dataclass(frozen=True, slots=True)
class LooksLikeFormula(StaffFault):
    """The cell holds a formula; what it would show is not known, and it may be an attack."""

    column: StaffColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSheet:
    """A judged staff list: the rows that are in order, and the faults of the others by line."""

    rows: tuple[StaffRow, ...]
    faults: tuple[tuple[int, StaffFault], ...]
    unknown_columns: tuple[str, ...] = ()


def check_staff_rows(sheet: RawSheet) -> StaffSheet:
    """Judge every row; a row with any fault is not among the rows, and all its faults are told at once."""
    rows: list[StaffRow] = []
    faults: list[tuple[int, StaffFault]] = []
    first_lines: dict[str, int] = {}
    for raw in sheet.rows:
        found = list(_faults_of(raw))
        first_line = first_lines.setdefault(name_key(raw.name), raw.line)
        if raw.name and first_line != raw.line:
            found.append(DoubledInFile(first_line))
        if found:
            faults.extend((raw.line, fault) for fault in found)
        else:
            rows.append(_staff_row(raw))
    return StaffSheet(rows=tuple(rows), faults=tuple(faults), unknown_columns=sheet.unknown_columns)


def name_key(name: str) -> str:
    """What two spellings of one name share: case, spaces and ё/е do not matter."""
    return " ".join(name.casefold().replace("ё", "е").split())


def _staff_row(raw: RawStaffRow) -> StaffRow:
    return StaffRow(
        line=raw.line,
        name=raw.name,
        position=raw.position,
        subjects=raw.subjects,
        experience_years=int(raw.experience) if raw.experience else None,
        category=raw.category or None,
        roles=frozenset(Role(role) for role in raw.roles),
    )


def _faults_of(raw: RawStaffRow) -> Iterator[StaffFault]:
    unusable = {column: fault for column, value in raw.values() if (fault := _unusable(column, value))}
    yield from unusable.values()
    if StaffColumn.NAME not in unusable:
        yield from _faults_of_name(raw.name)
    if StaffColumn.EXPERIENCE not in unusable and raw.experience:
        yield from _faults_of_experience(raw.experience)
    if StaffColumn.ROLES not in unusable:
        yield from _faults_of_roles(raw.roles)


def _unusable(column: StaffColumn, value: str) -> StaffFault | None:
    if value.startswith("="):
        return LooksLikeFormula(column)
    if column is StaffColumn.NAME:
        return NameTooLong() if len(value) > NAME_LIMIT else None
    return ValueTooLong(column) if len(value) > VALUE_LIMIT else None


def _faults_of_name(name: str) -> Iterator[StaffFault]:
    if not name:
        yield NameMissing()
    elif sum(any(map(str.isalpha, word)) for word in name.split()) < 2:
        yield NotWholeName(name)


def _faults_of_experience(experience: str) -> Iterator[StaffFault]:
    if not re.fullmatch(r"-?\d{1,9}", experience):
        yield ExperienceNotANumber(experience)
    elif int(experience) not in EXPERIENCE_YEARS:
        yield ExperienceOutOfRange(int(experience))


def _faults_of_roles(roles: Sequence[str]) -> Iterator[StaffFault]:
    if not roles:
        yield RoleMissing()
    known = {role.value for role in Role}
    yield from (UnknownRole(role) for role in roles if role not in known)
