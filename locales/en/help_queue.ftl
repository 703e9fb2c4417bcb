queue-title =
    <b>Requests for help</b>
    { $total ->
        [one] There is { $total } request now.
       *[other] There are { $total } requests now.
    } Those waiting for you come first.
    {""}
queue-line =
    { $urgency ->
        [urgent] 🔴
        [today] 🟡
       *[week] 🟢
    } <b>{ $topic }</b>, { $age }: { $standing ->
        [with-curator] waits for you
        [with-mentors] mentors are being asked
       *[claimed] { $mentor } is helping
    }
queue-hint =
    {""}
    🔴 urgent, 🟡 today, 🟢 this week. Which one to open?
queue-empty =
    <b>Requests for help</b>

    Nobody is waiting. When mentors cannot help somebody, I will write to you at once.
queue-button =
    { $urgency ->
        [urgent] 🔴
        [today] 🟡
       *[week] 🟢
    } { $age } · { $name }
queue-refresh = 🔄 Refresh
queue-refreshed = Up to date
queue-figures = 📊 Figures
queue-back = ← All requests
queue-to-card = ← To the request
queue-age-minutes = { $number } min
queue-age-hours = { $number } h
queue-age-days = { $number } d

queue-card =
    <b>Request: { $topic }</b>
    { $urgency ->
        [urgent] 🔴 Urgent
        [today] 🟡 Today
       *[week] 🟢 This week
    }, { $name }, { $asked_at }

    { $standing ->
        [with-curator] Nobody has taken it in { $age }. It is up to you.
        [with-mentors] Mentors are being asked, { $age } so far.
        [claimed] { $mentor } is helping.
        [solved] ✅ Solved. The mentor was { $mentor }.
        [unsolved] The talk is over, but the question is not solved. The mentor was { $mentor }.
        [withdrawn] Withdrawn: help is no longer needed.
       *[closed] Closed by the curator.
    }
queue-card-words =
    {""}
    <blockquote expandable>{ $words }</blockquote>
queue-card-asked =
    {""}
    <b>Who was asked</b>
    { $people }
queue-asked-line = { $name }: { $state ->
    [open] no answer yet
    [taken] took it
    [declined] cannot. { $reason }
    [released] it did not work out
   *[over] no longer needed
 }
queue-asked-more = and { $number } more
queue-card-own =
    {""}
    This request is your own, so somebody else will deal with it.
queue-card-mine =
    {""}
    <b>You have this request.</b> Just write here in the chat: I pass your words, photos and voice on to { $name }.
queue-assign = 👤 Give to a mentor
queue-claim = ✍️ Answer it myself
queue-to-talk = 💬 To the talk
queue-files = { $files ->
    [0] 📄 Show it all
   *[other] 📎 Show attachments: { $files }
 }
queue-close = Close with an explanation

queue-assign-title =
    <b>Who gets the request?</b>
    { $topic }, asked by { $name }

    ⭐ strong in this topic, 🔹 in one close to it. Choose, then confirm.
queue-assign-empty =
    <b>There is nobody to give it to</b>

    Your unit has no other mentors. Invite one, or answer yourself.
queue-mentor =
    { $fit ->
        [2] {"⭐ "}
        [1] {"🔹 "}
       *[0] {""}
    }{ $name }{ $claims ->
        [0] {""}
       *[other] {" · has now: "}{ $claims }
    }{ $away ->
        [yes] {" · away"}
       *[no] {""}
    }
queue-confirm =
    <b>Give the request to { $name }?</b>
    { $topic }, asked by { $mentee }

    { $fit ->
        [2] This is a strong topic of the mentor.
        [1] The mentor is strong in a topic close to it.
       *[0] The mentor has not named this topic.
    } { $claims ->
        [0] They have no other requests now.
       *[other] Requests they have now: { $claims }.
    }{ $away ->
        [yes] {" They asked not to be disturbed at the moment."}
       *[no] {""}
    }
    Both will be told at once.
queue-give = ✅ Give it
queue-other-mentor = ← Another mentor

queue-words =
    <b>Close with an explanation</b>
    { $topic }, asked by { $name }

    Write a few words: what to do next, or whom to see. They will get them and can ask again.

queue-figures-title =
    <b>Help in the last 30 days</b>
    {""}
queue-figures-none = There were no requests in this time.
queue-figures-asked = Requests: <b>{ $asked }</b>, answered: <b>{ $answered }</b>
queue-figures-in-time = In time: <b>{ $percent }%</b>
queue-figures-wait = Usual wait: <b>{ $wait }</b>
queue-figures-rating = Mean rating: <b>{ $mean }</b> of 5 (ratings: { $ratings })
queue-figures-few-ratings = The mean rating appears once there are five, so that nobody can be guessed.
queue-figures-states =
    {""}
    Solved { $solved }, not solved { $unsolved }, withdrawn { $withdrawn }, closed by the curator { $closed }, in hand { $claimed }, waiting { $open }
queue-figures-now =
    {""}
    Without a helper right now: <b>{ $waiting }</b>
queue-figures-single = Single meetings in 30 days: <b>{ $count }</b>{ $has_mean ->
        [yes] , rated <b>{ $mean }</b> of 5 on average
       *[no] { "" }
    }
queue-take-back = ↩️ Take the request back
queue-take-back-sure =
    <b>{ $topic }</b>
    { $name } is helping now. Take the request back and decide who helps? Both will be told.
queue-take-back-yes = Yes, take it back
