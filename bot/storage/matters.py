"""What waits for deciders: one query over everything that can, for one person or for all of a unit.

Who adds a matter adds a part to `matters`; the queue, home and the morning's count follow.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased

from bot.storage.meetings import is_for_deciders
from bot.storage.mentorships import IS_IN
from bot.storage.rows import (
    ClosingRow,
    MeetingAttendeeRow,
    MeetingRow,
    MembershipRow,
    MentorListRow,
    MentorshipMemberRow,
    MentorshipRequestRow,
    MentorshipRow,
    MentorshipStepRow,
    OrderRow,
    PersonRow,
    SpeedMeetingRow,
)
from mentoring.decisions import Matter
from mentoring.model.closings import ClosingState
from mentoring.model.meetings import MeetingState
from mentoring.model.mentorship import NEW_ROUND, OPINIONS, MentorshipState, StepKind
from mentoring.model.mentorship_request import RequestState
from mentoring.model.orders import OrderState
from mentoring.model.people import DECIDERS, Role
from mentoring.model.speed_meetings import SpeedState

#: Who has a queue: deciders and the council.
READERS = sorted(DECIDERS | {Role.COUNCIL})
#: The warning of the mentorship of the row waits for a decision: its clock has run out.
IS_RIPE = and_(
    ClosingRow.mentorship_id == MentorshipRow.id,
    ClosingRow.state == ClosingState.WARNED,
    ClosingRow.due_at.is_(None),
)
#: Another decider of the same unit, and who that is.
Other, OtherPerson = aliased(MembershipRow), aliased(PersonRow)


def matters(whose: ColumnElement[bool]) -> Any:
    """Whose they are, as what, and where each stands; `whose` says it of `MembershipRow`."""
    return union_all(
        _part(
            Matter.OPINION,
            MentorshipRow,
            MentorshipRow.proposed_at,
            MentorshipRow.version,
            whose,
            MembershipRow.role == Role.COUNCIL,
            MentorshipRow.state == MentorshipState.COUNCIL,
            ~is_in_it(MembershipRow.person_id),
            ~has_spoken(MembershipRow.person_id),
        ),
        _part(
            Matter.MENTORSHIP,
            MentorshipRow,
            MentorshipRow.proposed_at,
            MentorshipRow.version,
            whose,
            MentorshipRow.state == MentorshipState.CURATOR,
            _falls_to(MentorshipRow.unit_id, is_in_it(MembershipRow.person_id), ~is_in_it(Other.person_id)),
        ),
        _part(
            Matter.REQUEST,
            MentorshipRequestRow,
            MentorshipRequestRow.asked_at,
            MentorshipRequestRow.version,
            whose,
            MentorshipRequestRow.state == RequestState.CURATOR,
            ~is_being_answered(),
            _falls_to(
                MentorshipRequestRow.unit_id,
                MentorshipRequestRow.mentee_id == MembershipRow.person_id,
                MentorshipRequestRow.mentee_id != Other.person_id,
            ),
        ),
        _part(
            Matter.MENTOR_LIST,
            MentorListRow,
            MentorListRow.proposed_at,
            literal(1),
            whose,
            MembershipRow.role == Role.HEAD,
            MentorListRow.closed_at.is_(None),
        ),
        _part(
            Matter.ORDER,
            OrderRow,
            OrderRow.drawn_up_at,
            OrderRow.version,
            whose,
            MembershipRow.role == Role.HEAD,
            OrderRow.state == OrderState.SENT,
        ),
        _part(
            Matter.SPEED,
            SpeedMeetingRow,
            SpeedMeetingRow.asked_at,
            SpeedMeetingRow.version,
            whose,
            SpeedMeetingRow.state == SpeedState.WAITING,
            _falls_to(
                SpeedMeetingRow.unit_id,
                or_(
                    SpeedMeetingRow.mentee_id == MembershipRow.person_id,
                    SpeedMeetingRow.mentor_id == MembershipRow.person_id,
                ),
                and_(SpeedMeetingRow.mentee_id != Other.person_id, SpeedMeetingRow.mentor_id != Other.person_id),
            ),
        ),
        _part(
            Matter.WARNING,
            MentorshipRow,
            select(func.max(ClosingRow.ripe_at)).where(IS_RIPE).correlate(MentorshipRow).scalar_subquery(),
            MentorshipRow.version,
            whose,
            exists().where(IS_RIPE).correlate(MentorshipRow),
            _falls_to(MentorshipRow.unit_id, is_in_it(MembershipRow.person_id), ~is_in_it(Other.person_id)),
        ),
        _part(
            Matter.DISPUTE,
            MeetingRow,
            MeetingRow.ends_at,
            MeetingRow.version,
            whose,
            MeetingRow.state == MeetingState.DISPUTED,
            is_for_deciders(),
            ~_is_party(MembershipRow.person_id),
            _falls_to(MeetingRow.unit_id, _is_party(MembershipRow.person_id), ~_is_party(Other.person_id)),
        ),
    ).subquery("matters")


def _is_party(person_id: Any) -> ColumnElement[bool]:
    """Whether the person was to be at the meeting of the row, or belongs to its mentorship."""
    return or_(
        exists()
        .where(MeetingAttendeeRow.meeting_id == MeetingRow.id, MeetingAttendeeRow.person_id == person_id)
        .correlate_except(MeetingAttendeeRow),
        exists()
        .where(
            MentorshipMemberRow.mentorship_id == MeetingRow.mentorship_id,
            MentorshipMemberRow.person_id == person_id,
            *IS_IN,
        )
        .correlate_except(MentorshipMemberRow),
    )


def is_being_answered() -> ColumnElement[bool]:
    """Whether a proposal that answers the request of the row waits for its people."""
    return (
        exists()
        .where(MentorshipRow.request_id == MentorshipRequestRow.id, MentorshipRow.state == MentorshipState.PROPOSED)
        .correlate_except(MentorshipRow)
    )


def is_in_it(person_id: Any) -> ColumnElement[bool]:
    """Whether the person belongs to the mentorship of the row."""
    return (
        exists()
        .where(
            MentorshipMemberRow.mentorship_id == MentorshipRow.id,
            MentorshipMemberRow.person_id == person_id,
            *IS_IN,
        )
        .correlate_except(MentorshipMemberRow)
    )


def has_spoken(person_id: Any) -> ColumnElement[bool]:
    """Whether the person has given an opinion on the mentorship of the row in this round; see `CouncilOpinions`."""
    return exists(said(MentorshipStepRow.author_id == person_id))


def said(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Opinions on the mentorship of the row given in this round: kinds, the newest first."""
    beginning = aliased(MentorshipStepRow)
    begun = (
        select(func.coalesce(func.max(beginning.id), 0))
        .where(beginning.mentorship_id == MentorshipRow.id, beginning.kind.in_(sorted(NEW_ROUND)))
        .correlate_except(beginning)
        .scalar_subquery()
    )
    return (
        select(MentorshipStepRow.kind)
        .where(
            MentorshipStepRow.mentorship_id == MentorshipRow.id,
            MentorshipStepRow.kind.in_(sorted(OPINIONS)),
            MentorshipStepRow.id > begun,
            *conditions,
        )
        .order_by(MentorshipStepRow.id.desc())
        .correlate_except(MentorshipStepRow)
    )


def is_objected_to() -> ColumnElement[bool]:
    """Whether somebody of the council is against the mentorship of the row, as far as their newest word goes."""
    later = aliased(MentorshipStepRow)
    is_superseded = (
        exists()
        .where(
            later.mentorship_id == MentorshipStepRow.mentorship_id,
            later.author_id == MentorshipStepRow.author_id,
            later.kind.in_(sorted(OPINIONS)),
            later.id > MentorshipStepRow.id,
        )
        .correlate_except(later)
    )
    return exists(said(MentorshipStepRow.kind == StepKind.OPINION_AGAINST, ~is_superseded))


def _part(
    matter: Matter, row: Any, since: Any, version: Any, whose: ColumnElement[bool], *conditions: ColumnElement[bool]
) -> Select[Any]:
    return (
        select(
            MembershipRow.person_id.label("person_id"),
            literal(matter.value).label("matter"),
            row.id.label("id"),
            row.unit_id.label("unit_id"),
            MembershipRow.role.label("role"),
            since.label("since"),
            version.label("version"),
        )
        .select_from(MembershipRow)
        .join(row, row.unit_id == MembershipRow.unit_id)
        .where(whose, *conditions)
    )


def _falls_to(unit_id: Any, is_own: ColumnElement[bool], is_outside: ColumnElement[bool]) -> ColumnElement[bool]:
    """To the curators; to the heads where no other curator can decide; on one's own only where nobody else can."""

    def another(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        return (
            exists(select(literal(1)).select_from(Other).join(OtherPerson, OtherPerson.id == Other.person_id))
            .where(
                Other.unit_id == unit_id,
                OtherPerson.joined_at.is_not(None),
                OtherPerson.left_at.is_(None),
                OtherPerson.is_reachable,
                *conditions,
            )
            .correlate_except(Other, OtherPerson)
        )

    is_curator, is_head = MembershipRow.role == Role.CURATOR, MembershipRow.role == Role.HEAD
    curator_can = another(Other.role == Role.CURATOR, is_outside)
    anybody_can = another(Other.role.in_(sorted(DECIDERS)), is_outside)
    return and_(
        MembershipRow.role.in_(sorted(DECIDERS)),
        or_(
            and_(is_curator, ~is_own),
            and_(is_head, ~is_own, ~curator_can),
            and_(is_curator, is_own, ~anybody_can),
            and_(is_head, is_own, ~anybody_can, ~another(Other.role == Role.CURATOR)),
        ),
    )
