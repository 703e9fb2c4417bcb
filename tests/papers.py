"""Papers and orders brought to where a test begins, through the verbs."""

from datetime import date

from mentoring.model.mentorship import Mentorship, MentorshipState
from mentoring.model.orders import Order, OrderKind
from mentoring.model.people import Actor
from mentoring.use_cases.order_signing import SignOrder
from mentoring.use_cases.orders import DrawUpOrder, SendOrder
from mentoring.use_cases.participation import RegisterConsent
from tests.conftest import MONDAY_MORNING
from tests.mentorships import pair
from tests.school import School, Verb

TODAY = MONDAY_MORNING.date()
#: What stands at the beginning of a photo; the rest is nobody's business.
PHOTO = b"\xff\xd8\xff\xe0 a signed paper"


async def consents(verb: Verb, mentorship: Mentorship, *, by: Actor) -> None:
    """The papers of all are registered."""
    for number, person_id in enumerate(sorted(mentorship.people), start=1):
        await verb(RegisterConsent)(mentorship.id, person_id, number=str(number), signed_on=TODAY, by=by)


async def signed_pair(verb: Verb, school: School, mentor: Actor, *mentees: Actor, by: Actor) -> Mentorship:
    """An approved mentorship whose papers are all there."""
    mentorship = await pair(school, mentor, *mentees, state=MentorshipState.APPROVED)
    await consents(verb, mentorship, by=by)
    return mentorship


async def sent(verb: Verb, *mentorships: Mentorship, by: Actor, kind: OrderKind = OrderKind.APPOINT) -> Order:
    """An order that is with the head."""
    order = await verb(DrawUpOrder)(kind, [each.id for each in mentorships], by.unit_id, by=by)
    return await verb(SendOrder)(order.id, by=by)


async def signed(verb: Verb, order: Order, *, by: Actor, number: str = "12-к", signed_on: date = TODAY) -> Order:
    return await verb(SignOrder)(
        order.id, number=number, signed_on=signed_on, version=order.version, paper=b"PK", by=by
    )


async def in_force(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, *, curator: Actor, head: Actor
) -> Mentorship:
    """A mentorship that an order has put in force today."""
    mentorship = await signed_pair(verb, school, mentor, mentee, by=curator)
    await signed(verb, await sent(verb, mentorship, by=curator), by=head, number=f"{mentorship.id}-п")
    return await stored(school, mentorship)


async def stored(school: School, mentorship: Mentorship) -> Mentorship:
    async with school.begin() as work:
        return await work.mentorships.get(mentorship.id)
