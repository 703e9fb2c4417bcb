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
    """The template from which a paper of the unit is made now; None for the product's own."""

    async def __call__(self, kind: PaperKind, unit_id: UnitId) -> bytes | None:
        async with self.begin(reads_only=True) as work:
            return await work.paper_templates.content(unit_id, kind)


class ShowTemplateVersion(UseCase):
    """A curator or head gets an earlier version of the unit's template. Raises Gone."""

    async def __call__(self, kind: PaperKind, version: int, unit_id: UnitId, *, by: Actor) -> bytes:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        async with self.begin(reads_only=True) as work:
            return await work.paper_templates.version(unit_id, kind, version)
