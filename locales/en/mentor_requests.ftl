### Requests for a mentor: what the bot says unasked, and the screens of mentee and mentor.

## Notices to the mentor

notice-mentor-asked = 🤝 <b>A colleague asks you to be their mentor</b>
    { $name }
    Topics: { $topics }
    Kind: { $kinds }. Meetings: { $modes }. Term: { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
notice-mentor-asked-until = Please answer by { $until }. You may decline without explaining, nobody minds.
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
        [replied] ✉️ { $name } answers your question: see below.
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

## A request for a mentor: its steps

wish-next = Next
wish-done = Done
wish-topics = <b>Find a mentor</b>

    What do you need support with? Mark up to { $most } topics. Your needs are here already, the rest lies in the directions below.
    { $chosen ->
        [0] Nothing is marked yet.
       *[other] Marked: { $chosen }.
    }
wish-topics-none = Your profile has no topics you need support in yet. Open a direction.
wish-paused = <b>Find a mentor</b>

    You are on a pause until { $until }. End it, and you can ask.
wish-enough = <b>Find a mentor</b>

    You already have { $limit } open requests, and need no more at once. Wait for an answer or withdraw one of them.
wish-to-mine = To my requests
wish-direction = <b>{ $direction }</b>
    Mark the topics. Marked: { $chosen } of { $most }.
wish-difficulty = <b>What is difficult?</b>

    A sentence or two will do. For example: “My fifth form is noisy, and halfway through the lesson I lose them”. No names of pupils, please.
wish-expectations = <b>What do you expect of a mentor?</b>

    For example: “To visit a lesson of theirs and go through one of mine”. You may skip this.
wish-written = Written: <blockquote expandable>{ $words }</blockquote>To change it, write anew.
wish-words-remove = Remove
wish-terms = <b>How you will work</b>

    Kind: { $kinds }
    Form: { $form }
    Meetings: { $modes }
    Term: { $months ->
        [one] { $months } month
       *[other] { $months } months
    }

    This usually fits. Change what does not.
wish-terms-group = The curator puts a group together, and finds the mentor.
wish-terms-fine = Fits
wish-change-kinds = Kind
wish-change-form = Form
wish-change-modes = Meetings
wish-change-months = Term
wish-kinds = <b>Kind of mentoring</b>

    You can mark several. Not sure? Four questions will tell.
wish-kind-cards = About the kinds
wish-form = <b>Who is the mentor?</b>

    Mostly it is an experienced colleague.
wish-modes = <b>How will you meet?</b>

    You can mark both.
wish-months = <b>For how many months?</b>
wish-times = <b>When do you usually have time?</b>

    Mark what suits you: I will show whose time it meets. Asked only once, you can change it in your profile.
wish-mentors = <b>Whom would you like?</b>

    Choose up to { $most } in order: 🥇 is asked first. ⏳ has no place now, but you can wait in the line.
wish-mentors-none = <b>Whom would you like?</b>

    Nobody suits these topics just now. It happens: the curator will look for a mentor, outside the school too.
wish-mentor =
    {""}
    { $mark } <b>{ $name }</b>{ $has_about ->
        [yes] , { $about }
       *[no] { "" }
    }{ $is_full ->
        [yes] { " " }· no place, you would be number { $number } in the line
       *[no] { "" }
    }
    <i>{ $reasons }</i>
wish-mentor-full = { $name } · line, you are no. { $number }
wish-mentors-done = Next · { $chosen }
wish-curator = 🧭 Let the curator find one
wish-summary = <b>Check your request</b>

    Topics: { $topics }
    { $has_difficulty ->
        [yes] Difficulty: { $difficulty }
       *[no] { "" }
    }
    { $has_expectations ->
        [yes] I expect: { $expectations }
       *[no] { "" }
    }
    Kind: { $kinds }
    Form: { $form }
    Meetings: { $modes }; { $times }
    Term: { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
wish-summary-mentors =
    {""}
    We ask in this order:
    { $mentors }
wish-summary-curator =
    {""}
    🧭 The curator will find a mentor.
wish-send = Send
wish-edit-topics = Topics
wish-edit-difficulty = Difficulty
wish-edit-expectations = Expectations
wish-edit-terms = Terms
wish-edit-times = Times
wish-edit-mentors = Mentors
reason-strong = strong in: { $topic }
reason-nearby = close to the topic: { $topic }
reason-subject = same subject: { $subject }
reason-interest = mutual interest
reason-times = time in common: { $times }
reason-kinds = offers these kinds: { $kinds }
reason-places = { $count ->
        [one] { $count } free place
       *[other] { $count } free places
    }

## My requests

wanted-title = <b>My requests for a mentor</b>

    ⏳ waiting for an answer · ❓ a question to you · 🧭 with the curator · ✅ there is a mentor
wanted-empty = <b>My requests for a mentor</b>

    Nothing yet. A mentor is a colleague at your side for some months: visits lessons, shares their own, answers questions. Finding one takes a couple of minutes.
wanted-ask = 🔎 Find a mentor
wanted-kinds = About kinds of mentoring
wanted-sent = ✅ <b>Your request is sent.</b> Leave the rest to me: you will hear of every step.
wanted-card = <b>{ $topics }</b>
    { $asked }
    { $standing }
wanted-choice = { $rank }. { $name }: { $standing }
wanted-terms =
    {""}
    Kind: { $kinds }
    Form: { $form }. Meetings: { $modes }. Term in months: { $months }
wanted-difficulty = Difficulty: <blockquote expandable>{ $words }</blockquote>
wanted-expectations = Expectations: <blockquote expandable>{ $words }</blockquote>
wanted-matched = 🤝 You can get to know each other right away: offer 15 minutes on the card of your pair.
wanted-stands-asking = ⏳ Waiting for { $name }, until { $until }.
wanted-stands-question = ❓ { $name } waits for your answer to a question.
wanted-stands-next = ⏳ Looking for whom to ask next.
wanted-stands-curator = 🧭 The curator is looking for a mentor.{ $is_waiting ->
        [yes] { " " }You keep your place in the line.
       *[no] { "" }
    }
wanted-stands-matched = ✅ A mentor is found{ $has_name ->
        [yes] : { $name }
       *[no] { "" }
    }. The council and the curator decide.
wanted-stands-withdrawn = ✖️ You withdrew the request.
wanted-stands-closed = 📕 The curator closed the request.
wanted-choice-in-line = comes next
wanted-choice-waitlisted = waiting for a place, you are number { $number } in the line
wanted-choice-asked = waiting for an answer
wanted-choice-question = waits for your answer
wanted-choice-accepted = said yes
wanted-choice-declined = cannot now
wanted-choice-silent = no answer came
wanted-choice-over = need not be asked
wanted-withdraw = Withdraw the request
wanted-withdraw-sure = <b>Withdraw the request?</b>

    { $topics }
    Whoever was asked learns that no answer is needed. You can ask anew any time.
wanted-withdraw-yes = Yes, withdraw
wanted-withdrawn = The request is withdrawn
wanted-to-list = ‹ To the requests
wanted-to-card = ‹ To the request
wanted-reply = { $name } asks:
    <blockquote>{ $question }</blockquote>
    Write your answer in one message.
wanted-reply-over = Nobody asks you anything just now.
wanted-replied = Passed on: { $name } will see your answer.

## I am asked to mentor

asks-title = <b>You are asked to be a mentor</b>

    🤝 waiting for your answer · ✉️ your question waits for theirs
asks-empty = <b>You are asked to be a mentor</b>

    Nobody waits just now. When a colleague chooses you, I will write.
asks-card = <b>{ $name }</b>
    { $about }

    Topics: { $topics }
    Kind: { $kinds }
    Form: { $form }. Meetings: { $modes }. Term in months: { $months }
asks-question = You asked: <blockquote>{ $question }</blockquote>{ $has_reply ->
        [yes] Answer: <blockquote>{ $reply }</blockquote>
       *[no] { "" }
    }
asks-until = Please answer by { $until }.
asks-waits = Your time stands still until your question is answered. You may decide right away, too.
asks-reasons = <b>{ $name }</b>
    Why can you not? Only the curator sees the reason.
asks-more = <b>{ $name }</b>
    What do you need to know? Write one question, I will pass it on. Your time to answer stops meanwhile.
asks-more-used = <b>{ $name }</b>
    You have asked already. The rest can be cleared up when you meet.
asks-asked = Your question is on its way. The answer comes here.
asks-accepted = Thank you! Now the council and the curator have their say, I will tell you of every step.
asks-declined = All right, we will ask others. Thank you for answering!
asks-to-list = ‹ To the list
asks-to-card = ‹ To the request
