### Single meetings: a mentor's slots, booking one, what comes afterwards.

home-button-speed = ⚡ Single meeting
home-button-slots = 🗓 My slots

## Notices

notice-speed-refused = { $is_lapsed ->
        [yes] ⚡ The single meeting will not take place: { $name }, { $at }, “{ $topic }”. It is not your doing. Have a look at other slots.
       *[no] ⚡ The curator did not agree to the single meeting: { $name }, { $at }, “{ $topic }”.
            <blockquote>{ $words }</blockquote>
            You may choose another slot.
    }
notice-speed-held = ⚡ <b>You have met. Did it help?</b>
    { $name }, “{ $topic }”. Rate it with one tap: nobody sees your rating by itself.
    Would you like { $name } to stay at your side? Go on: the request for a mentor is nearly filled in.
speed-other-slots = Other slots
speed-go-on = Go on with this mentor
speed-rated = Thank you!

## Booking

speed-start = ⚡ <b>Single meeting</b>
    One talk with somebody who is stronger in a topic. No requests, no orders.
speed-ahead = { $waits ->
        [yes] ⏳ { $at }: { $name }, with the curator
       *[no] ✅ { $at }: { $name }
    }
speed-waiting = With the curator: { $at }
speed-my-meetings = My meetings
speed-topics = What would you like to speak about?
speed-direction = <b>{ $direction }</b>
    Choose a topic, or the whole direction.
speed-whole = The whole direction
speed-mentors = <b>{ $topic }</b>
    These colleagues can meet you in the next days:
speed-mentors-none = <b>{ $topic }</b>
    There are no free slots right now. Look in tomorrow, choose another topic, or ask for help.
speed-mentor = <b>{ $name }</b> { $level }
    { $has_about ->
        [yes] { $about }
       *[no] { "" }
    }
    Next slot: { $at }{ $count ->
        [1] .
       *[other] , { $count } in all.
    }
speed-enough = You have { $limit ->
        [one] { $limit } meeting
       *[other] { $limit } meetings
    } ahead already. Hold one or call one off, and you can book again.
speed-other-topic = Another topic
speed-slots = <b>{ $name }</b>
    { $minutes } min, 📍 { $place }
    Choose a slot:
speed-slots-none = This slot is taken already, and there is no other right now. See what others offer.
speed-to-mentors = ‹ To the colleagues
speed-to-slots = ‹ To the slots
speed-question = What would you like to ask? Write a few words, so that your colleague can think about it. Or skip it.
speed-sure = <b>{ $name }</b>
    { $at }, { $minutes } min
    📍 { $place }
    Topic: { $topic }
    { $has_question ->
        [yes] <blockquote>{ $question }</blockquote>
       *[no] { "" }
    }
speed-curator = The curator agrees to it first; the slot is yours meanwhile.
speed-book = Book it
speed-booked = { $waits ->
        [yes] Passed on to the curator. The slot is yours meanwhile.
       *[no] Booked! The card of the meeting comes in a message of its own.
    }
speed-request = ⏳ <b>With the curator</b>
    { $name }, “{ $topic }”
    { $at }
speed-request-over = It is decided already. A meeting agreed to is among your meetings.
speed-withdraw = Take it back
speed-withdrawn = Taken back, the slot is free.

## Slots

slots-title = 🗓 <b>My slots</b>
    Times at which a colleague may come to you with one question. The meeting is agreed on by itself, and its card says the topic. There are no weekly slots in your leave and on the school's days off.
slots-none = There are no slots yet.
slots-weekly = Every week: { $times }
slots-single = Besides: { $times }
slots-free = Free in the next days: { $count }
slots-hidden = ⚠️ Nobody sees these slots now: you are paused, on leave, or “speed” is not among the kinds on your mentor's card.
slots-how = { $has_place ->
        [yes] A meeting takes { $minutes } min, 📍 { $place }
       *[no] Say first where you meet: a room or a link.
    }
slots-by-week = Slots by the week
slots-once = Add one slot
slots-place = Where we meet
slots-minutes = Lasts: { $minutes } min
slots-take-back = Take a slot back
slots-to-view = ‹ To the slots
slots-to-week = ‹ To the days
slots-place-how = Where do you meet? Write a room, or send a link to a video call.
slots-week-how = On which day of the week can you?
slots-times-how = <b>{ $day }</b>, every week
    Tap a time to open or close a slot. Write any other, for example 15:20.
slots-day-how = Which day?
slots-time-how = <b>{ $day }</b>
    When? Choose, or write it, for example 15:20.
slots-free-how = Tap the slot to take back. A weekly one stands again the week after.
slots-free-none = There are no free slots.
slots-added = The slot is open.
slots-taken-back = Taken back.

## In the export of data

export-slots = My slots
export-speed-meetings = Single meetings I booked
export-speed-meetings-given = Single meetings with me
