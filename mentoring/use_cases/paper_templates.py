"""The unit's own templates of papers: put in the place of the product's, in versions (гл. 2 п. 6 пп. 3)."""

from mentoring.model.ids import UnitId
from mentoring.model.papers import PaperKind
from mentoring.model.people import DECIDERS, Actor
from mentoring.use_cases.use_case import UseCase


class ReplaceTemplate(UseCase):
    """A curator or head puts a template of their own in the place of a paper's, as a new version; None: ours again.

    The file has been judged before; earlier versions stay, and so do papers made from them.
    """

    async def __call__(self, kind: PaperKind, content: bytes | None, unit_id: UnitId, *, by: Actor) -> int:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        async with self.begin() as work:
            return await work.paper_templates.add(unit_id, kind, content, by.id, self.clock.now())


class TemplateInUse(UseCase):
    """From what the papers of a unit are made now; None for the product's own. For making papers, not for looking."""

    async def __call__(self, kind: PaperKind, unit_id: UnitId) -> bytes | None:
        async with self.begin(reads_only=True) as work:
            return await work.paper_templates.content(unit_id, kind)


class ShowTemplate(UseCase):
    """A curator or head gets the unit's template of a paper, the one in use or a version; None for the product's own.

    Raises Gone for a version there is none of, or that was the product's own.
    """

    async def __call__(
        self, kind: PaperKind, unit_id: UnitId, *, version: int | None = None, by: Actor
    ) -> bytes | None:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        async with self.begin(reads_only=True) as work:
            if version is None:
                return await work.paper_templates.content(unit_id, kind)
            return await work.paper_templates.version(unit_id, kind, version)
