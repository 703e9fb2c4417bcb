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


class Consents(StatesGroup):
    """Papers of a unit's mentorships in the curator's hands: who has signed and who has not."""

    list = State()
    card = State()
    person = State()
    number = State()
    date = State()
    #: Why a photo goes back.
    back = State()


class MyPapers(StatesGroup):
    """A member's own papers, and what is proposed to change."""

    list = State()
    card = State()
    send = State()


class ProposingChange(StatesGroup):
    menu = State()
    months = State()
    kinds = State()
    modes = State()
    pay = State()
    words = State()


class Orders(StatesGroup):
    """Orders of the head: gathered by the curator, read by both."""

    list = State()
    kind = State()
    pick = State()
    card = State()
    item = State()
    says = State()
    #: One of the things an order says, in words.
    words = State()
    report = State()
    discard = State()
    history = State()


class SigningOrder(StatesGroup):
    number = State()
    date = State()
    sure = State()
    refuse = State()


class PaperForms(StatesGroup):
    """Templates of papers, which a unit may replace by its own."""

    list = State()
    card = State()
    versions = State()
    reset = State()
