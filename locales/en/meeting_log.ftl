record-span =
    { $hours ->
        [0] { $minutes } min
       *[other]
            { $minutes ->
                [0] { $hours } h
               *[other] { $hours } h { $minutes } min
            }
    }
record-offer = The meeting was held, thank you! Record it while it is fresh? A minute will do, or a single tap.
button-record = 📝 Record it
record-voice = 🎤 by voice
record-voice-of = { $question } { $name }
record-earlier =
    <b>Steps from before · { $place } of { $total }</b>
    Meeting with { $names }

    { $owner ->
        [mentor] The mentor's step
       *[mentee] The mentee's step
    }, { $day }:
    “{ $step }”

    What came of it?
record-earlier-carried =
    { $times ->
        [1] It was carried on once already.
       *[other] It was carried on already, times: { $times }.
    }
record-done = ✅ Done
record-not-done = Did not work out
record-carry-on = ↪️ Carry it on
record-listen = 🎧 Listen
record-ticked = Noted.
record-ask-works =
    <b>Record · 1 of 4</b>
    Meeting with { $about }

    <b>What works?</b>
    Tap what fits, write or speak. Everybody who was at the meeting will read it.
record-ask-hinders =
    <b>Record · 2 of 4</b>
    Meeting with { $about }

    <b>What gets in the way?</b>
    Tap what fits, write or speak. It may be skipped.
record-ask-mentee-step =
    <b>Record · 3 of 4</b>
    Meeting with { $about }

    <b>{ $is_group ->
        [yes] The mentees' next step?
       *[no] The mentee's next step?
    }</b>
    { $comes_back ->
        [yes] I will bring it back at the next meeting.
       *[no] A few words will do.
    }
record-ask-mentor-step =
    <b>Record · 4 of 4</b>
    Meeting with { $about }

    <b>The mentor's next step?</b>
    { $comes_back ->
        [yes] I will bring it back at the next meeting.
       *[no] A few words will do.
    }
record-others =
    Recorded already:
    { $said }
record-said = Your words: { $said }
record-clear = Clear mine
record-next = Next ›
record-finish = The whole record
record-page =
    <b>Record of the meeting</b>
    { $at } · { $span }
    With: { $names }
record-topic = Topic: { $topic }
record-page-empty =
    { "" }
    Nothing is recorded yet. One tap is enough.
record-works-said =
    { "" }
    💪 <b>Works</b>
    { $said }
record-hinders-said =
    { "" }
    🧱 <b>Gets in the way</b>
    { $said }
record-mentee-steps =
    { "" }
    👣 <b>{ $is_group ->
        [yes] The mentees' steps
       *[no] The mentee's steps
    }</b>
    { $steps }
record-mentor-steps =
    { "" }
    👣 <b>The mentor's steps</b>
    { $steps }
record-settled =
    { "" }
    🔁 <b>From meetings before</b>
    { $steps }
record-notes =
    { "" }
    👥 <b>Shared note</b>
    { $notes }
record-private =
    { "" }
    🔒 <b>Private note</b> — only you see it
    { $note } { $voice ->
        [yes] 🎤 by voice
       *[no] { "" }
    }
record-propose = 📅 Meet on { $at }
record-add = ✏️ Add to the answers
record-shared = 👥 Shared note
record-private-note = 🔒 Private note
record-earlier-again = 🔁 Steps from before
record-topics = 🏷 Topic
record-whole = 📖 In full, with voice
record-listen-private = 🎧 My voice note
record-to-page = ‹ To the record
record-directions =
    <b>What the meeting was about</b>

    Open a direction. There may be up to three topics.
record-topics-of =
    <b>{ $direction }</b>

    Mark what you talked about. The ready answers of the record follow the topic.
record-topics-done = Done
record-shared-ask =
    👥 <b>Shared note</b>
    It will be read by you and { $names }

    Write what else you should remember together.
record-shared-now = It says now: { $note }
record-forget = Erase
record-shared-sure =
    👥 <b>Others will read this: { $names }</b>

    { $note }

    Add it to the shared note?
record-shared-yes = 👥 Yes, show it to the others
record-rather-private = 🔒 No, for me only
record-shared-kept = Added to the shared note.
record-private-ask =
    🔒 <b>Private note</b>
    Only you see it: neither the curator nor the head nor your partner will read it.

    Write or speak.
record-private-sure =
    🔒 <b>Only you will see this</b>

    { $note } { $voice ->
        [yes] 🎤 voice message
       *[no] { "" }
    }

    Keep it for yourself?
record-private-yes = 🔒 Yes, for me only
record-private-kept = Kept for you alone.
record-forget-shared = Erase your words from the shared note? Nobody will read them any more.
record-forget-private = Erase the private note? It cannot be brought back.
record-forget-yes = Yes, erase
record-heading-works = 💪 Works
record-heading-hinders = 🧱 Gets in the way
record-heading-mentee-step = 👣 The mentee's step
record-heading-mentor-step = 👣 The mentor's step
record-heading-note = 👥 Shared note
button-diary = 📓 Diary of meetings
diary-own =
    <b>Diary of meetings</b>

    Meetings: { $total }, together: { $span }.
    📝 means there is a record. Open a meeting to read it or to add to it.
diary-empty =
    <b>Diary of meetings</b>

    Meetings that were held will appear here.
diary-unit =
    <b>Diary of meetings</b>

    Meetings: { $total }
diary-unit-span = Together: { $span }
diary-dates-only = The mentor here is a head: only dates are shown.
diary-line =
    { "" }
    <b>{ $about }</b>
    { $steps }
button-log-figures = ⏱ Hours and steps
diary-figures =
    <b>Hours and steps</b>
    { $since } — { $until }

    Meetings: { $meetings }, of these with a record: { $recorded }
    Pairs and groups that met: { $mentorships }
    Together: { $span }
    Steps agreed: { $steps }, done: { $done }, not done: { $not_done }
diary-figures-none =
    <b>Hours and steps</b>
    { $since } — { $until }

    There were no meetings in this time.
diary-figures-note =
    { "" }
    Sums alone: what is said at meetings is known to their people only. Pairs with a head are not among them.
lookback-month = 30 days
lookback-half-year = Half-year
lookback-school-year = School year
lookback-last-school-year = Last school year
lookback-five-years = Five years
sheet-open = 📄 Mentor's record sheet
sheet-period =
    <b>Mentor's record sheet</b>

    Whom you mentored, for how many hours, about what and with which results: evidence for the category “mentor”.
    For which time?
sheet-title =
    <b>Mentor's record sheet</b>
    { $since } — { $until }
sheet-empty =
    { "" }
    There is nothing in this time. The sheet comes by itself from meetings, open hours and circles that were held and requests that were solved.
sheet-sums =
    { "" }
    Meetings: { $meetings }, hours: { $span }
    Steps agreed: { $steps }, done: { $done }
    Colleagues helped: { $helped }
    One-off meetings: { $one_off }
    Open hours and circles: { $events }, hours: { $events_span }
sheet-line =
    { "" }
    <b>{ $names }</b>: meetings { $count }, { $about }
sheet-what =
    { "" }
    The sheet holds topics, hours and steps. No words from meetings and no private notes.
sheet-docx = 📄 Word document
sheet-xlsx = 📊 Excel table
sheet-sent = Done. Look it through and have the curator sign it.
sheet-file = Mentor's record sheet { $number }, { $since }–{ $until }
sheet-forgotten = no name
sheet-steps-done = steps done: { $done } of { $steps }
sheet-goals-reached = goals reached: { $reached } of { $goals }
sheet-of-mentee = Mentee
sheet-of-mentor = Mentor
sheet-step-done = { $whose }: { $said } — done
sheet-step-not-done = { $whose }: { $said } — not done
sheet-step-open = { $whose }: { $said } — under way
sheet-regular = meeting
sheet-acquaintance = getting acquainted
sheet-one-off = one-off meetings
sheet-total = Total
sheet-pairs = Mentees
sheet-meetings = Meetings
sheet-events = Open hours and circles
sheet-event = What
sheet-people = People
sheet-open-hour = Open hour: { $topic }
sheet-rotation = Circle of meetings: { $title }
sheet-help = Help for colleagues
sheet-mentees = Mentee(s)
sheet-form = Form
sheet-kinds = Kind
sheet-term = Term
sheet-hours = Hours
sheet-topics = Topics
sheet-steps = Steps
sheet-done = Done
sheet-goals = Goals
sheet-reached = Reached
sheet-day = Date
sheet-purpose = Meeting
sheet-mode = How
sheet-agreed = Agreed on
sheet-solved = Requests solved
