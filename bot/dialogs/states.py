"""The map of all conversations: a state group is a capability, a state is its question."""

from aiogram.fsm.state import State, StatesGroup


class Home(StatesGroup):
    main = State()
    #: For somebody who has no role: whom to ask.
    stranger = State()


class AskingForHelp(StatesGroup):
    direction = State()
    topic = State()
    urgency = State()
    answers = State()
    words = State()


class MyRequests(StatesGroup):
    list = State()
    card = State()
    detail = State()
    withdraw = State()


class MyHelping(StatesGroup):
    """What a mentor was offered and has in hand."""

    list = State()
    card = State()
    reasons = State()
    until = State()


class AskingBack(StatesGroup):
    words = State()


class WritingLog(StatesGroup):
    works = State()
    hinders = State()
    mentee_step = State()
    mentor_step = State()


class HelpQueue(StatesGroup):
    list = State()
    card = State()
    assign = State()
    confirm = State()
    take_back = State()
    words = State()
    figures = State()


class Answering(StatesGroup):
    """Frequently asked questions: reading, and the curator's editing."""

    topics = State()
    list = State()
    #: What waits for the curator's decision.
    proposals = State()
    card = State()
    question = State()
    answer = State()
    refuse = State()
    take_back = State()


class DeadLetters(StatesGroup):
    list = State()


class Joining(StatesGroup):
    welcome = State()
    consent = State()
    refuse = State()
    owner_role = State()


class Profile(StatesGroup):
    view = State()
    name = State()
    position = State()
    subjects = State()
    experience = State()
    strengths = State()
    strength_topics = State()
    needs = State()
    need_topics = State()
    ways = State()
    language = State()
    zone = State()
    pause = State()
    data = State()
    leave = State()
    withdraw_consent = State()
    unit = State()
    wishes = State()


class Inviting(StatesGroup):
    roles = State()
    name = State()
    #: Where a guest comes from.
    organisation = State()
    link = State()
    list = State()
    card = State()
    revoke = State()


class StaffImport(StatesGroup):
    file = State()
    preview = State()
    done = State()


class People(StatesGroup):
    list = State()
    search = State()
    card = State()
    roles = State()
    remove = State()


class MentorOffer(StatesGroup):
    """What a mentor offers, in their own hands."""

    view = State()
    kinds = State()
    forms = State()
    ways = State()
    capacity = State()
    times = State()
    training = State()
    languages = State()
    stop = State()


class Bank(StatesGroup):
    """The registers of mentors and mentees."""

    list = State()
    filter = State()
    topic = State()
    subject = State()
    state = State()
    unit = State()
    card = State()
    history = State()
    category = State()
    remark = State()
    reason = State()


class MentorLists(StatesGroup):
    """Lists of mentors: the curator makes them, the head decides."""

    list = State()
    build = State()
    card = State()
    person = State()
    refuse = State()
    take_back = State()


class MyMentorships(StatesGroup):
    """A person's own pairs and groups: how they stand, getting acquainted, goals, ends."""

    list = State()
    card = State()
    #: The first 15 minutes: where, on which day, at what time.
    place = State()
    day = State()
    time = State()
    #: Whose goals, if there are two directions; then the words.
    direction = State()
    goals = State()
    conditions = State()
    step_back = State()
    #: How to end: with a mediator first, together, or by oneself.
    end = State()
    end_day = State()
    reason = State()
    mutual_day = State()
    mutual = State()
    agree = State()
    hearing = State()
    mediator = State()
    mediator_words = State()


class UnitMentorships(StatesGroup):
    """All mentorships of a unit, for who decides."""

    list = State()
    filter = State()
    card = State()
    people = State()
    journal = State()
    #: What the curator warns for, and the question whether to.
    facts = State()
    warn = State()
    decide = State()


class Mediating(StatesGroup):
    """Confidential cases of a member of the council."""

    list = State()
    card = State()
    note = State()
    settle = State()


class TopicTreeEditing(StatesGroup):
    directions = State()
    topics = State()
    topic = State()
    add = State()
    rename = State()


class UnitEditing(StatesGroup):
    main = State()
    #: Hours, terms and numbers; the next state is one of them.
    rules = State()
    setting = State()
    name = State()
    zone = State()
    consent = State()
    consent_text = State()
    add = State()
