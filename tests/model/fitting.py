"""People to be paired: a tree of topics, and mentees and mentors of every sort."""

from dataclasses import fields, replace
from typing import Any

from hypothesis import strategies as st

from mentoring.model.bank import WEEK, Kind, MentorState, RoleForm
from mentoring.model.fit import FitWeights, MentorProfile, Seeker, Yardstick
from mentoring.model.ids import PersonId, TopicId, UnitId
from mentoring.model.people import Mode
from mentoring.model.topics import Topic, TopicTree
from mentoring.model.units import UnitSettings

ANYA, BORIS, VERA = PersonId(1), PersonId(2), PersonId(3)
PSYCHOLOGY, DISCIPLINE, MOTIVATION, METHODS, LESSON = map(TopicId, range(1, 6))
TREE = TopicTree(
    [
        Topic(id=topic, unit_id=UnitId(1), parent_id=parent, code=None, name=str(topic))
        for topic, parent in [
            (PSYCHOLOGY, None),
            (DISCIPLINE, PSYCHOLOGY),
            (MOTIVATION, PSYCHOLOGY),
            (METHODS, None),
            (LESSON, METHODS),
        ]
    ]
)
USUAL = Yardstick.of(UnitSettings(), TREE)

levels = st.integers(1, 3)
topics = st.sampled_from([topic.id for topic in TREE.topics])
people = st.sampled_from([ANYA, BORIS, VERA])
common: dict[str, st.SearchStrategy[Any]] = {
    "subjects": st.frozensets(st.sampled_from(["mathematics", "physics"])),
    "times": st.frozensets(st.sampled_from(WEEK)),
    "kinds": st.frozensets(st.sampled_from(Kind), max_size=2),
    "forms": st.frozensets(st.sampled_from(RoleForm), max_size=2),
    "modes": st.frozensets(st.sampled_from(Mode)),
    "likes": st.frozensets(people),
}
seekers = st.builds(
    Seeker,
    person_id=people,
    needs=st.dictionaries(topics, st.integers(0, 3)),
    kept_apart_from=st.frozensets(people, max_size=1),
    accepts_superior=st.booleans(),
    **common,
)
mentors = st.builds(
    MentorProfile,
    person_id=people,
    state=st.sampled_from([MentorState.APPROVED] * 6 + list(MentorState)),
    is_away=st.sampled_from([False] * 5 + [True]),
    is_head=st.booleans(),
    room=st.integers(0, 4),
    strengths=st.dictionaries(topics, levels),
    **common,
)
weights = st.builds(FitWeights, **{field.name: st.integers(0, 10) for field in fields(FitWeights)})
yardsticks = weights.map(lambda each: replace(USUAL, weights=each))
