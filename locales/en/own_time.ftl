own-time =
    <b>My time</b>

    The bot writes to me: { $first } to { $last }{ $is_own ->
        [yes] { "" }
       *[no] { " " }(as the school says)
    }
    Leave: { $leave }
    Methodical day: { $day }
    Lessons: { $lessons }

    Urgent help, and a talk that has begun, always come.
own-time-nothing = none
own-time-hours = When to write to me
own-time-leave = 🏖 Leave
own-time-day = Methodical day
own-time-lessons = My lessons
own-time-hours-how =
    <b>When to write to me</b>

    Now: { $first } to { $last }{ $is_own ->
        [yes] { "" }
       *[no] { " " }(as the school says)
    }.
    Tap from and until, or write: 9:00–18:30.
own-time-hours-reset = As the school says
own-time-hours-unclear = That is not clear. Write from when until when: 9:00–18:30.
own-time-leave-how =
    <b>Leave</b>

    Now: { $leave }.
    On these days the bot does not write first and does not offer you to colleagues; what is in your hands stays with you.
    Tap the first day, or write both at once: 01.07–25.08.
own-time-leave-end = Take the leave back
own-time-leave-last =
    <b>Leave</b>

    From { $first }. Up to and including which day?
own-time-day-how =
    <b>Methodical day</b>

    The weekday without lessons, good for meeting colleagues. The bot writes on it too.
    Tap again to take it back.
own-time-lessons-how =
    <b>My lessons</b>

    { $lessons }

    You may leave this out. Whoever marks lessons is not disturbed in them: the bot writes after the bell. Choose a day.
own-time-lessons-of-day =
    <b>My lessons · { $day }</b>

    Mark the lessons in which you are busy. Each tap is saved.
own-time-no-bells = The school has no schedule of bells yet.
