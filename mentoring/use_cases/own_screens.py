"""What a person's own screens show: the link they have opened, and their place in their unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.model.ids import AccountId
from mentoring.model.people import Actor, TopicLevel
from mentoring.model.topics import TopicTree
from mentoring.model.units import Unit
from mentoring.refusals import NotAllowed
from mentoring.use_cases.joining import PRODUCT_CONSENT, OpenedLink
from mentoring.use_cases.use_case import UseCase


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """The actor's home unit, its topics, and which of them the actor has chosen."""

    unit: Unit
    tree: TopicTree
    #: Of all the actor's units.
    levels: Sequence[TopicLevel]
    consent_version: int
    #: None for the product's own text.
    consent_text: str | None


class LinkAtHand(UseCase):
    """The link an account has opened and not decided on, so that joining goes on days later; None when there is none.

    The link's own refusals when it was taken back or grew too old meanwhile.
    """

    async def __call__(self, *, account: AccountId) -> OpenedLink | None:
        async with self.begin() as work:
            invite = await work.invites.opened_by(account)
            if invite is None:
                return None
            invite.must_open_for(account, self.clock.now())
            version, text = await work.units.consent_text(invite.unit_id) or (PRODUCT_CONSENT, None)
            return OpenedLink(
                invite=invite,
                unit=await work.units.get(invite.unit_id),
                person=None if invite.person_id is None else await work.people.get(invite.person_id),
                consent_version=version,
                consent_text=text,
            )


class MyPlace(UseCase):
    """A person looks at their own profile or unit."""

    async def __call__(self, *, by: Actor) -> OwnPlace:
        if not by.person.has_joined:
            raise NotAllowed
        async with self.begin() as work:
            version, text = await work.units.consent_text(by.unit_id) or (PRODUCT_CONSENT, None)
            return OwnPlace(
                unit=await work.units.get(by.unit_id),
                tree=await work.topics.tree(by.unit_id),
                levels=await work.people.topics(by.id),
                consent_version=version,
                consent_text=text,
            )
