"""The invented school is whole enough to show every role."""

from collections import Counter

from sandbox.school import GROUP_TITLE, SCHOOL, SCHOOL_NAME, TOPICS


def test_every_role_is_there_and_one_person_has_none() -> None:
    roles = Counter(role for person in SCHOOL for role in person.roles)
    assert roles == {"head": 1, "curator": 1, "council": 2, "mentor": 9, "mentee": 5, "guest": 1}
    assert sum(not person.roles for person in SCHOOL) == 1
    assert sum(person.language_code == "en" for person in SCHOOL) == 1
    assert GROUP_TITLE
    assert SCHOOL_NAME


def test_names_are_unique_and_topics_are_from_the_tree() -> None:
    assert len({person.username for person in SCHOOL}) == len({person.last_name for person in SCHOOL}) == len(SCHOOL)
    for person in SCHOOL:
        assert {topic for topic, _ in person.strengths + person.needs} <= set(TOPICS)
        assert all(level in {1, 2, 3} for _, level in person.strengths + person.needs)


def test_every_need_finds_somebody_strong() -> None:
    strong = {topic for person in SCHOOL for topic, _ in person.strengths}
    assert {topic for person in SCHOOL for topic, _ in person.needs} <= strong


def test_who_mentors_says_when_and_how() -> None:
    for person in SCHOOL:
        helps = {"mentor", "guest"} & set(person.roles)
        assert bool(person.kinds and person.forms) == bool(helps), person.username
        assert bool(person.times) == bool(helps or "mentee" in person.roles), person.username
        assert bool(person.organisation) == ("guest" in person.roles), person.username
