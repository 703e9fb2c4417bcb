"""The map of all conversations: a state group is a capability, a state is its question."""

from aiogram.fsm.state import State, StatesGroup


class Home(StatesGroup):
    main = State()
    #: Meetings outside a mentorship: single ones, open hours, circles.
    meetings = State()
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
    #: When in the week a mentee has time.
    times = State()


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
    """A person's own pairs and groups: how they stand, meetings, goals, ends."""

    list = State()
    card = State()
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


class LoggingMeeting(StatesGroup):
    """The record of a meeting: four questions, steps from before, notes, and all of it to read."""

    #: Steps agreed on at earlier meetings, one at a time.
    earlier = State()
    works = State()
    hinders = State()
    mentee_step = State()
    mentor_step = State()
    page = State()
    #: What the meeting was about: a direction, then its topics.
    directions = State()
    topics = State()
    shared = State()
    shared_sure = State()
    private = State()
    private_sure = State()
    forget_shared = State()
    forget_private = State()


class MeetingDiary(StatesGroup):
    """The held meetings of a mentorship, for its people or for the curator; sums of a unit."""

    own = State()
    unit = State()
    figures = State()


class RecordSheets(StatesGroup):
    """What a mentor did in a period."""

    period = State()
    ready = State()


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


class Proposing(StatesGroup):
    """The curator proposes a pair or a group."""

    mentees = State()
    mentor = State()
    #: A mentor by a part of the name, whoever fits best.
    search = State()
    view = State()
    kinds = State()
    form = State()
    role_model = State()
    months = State()
    modes = State()
    #: What the mentor mentors in, and in a reverse pair the mentee.
    topics = State()
    topics_back = State()
    rationale = State()


class Matching(StatesGroup):
    """Pairs suggested for everybody without a mentor."""

    plan = State()
    pair = State()
    mentor = State()
    send = State()
    drop = State()


class KeepingApart(StatesGroup):
    """With whom somebody is not to be put together."""

    list = State()
    person = State()
    reason = State()
    remove = State()


class AskingForMentor(StatesGroup):
    """A mentee asks for a lasting mentor."""

    topics = State()
    #: The topics of one direction.
    direction = State()
    difficulty = State()
    expectations = State()
    #: Kind, form, modes and months at a glance; the next four change one of them.
    terms = State()
    kinds = State()
    form = State()
    modes = State()
    months = State()
    times = State()
    mentors = State()
    summary = State()


class KindCards(StatesGroup):
    """The nine kinds and forms: cards to read, and a chooser of four questions."""

    list = State()
    card = State()
    question = State()
    advice = State()


class MyMentorRequests(StatesGroup):
    """A mentee's own requests for a mentor."""

    list = State()
    card = State()
    reply = State()
    withdraw = State()


class MentorAsks(StatesGroup):
    """Mentees who ask a mentor."""

    list = State()
    card = State()
    reasons = State()
    question = State()


# Meetings


class ProposingMeeting(StatesGroup):
    """Times, and what else the others should know; the same for other times of a meeting there is."""

    when = State()
    day = State()
    time = State()
    draft = State()
    length = State()
    place = State()
    agenda = State()
    goal = State()
    repeat = State()
    schedule = State()


class MyMeetings(StatesGroup):
    """Own meetings: today, this week, a day of the month, past."""

    list = State()
    month = State()
    card = State()
    call_off = State()
    decline = State()
    late = State()
    place = State()
    attendance = State()
    stop = State()


class PuttingMeetingIn(StatesGroup):
    """A meeting that was held without the bot."""

    pair = State()
    when = State()


class UnitMeetings(StatesGroup):
    """Meetings of a unit in its deciders' hands."""

    list = State()
    card = State()


class Decisions(StatesGroup):
    """The queue of deciders: a card at a time, or all of it as a list."""

    card = State()
    people = State()
    history = State()
    #: The words of an opinion or of a decision.
    words = State()
    list = State()
    together = State()
    #: What the council is at.
    council = State()


class Reworking(StatesGroup):
    """What the curator returned, changed by one of its people."""

    view = State()
    months = State()
    modes = State()
    kinds = State()
    goals = State()


class TopicTreeEditing(StatesGroup):
    directions = State()
    topics = State()
    topic = State()
    add = State()
    rename = State()


class UnitEditing(StatesGroup):
    main = State()
    #: Hours, terms and numbers: what they are about, those about one thing, one of them.
    rules = State()
    section = State()
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


class SchoolCalendar(StatesGroup):
    """The school's own calendar and bells, in its curator's hands."""

    year = State()
    #: The entries of one kind; the next states speak of one of them.
    list = State()
    entry = State()
    first = State()
    last = State()
    remove = State()
    bells = State()


class OwnTime(StatesGroup):
    """When a person may be written to, their leave and their lessons."""

    view = State()
    hours = State()
    leave = State()
    leave_last = State()
    methodical_day = State()
    lessons = State()
    #: The lessons of one weekday.
    lessons_of_day = State()


class OpenHours(StatesGroup):
    """Open hours of the unit, for who would come."""

    list = State()
    card = State()


class Hosting(StatesGroup):
    """One's own open hours: planned question by question, and in the host's hands."""

    list = State()
    card = State()
    direction = State()
    topic = State()
    about = State()
    day = State()
    time = State()
    place = State()
    seats = State()
    summary = State()
    call_off = State()


class SpeedMeetings(StatesGroup):
    """A mentee books a single meeting."""

    topics = State()
    direction = State()
    mentors = State()
    slots = State()
    question = State()
    sure = State()
    #: What waits for the curator.
    request = State()


class Availability(StatesGroup):
    """A mentor's own slots for single meetings."""

    view = State()
    place = State()
    week = State()
    #: Of one weekday.
    times = State()
    day = State()
    #: Of one day.
    time = State()
    free = State()


class Rotations(StatesGroup):
    """Circles of meetings: a participant's view, and that of who leads one."""

    list = State()
    card = State()
    #: With whom, and on what, a participant would like to talk.
    wishes = State()
    wish_topics = State()
    #: Who is late, absent or here.
    people = State()
    #: Whom to call in besides.
    invite = State()
    finish = State()
    call_off = State()
    #: Whom one met, and with whom to keep in touch.
    met = State()


class GatheringRotation(StatesGroup):
    """People are called together for a circle of meetings."""

    title = State()
    day = State()
    time = State()
    place = State()
    terms = State()
    mentors = State()
    mentees = State()
    check = State()
