### Meetings: proposed, agreed, moved, told of; "My meetings" and those of a unit.

home-button-meetings = { $count ->
        [0] 📅 My meetings
       *[other] 📅 My meetings · { $count }
    }
home-meetings-ask = 📅 { $count ->
        [one] { $count } meeting waits
       *[other] { $count } meetings wait
    } for your word.
home-button-unit-meetings = 📅 Meetings of the school

meeting-state-proposed = waits for an answer
meeting-state-confirmed = agreed
meeting-state-held = held
meeting-state-missed = did not happen
meeting-state-moved = moved
meeting-state-disputed = the curator decides
meeting-state-cancelled = called off
meeting-acquaintance = First meeting
meeting-regular = Meeting
meeting-speed = Single meeting

## What is known of a meeting

meeting-length = ⏱ { $minutes } min · { $mode ->
        [online] online
       *[in_person] in person
    }
meeting-place = { $is_link ->
        [yes] 🔗 { $place }
       *[no] 📍 { $place }
    }
meeting-no-link = 🔗 There is no link yet: it can be added on the card of the meeting.
meeting-leader = 🔄 { $name } leads this time
meeting-goal = 🎯 { $goal }
meeting-agenda = 💬 { $agenda }
meeting-time = 🕒 <b>{ $at }</b>{ $is_busy ->
        [yes] { " " }— you have another meeting
       *[no] { "" }
    }
meeting-repeats = { $is_schedule ->
        [yes] 🔁 A schedule: { $count ->
            [one] { $count } meeting
           *[other] { $count } meetings
        }, { $days ->
            [7] once a week
            [14] every two weeks
           *[other] every { $days } days
        }. A yes to the first is a yes to all.
       *[no] { $days ->
            [7] 🔁 Again every week.
            [14] 🔁 Again every two weeks.
           *[other] 🔁 Again every { $days } days.
        }
    }
meeting-minutes = { $minutes } min
meeting-in-person = In person
meeting-online = Online

meeting-next = Next
meeting-entry = Meeting: { $names }
meeting-file = meeting
meeting-off-file = meeting-off

## Proposing

meeting-when =
    <b>{ $is_acquaintance ->
        [yes] First meeting
       *[no] Meeting
    }: { $names }</b>

    { $is_anew ->
        [yes] Which other time would you propose? Up to { $most } of them.
       *[no] When would it suit you? Mark up to { $most } times: the other side chooses.
    }
meeting-chosen = { $is_day_off ->
        [yes] 🕒 <b>{ $at }</b> ⚠️ a day off
       *[no] 🕒 <b>{ $at }</b>
    }{ $is_own_busy ->
        [yes] { " " }⚠️ you have another meeting
       *[no] { "" }
    }{ $has_busy ->
        [yes] { " " }⚠️ another meeting: { $busy }
       *[no] { "" }
    }
meeting-when-free =
    {""}
    Below are times when everybody is free. Or write your own: { $example }.
meeting-when-none =
    {""}
    The next days show no free time in common. Write your own: { $example }.
meeting-another-day = 📅 Another day
meeting-which-day =
    <b>On which day?</b>
meeting-which-time =
    <b>{ $day }</b>

    { $has_free ->
        [no] This day shows no free time in common. Write the time, like 15:30.
       *[yes] At what time? Choose, or write it like 15:30.
    }
meeting-time-unclear = That was not clear. Write the day and the time like this: { $example }.
meeting-draft =
    <b>{ $is_acquaintance ->
        [yes] First meeting
       *[no] Meeting
    }: { $names }</b>

    { $is_anew ->
        [yes] The other times we propose:
       *[no] Have a look and send it:
    }
meeting-needs-link = 🔗 You meet online: without a link nobody can come. It can be added later too.
meeting-send = Send
meeting-sent = Sent. { $count ->
        [one] Once the other side agrees I will send a card and a file for the calendar.
       *[other] The other side chooses a time, and I will send a card and a file for the calendar.
    }
meeting-change-length = ⏱ Length
meeting-change-place = 📍 Place or link
meeting-change-agenda = 💬 About what
meeting-change-goal = 🎯 Goal
meeting-change-repeat = 🔁 Repeat
meeting-length-ask =
    <b>How many minutes?</b>

    Choose or write, from 10 minutes to 4 hours.
meeting-length-unclear = Write a number of minutes, like 40.
meeting-place-ask =
    { $mode ->
        [online] <b>Link to the call</b>

            Send the link as a message.
       *[in_person] <b>Where?</b>

            Write: a room, the staff room, the canteen.
    }
meeting-place-later = No place yet
meeting-agenda-ask =
    <b>What will you talk about?</b>

    Choose, or write a phrase or two.
meeting-agenda-acquaintance-1 = Get to know each other: what I can, what I expect
meeting-agenda-acquaintance-2 = Agree how and when to meet
meeting-agenda-start-1 = What works and what hinders in lessons
meeting-agenda-start-2 = Choose the first goal and the first step
meeting-agenda-start-3 = Arrange a visit to a lesson
meeting-agenda-middle-1 = What has changed since last time
meeting-agenda-middle-2 = Go through the lesson visited
meeting-agenda-middle-3 = Adjust the goal and the next step
meeting-agenda-finish-1 = What has worked out in this time
meeting-agenda-finish-2 = What to share with colleagues
meeting-agenda-finish-3 = How to go on without a mentor
meeting-goal-ask =
    <b>The goal of this meeting</b>

    One, and concrete, so that next time you can say whether it was reached. For example: "A lesson plan with three ways to get silence".
meeting-repeat-ask = <b>Repeat the meeting?</b>
meeting-once = Once
meeting-weekly = Every week
meeting-fortnightly = Every two weeks
meeting-schedule = 🗓 A schedule with goals
meeting-schedule-ask =
    <b>A schedule with goals</b>

    Write the goals of the meetings, each on a line of its own: as many lines, as many meetings (from 2 to { $most }). The first is at the time chosen, then once a week unless you have chosen "every two weeks".

## Card

meetings-title =
    <b>My meetings · { $tab ->
        [today] today
        [week] week
        [past] past
       *[day] { $day }
    }</b>

    { $total ->
        [one] { $total } meeting
       *[other] { $total } meetings
    }. ❗ waits for your word.
meetings-empty =
    <b>My meetings · { $tab ->
        [today] today
        [week] week
        [past] past
       *[day] { $day }
    }</b>

    { $tab ->
        [past] No past meetings yet.
       *[other] { $has_beyond ->
            [yes] No meetings of your mentorship, but others:
           *[no] No meetings.
        }
    }
meetings-today = Today
meetings-week = Week
meetings-past = Past
meetings-month = 🗓 Month
meetings-month-title =
    <b>My meetings by day</b>

    Days with meetings have a dot.
meetings-to-list = ‹ To the meetings
meetings-file-button = 📥 Calendar file
meetings-file-name = Mentoring meetings
meetings-file = meetings
meetings-file-empty = There is no meeting in the calendar yet.
meetings-file-sent = All your meetings: { $count }. Open the file, and the phone adds them to its calendar. Those already there are brought up to date.
meetings-propose = 📅 Propose a meeting
meetings-put-in = ➕ Put in a past one
meeting-beyond = { $at } · { $title }
meeting-open-hour = Open hour: { $topic }
meeting-rotation = Circle of meetings: { $title }
meeting-host = Held by { $name }
meeting-line = { $asks ->
        [yes] ❗ { $at } · { $names }
       *[no] { $at } · { $names } · { $state }
    }
meeting-card =
    <b>{ $title }: { $names }</b>
    { $state }
meeting-card-at = 🕒 <b>{ $at }</b>
meeting-topics = 🏷 { $topics }
meeting-called-off-by = { $is_by_clock ->
        [yes] Called off by itself: nobody answered in time, or the mentorship has ended.
       *[no] { $has_excuse ->
            [yes] Called off by { $name }: { $excuse }
           *[no] Called off by { $name }.
        }
    }
meeting-answer-awaited = ⏳ Waiting for an answer: { $names }.
meeting-word-awaited = ⏳ Your word is noted. If the other side stays silent, it counts after two days.
meeting-disputed = ⚖️ You and your colleague said different things. The curator decides; if you come to agree, just press again.
meeting-person = { $how ->
        [came] ✅ { $name }
        [absent] — { $name }: was not there
        [no] — { $name }: cannot come
        [yes] 👍 { $name }
       *[waiting] · { $name }
    }
meeting-goal-was =
    {""}
    The goal of the last meeting: <i>{ $goal }</i>{ $is_reached ->
        [yes] { " " }— reached ✅
        [no] { " " }— not reached
       *[none] { "" }
    }
meeting-goal-reached = 🎯 Goal reached
meeting-goal-missed = Not yet
meeting-open = Open the meeting
meeting-open-link = 🔗 Join
meeting-to-card = ‹ To the meeting
meeting-take-time = ✅ { $at }
meeting-other-time = Another time
meeting-cannot = I can't
meeting-taken = Agreed! The card and the file for the calendar come next.
meeting-held = ✅ Held
meeting-moved = ↪️ Moved
meeting-missed = ✖️ Did not happen
meeting-i-was = ✅ I was there
meeting-i-was-not = ✖️ I was not there
meeting-word-taken = Noted. Waiting for the other side.
meeting-word-settled = Noted, thank you!
meeting-late = 🏃 Running late
meeting-late-ask = <b>By how many minutes?</b>
meeting-late-said = Passed on.
meeting-move = ↪️ Move
meeting-call-off = ✖️ Call off
meeting-call-off-ask =
    <b>Call the meeting off?</b>
    { $names }

    Write why, the other side will read it. Or call it off without a reason.
meeting-call-off-yes = Call it off
meeting-is-called-off = The meeting is off, the other side knows.
meeting-decline-sure = { $is_group ->
        [yes] <b>You cannot come?</b>

            The meeting takes place without you, the mentor will know.
       *[no] <b>It does not work out?</b>
            { $names }

            The proposal will be closed. If another time suits you, go back and propose it instead.
    }
meeting-decline-yes = Yes, I can't
meeting-is-declined = Passed on. Thank you for saying so.
meeting-new-place-ask =
    <b>A new place or link</b>

    Choose in person or online, and send the place or the link. The other side gets a new card.
meeting-place-changed = The place is noted.
meeting-attendance = 👥 Who was there
meeting-attendance-ask =
    <b>Who was at the meeting?</b>

    Tick by a tap; it is saved at once.
meeting-stop-series = ⏹ No more of these
meeting-stop-sure =
    <b>No more of these meetings?</b>

    No new ones will come. Those agreed on stay; each can be called off by itself.
meeting-stop-yes = Stop repeating
meeting-series-stopped = It is not repeated any more.

## Putting in a past one

put-in-whom =
    <b>Put in a past meeting</b>

    Whom did you meet?
put-in-nobody =
    <b>Put in a past meeting</b>

    You have no mentorship to meet in yet.
put-in-when =
    <b>Meeting: { $names }</b>

    When did you meet? Write the day and the time: { $example }.
put-in-unclear = That was not clear. Write the day and the time like this: { $example }.
put-in-done = Noted: { $at }. The meeting counts.

## Meetings of a unit

unit-meetings-title =
    <b>Meetings of the school · { $which ->
        [ahead] ahead
        [past] past
       *[disputed] different words
    }</b>

    In all: { $total }. Dates, topics and results; what people write to each other stays with them.
unit-meetings-empty =
    <b>Meetings of the school · { $which ->
        [ahead] ahead
        [past] past
       *[disputed] different words
    }</b>

    { $which ->
        [disputed] Nothing is disputed.
        [past] No past meetings yet.
       *[ahead] No meetings ahead yet.
    }
unit-meetings-ahead = Ahead
unit-meetings-past = Past
unit-meetings-disputed = Disputed
unit-meeting-line = { $at } · { $pair } · { $state }
unit-meeting =
    <b>{ $pair }</b>
    { $title } · { $state }

    🕒 <b>{ $at }</b>
    ⏱ { $minutes } min · { $mode ->
        [online] online
       *[in_person] in person
    }
unit-meeting-said = { $outcome ->
        [held] { $name }: held
        [moved] { $name }: moved
       *[missed] { $name }: did not happen
    }
unit-meeting-decide =
    {""}
    Ask both and decide: the hours that count depend on it.
unit-meeting-decided = Noted, its people will know.

## What the bot says

notice-meeting-proposed = { $was_agreed ->
        [yes] ↪️ <b>{ $name } asks to move the meeting</b>
            It was: { $was }
       *[no] { $is_anew ->
            [yes] 📅 <b>{ $name } proposes another time</b>
           *[no] { $is_acquaintance ->
                [yes] 👋 <b>{ $name } would like to get to know you</b>
               *[no] 📅 <b>{ $name } would like to meet</b>
            }
        }
    }
notice-meeting-choose = { $count ->
        [one] Does it suit you?
       *[other] Which time suits you?
    }
notice-meeting-over = { $why ->
        [agreed] ✅ A time is chosen, you have agreed.
        [anew] Another time was proposed.
       *[called_off] This meeting is off, no answer is needed.
    }
notice-meeting-agreed = { $is_moved ->
        [yes] ✅ <b>The meeting is moved: { $names }</b>
       *[no] ✅ <b>A meeting is agreed: { $names }</b>
    }
    🕒 <b>{ $at }</b>
notice-meeting-place = 📍 <b>A new place of the meeting: { $names }</b>
    🕒 <b>{ $at }</b>
    Named by { $name }.
notice-meeting-put-in = 📝 <b>{ $name } put in a past meeting with you</b>
    🕒 { $at }
notice-meeting-file = Open the file, and the meeting appears in the phone's calendar.
notice-meeting-called-off = { $was_agreed ->
        [yes] { $who ->
            [reader] ✖️ <b>You have called the meeting off</b>
                It was: { $at }
            [other] ✖️ <b>{ $name }: the meeting is off</b>
                It was: { $at }
            [over] ⌛ <b>The mentorship is over, the meeting is off</b>
                It was: { $at }
           *[nobody] ⌛ <b>Nobody chose a new time, the meeting is off</b>
                It was: { $at }
        }
       *[no] { $who ->
            [other] ✖️ <b>{ $name }: a meeting does not work out</b>
           *[nobody] ⌛ <b>Nobody answered the proposal to meet, and the time has passed.</b> You can propose again.
        }
    }
notice-meeting-excuse = <blockquote>{ $excuse }</blockquote>
notice-meeting-off-file = Open the file, and the meeting leaves the phone's calendar.
notice-meeting-without = { $is_agreed ->
        [yes] 👥 { $name } cannot come to the meeting: { $at }. It takes place with the others.
       *[no] 👥 { $name } cannot come at any of the times proposed.
    }
notice-meeting-reminder = 🔔 <b>A meeting soon: { $names }</b>
    🕒 <b>{ $at }</b>, in { $before }
notice-running-late = 🏃 <b>{ $name } will be { $minutes } min late</b>
    The meeting: { $at }
notice-meeting-asked = { $in_group ->
        [yes] 📝 <b>Were you at the meeting of the group?</b>
       *[no] 📝 <b>Was the meeting held?</b>
            { $names }
    }
    🕒 { $at }
notice-meeting-settled = 📝 The meeting of { $at }: { $state ->
        [held] held ✅
        [moved] moved.
        [missed] did not happen.
       *[disputed] you said different things. The curator decides; if you come to agree, open the meeting and press again.
    }
notice-meeting-decided = ⚖️ The curator noted: the meeting of { $at } { $is_held ->
        [yes] was held.
       *[no] did not happen.
    }
notice-meeting-disputed = ⚖️ <b>{ $pair }</b>
    About the meeting of { $at } its people say different things. Was it held? Ask both and decide.
notice-meetings-missed = 🔴 <b>{ $pair }</b>
    { $count ->
        [one] { $count } meeting fell through.
       *[other] { $count } meetings in a row did not happen.
    } Perhaps ask what would help.
notice-fit-asked = 💬 <b>You have met twice: { $names }</b>
    Does this mentorship suit you? Only you see the answer, unless you ask for a talk.
notice-fit-doubted = 💬 <b>{ $pair }</b>
    { $name } would like to talk with you about whether this mentorship fits.
fit-yes = 👍 Yes, it fits
fit-talk = 🗣 Talk to the curator
fit-another = 🔎 Look for another mentor
fit-thanks = Great! Have good meetings.
fit-told = The curator will learn that you would like to talk. I tell nobody else.
