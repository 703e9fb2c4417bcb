"""The profile: which questions a person is asked, in which order, and what an answer must be."""

from collections.abc import Collection, Iterable

from mentoring.model.people import Bent, Person, ProfileQuestion, Role, TopicLevel
from mentoring.model.staff_list import EXPERIENCE_YEARS
from mentoring.refusals import NameNotWhole, TextMissing, TextTooLong, YearsUnclear

LONGEST_NAME = 200
LONGEST_POSITION = 200
LONGEST_ORGANISATION = 200
LONGEST_SUBJECT = 80
MOST_SUBJECTS = 10


def questions_for(roles: Collection[Role]) -> list[ProfileQuestion]:
    """Strengths are asked of those who help, needs of those who are helped; the rest of everybody."""
    left_out = set()
    if not {Role.MENTOR, Role.GUEST, Role.TUTOR} & set(roles):
        left_out.add(ProfileQuestion.STRENGTHS)
    if Role.MENTEE not in roles:
        left_out.add(ProfileQuestion.NEEDS)
    return [question for question in ProfileQuestion if question not in left_out]


def first_unanswered(
    person: Person, topics: Iterable[TopicLevel], roles: Collection[Role], *, after: ProfileQuestion | None = None
) -> ProfileQuestion | None:
    """The next question to ask, of those after `after`; None when the profile is complete.

    Language and zone always have a value, so whether they were answered cannot be seen: they are asked once, in turn.
    """
    order = list(ProfileQuestion)
    passed = set() if after is None else set(order[: order.index(after) + 1])
    bents = {topic.bent for topic in topics}
    return next((q for q in questions_for(roles) if q not in passed and _is_unanswered(q, person, bents)), None)


def question_raised(
    person: Person, topics: Iterable[TopicLevel], before: Collection[Role], after: Collection[Role]
) -> ProfileQuestion | None:
    """What to ask next of somebody whose roles have changed: what was next, or else what only the new roles ask.

    A mentor whose strengths nobody knows would never be offered a request.
    """
    if person.next_question is not None:
        return person.next_question
    raised = set(questions_for(after)) - set(questions_for(before))
    bents = {topic.bent for topic in topics}
    return next((q for q in questions_for(after) if q in raised and _is_unanswered(q, person, bents)), None)


def _is_unanswered(question: ProfileQuestion, person: Person, bents: set[Bent]) -> bool:
    match question:
        case ProfileQuestion.NAME:
            return not _is_whole(person.name)
        case ProfileQuestion.POSITION:
            return not person.position
        case ProfileQuestion.SUBJECTS:
            return not person.subjects
        case ProfileQuestion.EXPERIENCE:
            return person.experience_years is None
        case ProfileQuestion.STRENGTHS:
            return Bent.STRENGTH not in bents
        case ProfileQuestion.NEEDS:
            return Bent.NEED not in bents
        case ProfileQuestion.WAYS:
            return not person.ways_to_meet
        case ProfileQuestion.LANGUAGE | ProfileQuestion.ZONE:
            return True


def whole_name(text: str) -> str:
    """The name without needless spaces: family name and given name at least, so that people are told apart."""
    name = one_line(text, LONGEST_NAME)
    if not _is_whole(name):
        raise NameNotWhole
    return name


def one_line(text: str, limit: int) -> str:
    """The text without needless spaces and line ends; raises TextMissing, TextTooLong."""
    line = " ".join(text.split())
    if not line:
        raise TextMissing
    if len(line) > limit:
        raise TextTooLong(limit)
    return line


def subjects_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Each subject once, in the order named."""
    subjects = tuple(dict.fromkeys(one_line(text, LONGEST_SUBJECT) for text in texts if text.strip()))
    if not subjects:
        raise TextMissing
    if len(subjects) > MOST_SUBJECTS:
        raise TextTooLong(MOST_SUBJECTS * LONGEST_SUBJECT)
    return subjects


def years_of(text: str | int) -> int:
    """Whole years of experience as the person wrote them."""
    try:
        years = int(text)
    except ValueError:
        raise YearsUnclear from None
    if years not in EXPERIENCE_YEARS:
        raise YearsUnclear
    return years


def _is_whole(name: str) -> bool:
    return sum(any(map(str.isalpha, word)) for word in name.split()) >= 2
