### Open hours: notices, the screens of who comes, and of who holds one.

home-button-hours = 🕒 Open hours

## Notices

notice-hour-announced = 🕒 <b>Open hour</b>: come with your questions.
    { $is_chosen ->
        [yes] Seats: { $seats }; the host chooses who comes.
       *[no] Seats: { $seats }, first come, first served.
    }{ $days ->
        [0] { "" }
        [7] { " " }Comes again every week.
       *[other] { " " }Comes again every two weeks.
    }
notice-hour-off = ✖️ This open hour is off.
notice-hour-seat = { $is_chosen ->
        [yes] 🎉 The host has given you a seat. See you there!
       *[no] 🎉 A seat became free, and it is yours now. If you cannot come, please give it back: others wait.
    }
notice-hour-moved = 🔁 <b>The open hour is moved.</b> It was: { $was }. You stay signed up. It is now:
notice-hour-called-off = ✖️ <b>The open hour is off.</b>{ $has_words ->
        [yes] <blockquote>{ $words }</blockquote>
       *[no] { "" }
    }
notice-hour-soon = ⏰ The open hour you signed up for begins in { $before }.
notice-hour-soon-host = ⏰ Your open hour begins in { $before }. { $count ->
        [0] Nobody has signed up so far.
        [one] { $count } person comes.
       *[other] { $count } people come.
    }
notice-hour-asks = 🙋 Somebody would like to come to your open hour. See whom to give the seats.
notice-hour-attendance = ☑️ Your open hour is over. Please mark who was there: hours are counted by it.
hour-join-notice = I'll come
hour-to-people = { $has_begun ->
        [yes] Say who came
       *[no] Who comes
    }

## For who comes

hours-title = 🕒 <b>Open hours</b>
    A colleague is there at a set time for everybody with a question. Sign up with one tap.
hours-empty = 🕒 <b>Open hours</b>
    None is announced right now. When there is one, I'll tell you.
hours-hosting = My open hours
hours-to-list = ‹ To the list
hour-lines = 🕒 <b>{ $topic }</b>
    { $has_about ->
        [yes] { $about }
       *[no] { "" }
    }
    Held by { $host }
    { $at }, { $minutes } min
    📍 { $place }
hour-seats = { $is_chosen ->
        [yes] Seats given: { $taken } of { $seats }. Would like to come: { $waiting }.
       *[no] Seats taken: { $taken } of { $seats }{ $waiting ->
            [0] .
           *[other] , waiting: { $waiting }.
        }
    }
hour-repeats = { $days ->
        [7] 🔁 Every week.
       *[other] 🔁 Every two weeks.
    }
hour-off = ✖️ <b>Off.</b>{ $has_words ->
        [yes] <blockquote>{ $words }</blockquote>
       *[no] { "" }
    }
hour-over = It has begun already, or is over.
hour-own = { $standing ->
        [seated] ✅ You have a seat.
       *[waiting] { $is_chosen ->
            [yes] ⏳ You asked to come. The host decides, and I'll tell you.
           *[no] ⏳ You are number { $number } in the line. If a seat becomes free, I'll tell you.
        }
    }
hour-join = { $is_chosen ->
        [yes] I'd like to come
       *[no] { $is_full ->
            [yes] Join the line
           *[no] I'll come
        }
    }
hour-leave = I won't come
hour-manage = Who comes
hour-seated = You have a seat.{ $is_busy ->
        [yes] { " " }But you have another meeting at that time: please check.
       *[no] { "" }
    }
hour-to-calendar = 📥 To my calendar
hour-file-sent = Open the file, and the open hour stands in your phone's calendar.
hour-asked = Passed on. The host decides whom to give the seats, and I'll tell you.
hour-waiting = All seats are taken. You are number { $number } in the line; once a seat is free, it is yours.
hour-left = All right, nobody waits for you.

## For the host

hosting-title = <b>My open hours</b>
hosting-empty = <b>My open hours</b>
    Set a time at which colleagues may come to you with questions, many or a few. They sign up themselves.
hosting-figures = Open hours held: { $count }, { $minutes } min in all.
hosting-new = Plan an open hour
hosting-to-list = ‹ To my hours
hosting-to-card = ‹ Back
hosting-seated = <b>{ $is_ahead ->
        [yes] Coming: { $taken } of { $seats }
       *[no] Signed up: { $taken } of { $seats }
    }</b>
hosting-guest = { $mark } { $name }
hosting-waiting = <b>{ $is_chosen ->
        [yes] Would like to come: { $count }
       *[no] In the line: { $count }
    }</b>
hosting-choose = Tap a name to give them a seat.
hosting-mark = Tap a name: ✅ was there, ❌ was not.
hosting-all-came = The others were there
hosting-move = Move
hosting-call-off = Call off
hosting-topic = What will the open hour be about? Choose a direction.
hosting-subtopic = <b>{ $direction }</b>
    Choose a topic, or the whole direction.
hosting-whole = The whole direction
hosting-about = <b>{ $topic }</b>
    Write in a few words what to come with. For example: “Conflicts with parents; bring your own cases”. Or skip it.
hosting-day = Which day?
hosting-time = <b>{ $day }</b>
    When shall it begin? Choose, or write it, for example 15:20.
hosting-place = Where do you meet? Write a room, or send a link to a video call.
hosting-same-place = { $place }
hosting-seats = How many seats? Choose, or write a number.
hosting-summary = 🕒 <b>{ $topic }</b>
    { $has_about ->
        [yes] { $about }
       *[no] { "" }
    }
    { $at }
    📍 { $place }
hosting-on-free-day = ⚠️ The school is closed on that day.
hosting-clash = ⚠️ Its host has another meeting at that time.
hosting-busy = ⚠️ You have another meeting at that time.
hosting-free-day = ⚠️ The school is closed on that day. If you mean it, go ahead.
hosting-terms = A tap changes:
hosting-set-minutes = Lasts: { $minutes } min
hosting-set-seats = Seats: { $seats }
hosting-set-admission = { $way ->
        [chosen] Seats: I choose
       *[first_come] Seats: first come, first served
    }
hosting-set-repeat = { $days ->
        [0] Again: no
        [7] Again: every week
       *[other] Again: every two weeks
    }
hosting-set-audience = { $whom ->
        [topic] Tell: who needs the topic
       *[unit] Tell: everybody in school
    }
hosting-announce = Announce
hosting-announced = Announced. Colleagues will hear of it and sign up.
hosting-time-unclear = I did not understand the time. Write it like this: 15:20.
hosting-seats-unclear = I did not understand the number. Write, for example, 12.
hosting-seat-given = The seat is theirs, I'll tell them.
hosting-call-off-sure = Call off the open hour “{ $topic }”, { $at }? Everybody who signed up will be told.
hosting-call-off-words = { $has_words ->
        [yes] The reason they will read: <blockquote>{ $words }</blockquote>
       *[no] You may write a reason as a message. You need not.
    }
hosting-call-off-once = Call off
hosting-call-off-for-good = Call off, and no more of them
hosting-called-off = Called off, I'll tell everybody.

## In the export of data

export-open-hours = My open hours
export-open-hour-seats = Open hours I signed up for
export-seats = Seats
export-about = What it is about
