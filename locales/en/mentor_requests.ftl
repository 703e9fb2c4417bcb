### Requests for a mentor: what the bot says unasked, and the screens of mentee and mentor.

## Notices to the mentor

notice-mentor-asked = 🤝 <b>A colleague asks you to be their mentor</b>
    { $name }
    Topics: { $topics }
    Kind: { $kinds }. Meetings: { $modes }. Term: { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
    Please answer by { $until }. You may decline without explaining, nobody minds.
notice-mentor-asked-difficulty = Difficulty: <blockquote expandable>{ $words }</blockquote>
notice-mentor-asked-expectations = Expects: <blockquote expandable>{ $words }</blockquote>
notice-mentor-asked-question = You asked: <blockquote>{ $question }</blockquote>Answer: <blockquote>{ $reply }</blockquote>
mentor-ask-yes = Interested
mentor-ask-no = I cannot
mentor-ask-more = Tell me more
notice-mentor-reminded = ⏳ { $name } waits for your answer until { $until }: will you be their mentor? If you cannot, just say so, and we will ask others.
notice-mentor-waits = ✉️ Your question is on its way: once { $name } answers, I will show it. Your time to decide stands still.
    <blockquote>{ $question }</blockquote>
notice-mentor-time-goes-on = { $name } has not answered your question yet, so your time goes on: please decide by { $until }. If an answer comes, I will show it at once.
notice-mentor-ask-ended = { $why ->
        [yes] ✅ <b>You said yes: { $name }</b>. Now the council and the curator have their say, and I will tell you of every step. Meanwhile you can get to know each other.
        [declined] { $name }: you cannot, we will ask others. Thank you for an honest answer! No new offers for a while?
        [silent] { $name }: the time to answer is over, we have asked others. No harm done!
        [cannot] { $name }: you cannot take a new mentee now, so we will ask others.
       *[not_needed] { $name }: no answer is needed any more. Thank you!
    }
notice-mentor-passed-over = { $name }: there was no answer, so we asked another colleague. No harm done, everybody has such weeks. If this is no time for new mentees, set a pause, and we will not disturb you.

## Notices to the mentee

notice-mentor-request-moved = { $why ->
        [declined] Your colleague cannot just now, it happens.
        [silent] There is no answer yet, so we do not wait.
        [place] 🎉 A place is free!
       *[cannot] The colleague we asked cannot just now.
    } { $has_name ->
        [yes] The next one has been asked: { $name }.
       *[no] The curator has your request and will find a mentor.{ $is_waiting ->
            [yes] { " " }You keep your place in the line.
           *[no] { "" }
        }
    }
notice-mentee-questioned = ❓ { $name } wants to know more before deciding:
    <blockquote>{ $question }</blockquote>
    Please answer by { $until }.
notice-question-unanswered = { $name } waited for your answer, but the time is over and they decide without it. It is not too late: I will pass your answer on at once.
notice-mentor-found = 🎉 <b>A mentor is found: { $name }</b>
    They said yes! Now the council and the curator have a look, which takes a few days. Meanwhile you can get to know each other: 15 minutes over tea.
notice-mentor-request-closed = The curator has closed your request for a mentor:
    <blockquote>{ $words }</blockquote>
    You can make a new one whenever you like.
mentor-request-open = My request
mentor-request-reply = Answer
