# A pair or a group proposed

button-interested = Interested
button-not-now = Not now
proposal-thanks = Thank you! I will tell you as soon as everybody has answered.
proposal-declined = Understood, thank you for the answer.
notice-mentorship-proposed = { $is_reminder ->
        [yes] ⏰ <b>A reminder of the curator's proposal.</b>
       *[false] 🤝 <b>The curator proposes that you work together.</b>
    }
    { $to_mentor ->
        [yes] You are the mentor. With you: { $mentees }.
       *[false] Mentor: { $mentor }. Mentees: { $mentees }.
    }
    Kinds: { $kinds }. Term: { $months } months.{ $has_rationale ->
        [yes] {" "}Why: { $rationale }
       *[false] {""}
    }

    It is yours to decide: "not now" is a good answer too, and only the curator sees the reason.
notice-proposal-others-asked = 👍 You agree. We are waiting for the others; I will write.
notice-proposal-declined = You declined this proposal. Thank you for the plain answer!
notice-proposal-agreed = 🤝 Everybody agrees. The council and the curator decide now.
notice-proposal-not-needed = This proposal needs no answer any more: it will not come about. Nothing depends on your answer.
notice-proposal-failed = { $why ->
        [silent] ⌛ <b>The proposal will not come about: no answer in time.</b>
        [full] ⌛ <b>The proposal will not come about: the mentor has no place left.</b>
       *[declined] <b>The proposal will not come about: somebody declined.</b>
    }
    Mentor: { $name }.{ $why ->
        [full] {""}
       *[declined] {" "}Not agreed: { $unwilling }.
    }
    You can propose another pair.
notice-mentorship-agreed = 🤝 <b>Everybody agrees!</b> With you: { $names }.
    Now the council and the curator decide, then come consents and the order. You can get to know each other today: 15 minutes are enough.

## The curator proposes

reason-none = nothing in common seen on the cards yet
reason-interest-of-one = interest on one side
reason-stop = { $stop ->
        [kept_apart] ⛔ not to be paired
        [not_approved] ⛔ not an approved mentor
        [away] ⛔ away now
        [full] ⛔ no free place
        [superior] ⛔ a head: the teacher's consent is needed
       *[same_person] ⛔ one and the same person
    }
proposing-mentees =
    <b>Who needs a mentor?</b>

    Mark one person, or two to eight for a group. Marked: { $chosen }
    You can write a part of the name.
proposing-mentees-empty =
    <b>Who needs a mentor?</b>

    Nobody was found. Write another part of the name, or invite people.
proposing-next = Next
proposing-mentor =
    <b>A mentor for: { $mentees }</b>

    Those who fit best come first:
proposing-suggestion = • <b>{ $name }</b>: { $reasons }
proposing-nobody =
    Nobody fits yet: there are no free places or no topics in common. Find a mentor by name, or invite a new one.
proposing-search = 🔍 By name
proposing-search-how =
    <b>A mentor by name</b>

    Write a part of the name. In brackets: how many places are free.
proposing-search-empty = Nobody was found among the approved mentors.
proposing-mentor-line = { $name } ({ $room })
proposing-to-mentees = ‹ To the mentees
proposing-to-mentor = ‹ To the mentor
proposing-to-view = ‹ To the proposal
proposing-view =
    <b>A proposal</b>

    Mentor: <b>{ $mentor }</b>
    Mentees: <b>{ $mentees }</b>

    Kinds: { $kinds }
    Form: { $form }
    Term: { $months } months
    Meetings: { $modes }
    The mentor helps with: { $topics }
proposing-view-model = Model: { $model }
proposing-view-back = In return { $mentee } helps with: { $topics }
proposing-view-rationale = Why: { $rationale }
proposing-view-leave =

    🏖 On leave now: { $leaves }. We ask once they are back, and the time to answer begins then.
proposing-leave = { $name } until { $until }
proposing-send = ✅ Propose to everybody
proposing-kinds = Kinds
proposing-form = Form
proposing-model = Model
proposing-months = Term
proposing-modes = Meetings
proposing-topics = Topics
proposing-topics-back = Topics in return
proposing-rationale = Why
proposing-ask-kinds =
    <b>Kinds of mentoring</b>

    Several may be on. Reverse: each mentors the other.
proposing-ask-form = <b>Form: who mentors whom</b>
proposing-ask-model = <b>Role model</b>
proposing-no-model = leave open
proposing-ask-months =
    <b>Term</b>

    How many months?
proposing-ask-modes = <b>How to meet</b>
proposing-ask-topics =
    <b>What { $name } helps with</b>

    Mark the topics.
proposing-ask-rationale =
    <b>Why these people?</b>

    In one sentence: both, the council and the head will see it.
proposing-sent = ✅ Proposed. I will ask each of them and tell you how it ended.

## Everybody at once

bank-plan = 🧩 Suggested pairs
bank-pair-mentee = 🤝 Find a mentor
bank-pair-mentor = 🤝 Propose a mentee
bank-apart = Do not pair
matching-plan =
    <b>Suggested pairs</b> · { $total }

    Nobody knows of them yet. Look through them, change what you like, and send them all.
matching-line = • <b>{ $mentee }</b> — { $mentor }: { $reasons }
matching-empty =
    <b>Suggested pairs</b>

    Nothing here yet. I will find mentors for everybody who has none: by topics, subject, time and free places. Nothing is sent without you.
matching-suggest = 🧩 Suggest for everybody
matching-again = Suggest anew
matching-send = ✅ Propose · { $total }
matching-drop = Remove all
matching-to-plan = ‹ To the pairs
matching-pair =
    <b>{ $mentee }</b>
    Mentor: <b>{ $mentor }</b>

    { $reasons }
matching-shape = Adjust and propose
matching-other = Another mentor
matching-take-off = Take off the list
matching-send-sure =
    <b>Propose all of them?</b>

    Pairs: { $total }. Every mentor and mentee is asked and answers for themselves.
matching-send-yes = Yes, propose
matching-drop-sure =
    <b>Remove all suggested pairs?</b>

    Pairs: { $total }. Nobody knows of them yet.
matching-drop-yes = Yes, remove
matching-sent = ✅ Pairs proposed: { $sent }.{ $has_left ->
        [yes] {" "}Left on the list, because something has changed: { $left }.
       *[no] {""}
    }
matching-wait = 🧩 Looking for pairs… It takes seconds for a school and minutes for a city.
matching-progress = 🧩 Looking for pairs… { $done } of { $total }
matching-done = 🧩 <b>Done.</b> Pairs: { $pairs }. Left without a mentor: { $without }.
matching-failed = That did not work. Please try again a little later: the earlier pairs are still there.

## Not to be paired

apart-list =
    <b>{ $name }: not to be paired</b>

    Only curators see this.
apart-line = • <b>{ $name }</b>: { $reason } <i>({ $author }, { $at })</i>
apart-empty = Nothing is noted yet.
apart-add = ➕ Add
apart-remove = ✖️ { $name }
apart-person =
    <b>Not to be paired with: { $name }</b>

    Choose, or write a part of the name.
apart-person-empty = Nobody was found.
apart-reason =
    <b>Why?</b>

    Write a few words. Only curators will see them.
apart-remove-sure =
    <b>Remove this note?</b>

    The two can be paired again then.
apart-remove-yes = Yes, remove
