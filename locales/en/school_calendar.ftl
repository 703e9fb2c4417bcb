calendar-title =
    <b>School calendar · { $year }</b>
    { "" }
calendar-year =
    School year: { $days }
    Terms: { $terms }
    Holidays: { $holidays }
    Days off: { $days_off }
    Days worked instead: { $working_days }
    Public holidays, known to the bot: { $public }

    In the holidays teachers are at work: terms run, the bot writes as usual. On days off and public holidays terms stand still and the bot is silent. June to August outside a school year is summer, the bot is silent.
calendar-empty =
    There is no school year yet. Enter it: tap “School year”.
calendar-nothing = none
calendar-bells = 🔔 Bells
calendar-back = ‹ To the calendar
calendar-list =
    <b>{ $title }</b>{ $is_year ->
        [yes] { "" }
       *[no] { " " }· { $year }
    }

    { $about }
calendar-none =

    Nothing has been entered yet.
calendar-add = ➕ Add
calendar-entry =
    <b>{ $title }</b>

    { $days } · { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
calendar-show-year = Open this year
calendar-change = ✏️ Change
calendar-remove = 🗑 Delete
calendar-remove-sure =
    <b>Delete?</b>

    { $title }: { $days }.
    { $inside ->
        [0] { "" }
        [one] With the year goes all that is in it: { $inside } entry.
       *[other] With the year goes all that is in it: { $inside } entries.
    }
calendar-remove-yes = Yes, delete
calendar-first =
    <b>{ $title }</b>

    { $is_one_day ->
        [yes] Which day? Tap it or write it, for example: 05.12.2026.
       *[no] From which day? Tap it, or write both at once: 24.10.2026 – 01.11.2026.
    }
calendar-last =
    <b>{ $title }</b>

    From { $first }. Up to and including which day?
calendar-bells-how =
    <b>Bells</b>

    { $bells }

    To change them, send the whole schedule as one message, a line a lesson: 8:00–8:40.
calendar-bell-unclear = The line “{ $line }” is not clear. It needs when the lesson begins and ends: 8:00–8:40.
period-year = School year
period-year-about = From the first school day to the last. The next year may be entered ahead.
period-term = Terms
period-term-about = Quarters or trimesters.
period-holidays = Holidays
period-holidays-about = No lessons, but teachers are at work: terms run, the bot writes as usual. If your school rests in the holidays, enter those days as days off.
period-day-off = Days off
period-day-off-about = Nobody works: terms stand still, the bot is silent. Public holidays need not be entered, the bot knows them.
period-working-day = Days worked instead
period-working-day-about = A worked Saturday, and other days on which the school works against the calendar.
