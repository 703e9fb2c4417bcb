answer-in-words = This needs an answer in words: write it as an ordinary message. Or tap a button below.
profile-title-step =
    <b>Getting to know you · { $step } of { $steps }</b>
    { "" }
profile-title =
    <b>My profile</b>
    { "" }
profile-hint-later = <i>Every answer is saved at once. If you stop, the bot goes on from here.</i>
profile-skip = Skip
profile-later = Continue later
profile-back = ‹ To the profile
profile-done = Done
profile-finished =
    <b>All done, thank you!</b> Your profile is complete, and you can change it at any time.

profile-view =
    <b>My profile</b>

    <b>{ $name }</b>
    { $roles } · { $unit }
    { $unfinished ->
        [yes] ❗ Some questions are left
       *[no] { "" }
    }
    Position: { $position }
    Subjects: { $subjects }
    Experience: { $years }
    Meetings: { $ways }
    Language: { $language } · Time: { $zone }
profile-view-strengths = I can help with: { $topics }
profile-view-needs = I want support in: { $topics }
profile-view-paused =

    ⏸ On a pause through { $until }: no new requests.
profile-nothing = not said
profile-years = { $years ->
        [one] { $years } year
       *[other] { $years } years
    }
profile-edit-name = Name
profile-edit-position = Position
profile-edit-subjects = Subjects
profile-edit-experience = Experience
profile-edit-strengths = I can help
profile-edit-needs = I want support
profile-edit-ways = Meetings
profile-edit-language = Language
profile-edit-zone = Time zone
profile-edit-pause = ⏸ Pause
profile-edit-unpause = ▶️ End the pause
profile-edit-unit = Unit
profile-edit-data = My data and leaving
profile-finish = Answer the questions

profile-ask-name =
    What shall we call you? Written down now: <b>{ $name }</b>.
    If that is right, tap the button. If not, write your family name and given name.
profile-ask-name-empty =
    What shall we call you? Write your family name and given name.
profile-name-right = That is right
profile-ask-position =
    What is your position? For example: teacher of mathematics.
    { $has_value ->
        [yes] Written down now: <b>{ $value }</b>.
       *[no] { "" }
    }
profile-position-keep = That is right
profile-position-teacher = Teacher
profile-position-primary = Primary school teacher
profile-position-psychologist = School psychologist
profile-position-deputy = Deputy head
profile-ask-subjects =
    What do you teach? Mark everything that fits. If it is not in the list, write it, with commas between.
subject-russian = Russian
subject-literature = Literature
subject-mathematics = Mathematics
subject-informatics = Computer science
subject-history = History
subject-social-studies = Social studies
subject-geography = Geography
subject-biology = Biology
subject-physics = Physics
subject-chemistry = Chemistry
subject-english = English
subject-primary = Primary classes
subject-pe = PE
subject-technology = Crafts and technology
subject-arts = Art
subject-music = Music
profile-ask-experience =
    How many years have you worked at school? Tap, or write a number.
profile-ask-strengths =
    What can you help colleagues with? Open a direction and mark topics.
    { $chosen ->
        [0] Nothing is marked yet.
        [one] { $chosen } topic is marked.
       *[other] { $chosen } topics are marked.
    }
profile-ask-strength-topics =
    <b>{ $direction }</b>
    Tap a topic to mark it, tap again to make it stronger:
    ● I know it · ●● I am sure of it · ●●● I can teach it
profile-ask-needs =
    Where would support be of use to you? Open a direction and mark topics.
    { $chosen ->
        [0] Nothing is marked yet.
        [one] { $chosen } topic is marked.
       *[other] { $chosen } topics are marked.
    }
profile-ask-need-topics =
    <b>{ $direction }</b>
    Tap a topic to mark it, tap again to make it stronger:
    ● of interest · ●● needed · ●●● badly needed
profile-other-topics = ‹ To the directions
profile-ask-ways =
    How do you like to meet colleagues? You can mark both.
profile-ask-language =
    Which language shall the bot speak to you?
language-ru = Русский
language-en = English
profile-ask-zone =
    Where do you live? The bot will write to you by that time.
    Now: <b>{ $zone }</b>, { $time }. If it is not in the list, write your city.
profile-zone-keep = That is right

profile-pause =
    <b>Pause</b>

    For a holiday, an illness or too much work. There will be no new requests; what has begun stays with you.
    Choose the last day of the pause.
profile-pause-tomorrow = Until tomorrow
profile-pause-monday = Until Monday
profile-pause-week = For a week
profile-pause-fortnight = For two weeks

profile-data =
    <b>My data</b>

    Here you can get everything the bot keeps about you, leave the mentoring, or withdraw your consent to the processing of data.
profile-data-export = 📄 Get my data
profile-data-leave = Leave the mentoring
profile-data-withdraw = Withdraw consent
profile-export-wait = Collecting your data, it takes a few seconds…
profile-export-done = Here is everything the bot keeps about you. There are two files inside: data.html is for reading, data.json is for programs.
profile-export-file = My data.zip
profile-export-title = My data in the mentoring bot

profile-leave =
    <b>Leave the mentoring?</b>

    { $requests ->
        [0] You have no open requests.
        [one] Your open request ({ $requests }) will be withdrawn.
       *[other] Your open requests ({ $requests }) will be withdrawn.
    }
    { $claims ->
        [0] You have no requests of others in hand.
        [one] The request you took ({ $claims }) goes to other mentors.
       *[other] The requests you took ({ $claims }) go to other mentors.
    }
    { $mentor_requests ->
        [0] { "" }
        [one] Your request for a mentor will be withdrawn.
       *[other] Your requests for a mentor ({ $mentor_requests }) will be withdrawn.
    }
    { $active ->
        [0] { "" }
        [one] Your mentorship ({ $active }) ends within three days; the curator helps to hand over.
       *[other] Your mentorships ({ $active }) end within three days; the curator helps to hand over.
    }
    { $beginning ->
        [0] { "" }
       *[other] Mentorships that have not begun yet ({ $beginning }) come to nothing.
    }
    The curator will be told that you left. A new link brings you back.
profile-leave-last =

    ⚠️ You are the last one here who decides. First invite another curator or head.
profile-leave-yes = Yes, leave
profile-leave-done = You have left the mentoring. Thank you for everything! A new link from the curator brings you back.
profile-stay = Stay
profile-withdraw =
    <b>Withdraw consent to the processing of data?</b>

    The bot will delete your name, profile, messages and notes. Only what the law says must be kept stays: when you consented and when you withdrew.
    { $requests ->
        [0] { "" }
        [one] Your open request ({ $requests }) will be withdrawn.
       *[other] Your open requests ({ $requests }) will be withdrawn.
    }
    { $claims ->
        [0] { "" }
        [one] The request you took ({ $claims }) goes to others.
       *[other] The requests you took ({ $claims }) go to others.
    }
    { $mentor_requests ->
        [0] { "" }
        [one] Your request for a mentor will be withdrawn.
       *[other] Your requests for a mentor ({ $mentor_requests }) will be withdrawn.
    }
    { $active ->
        [0] { "" }
       *[other] Your mentorships ({ $active }) end at once.
    }
    { $beginning ->
        [0] { "" }
       *[other] Mentorships that have not begun yet ({ $beginning }) come to nothing.
    }
    This cannot be undone. If you want to keep your data, get them as a file first.
profile-withdraw-yes = Yes, withdraw and delete
profile-withdraw-done = Your consent is withdrawn and your data are deleted. Thank you for having been with us.
profile-unit =
    <b>Unit</b>

    You take part in several. Choose the one to work with now: roles and requests will be from there.

export-person = About me
export-roles = Roles
export-topics = Topics
export-consents = Consents
export-invites = Invitations
export-requests = Requests for help
export-offers = What I was offered
export-messages = My messages
export-log-entries = My notes in the journal
export-notices = What the bot wrote to me
export-nothing = Nothing here
export-name = Name
export-account = Number in Telegram
export-language = Language
export-zone = Time zone
export-position = Position
export-subjects = Subjects
export-experience-years = Experience, years
export-category = Category
export-ways-to-meet = Ways to meet
export-paused-until = Pause through
export-no-offers-until = No offers until
export-joined-at = Joined
export-left-at = Left
export-unit = Unit
export-role = Role
export-since = Since
export-level = Level
export-version = Version
export-given-at = Given
export-withdrawn-at = Withdrawn
export-text = Text
export-created-at = Made
export-expires-at = Valid until
export-opened-at = Opened
export-accepted-at = Accepted
export-asked-at = Asked
export-ended-at = Ended
export-urgency = Urgency
export-state = State
export-rating = Rating
export-written-at = Written
export-kind = Kind
export-posted-at = Queued
export-sent-at = Sent
profile-whole-direction = The whole direction
mode-in-person = in person
mode-online = online
profile-offer = 🤝 I am a mentor
profile-edit-wishes = Wishes
profile-wishes =
    <b>Wishes</b>

    { $has_wishes ->
        [yes] Written down now: { $wishes }
       *[no] { "" }
    }
    What mentor and what support would you like? Write a few words. The curator and the head will see them.
export-mentor-cards = I as a mentor
export-mentor-steps = How my state as a mentor changed
export-mentee-cards = I as a mentee
export-remarks = Curators' remarks about me
export-organisation = Organisation
export-reason = Reason
export-at = When
export-kinds = Kinds of mentoring
export-forms = Forms
export-capacity = Mentees at most
export-times = Time
export-training = Training
export-languages = Languages
export-entered-at = In the bank since
export-wishes = Wishes
export-mentor-requests = My requests for a mentor
export-mentor-choices = Whom I chose in them
export-mentor-asks = Who asked me to be their mentor
export-difficulty = Difficulty
export-expectations = What I expect
export-months = Term, months
export-modes = Ways to meet
export-form = Form
export-question = My question
export-reply = My answer
export-answered-at = Answered
profile-edit-times = When it suits me
profile-kinds = Kinds of mentoring
profile-times =
    <b>When it suits me</b>

    When do you usually have time to meet a mentor? Morning: before noon, afternoon: until 16:00, evening: later.
export-mentorships = My pairs and groups
export-mentorship-goals = Goals of my pairs
export-mentorship-steps = My steps in pairs
export-closings = Ends
export-mediations = Mediation
export-mediation-notes = My notes as a mediator
export-mentorship = Number of the pair
export-side = Side
export-answer = Answer
export-left-on = Left the group
export-role-model = Role model
export-rationale = Why this pair
export-proposed-at = Proposed
export-meetings = My meetings
export-starts-at = Begin
export-minutes = Minutes
export-mode = Way to meet
export-place = Place or link
export-agenda = About what
export-goal = Goal
export-outcome = What I said afterwards
export-came = I was there
export-excuse = Why it was called off
export-starts-on = Begins
export-ends-on = Last day
export-as = As
export-goals = Goals
export-conditions = Conditions and resources
export-ground = Ground
export-facts = Facts
export-agrees = Agreement
export-words = Words
export-participation-consents = Consents to take part
export-orders = Orders about me
export-mentorship-changes = Changes of pairs I proposed
export-number = Number
export-signed-on = Date
export-paper = File
export-pay = Pay
export-addendum = Addendum
export-meeting-logs = Records of meetings
export-next-steps = Next steps
export-private-notes = Private notes on meetings
export-works = What works
export-hinders = What gets in the way
export-note = Shared note
profile-own-time = 🕗 My time
profile-view-leave =

    🏖 On leave { $days }: the bot does not write and offers nobody.
export-hours-from = Write to me from
export-hours-until = Write to me until
export-leave-from = On leave from
export-leave-until = On leave until
export-methodical-day = Methodical day (0 is Monday)
export-lessons = Lessons: weekday and number
