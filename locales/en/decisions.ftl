### Decisions: the queue of whoever decides, a card at a time.

decisions-done =
    <b>🎉 All decided</b>

    Nothing waits for your decision now. If something comes, I will say in the morning how much.
decisions-end =
    <b>You have come to the end</b>

    Put off: { $total }. Decide now or later: they do not go away.
decisions-again = Back to what was put off
decision-last = ✔️ <i>{ $pair }: { $step }</i>
    {""}
decision-head = <b>Decisions · waiting: { $total }</b>
    You decide as { $role }{ $has_unit ->
        [yes] { ", " }{ $unit }
       *[no] { "" }
    }
    {""}
decision-pair = 🤝 <b>{ $pair }</b>
    Now: { $state } · proposed { $since }
    {""}
decision-member = { $side ->
        [mentor] 🧑‍🏫 <b>{ $name }</b>
    { $about }
    Strengths: { $topics }
    Places free: { $room } of { $capacity }
       *[mentee] 🌱 <b>{ $name }</b>
    { $about }
    Needs support: { $topics }
    }
decision-terms =
    {""}
    { $form } · { $kinds }
    { $ways } · { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
decision-track = 🎯 { $name }: { $topics }. Goal: { $goals }
decision-rationale = 💡 Why: { $words }
decision-need =
    💬 In their own words: <blockquote expandable>{ $difficulty }{ $expects ->
        [yes] { "\u000A" }Expects: { $expectations }
       *[no] { "" }
    }</blockquote>
decision-opinions = 🗳 Council: { $agreed } for, { $against } against, { $abstained } abstained, { $silent } silent.
decision-lacks-council = { $is_against ->
        [yes] ⛔ The council is against it. A pair with the head is approved together, so now you can return it, refuse it or look for another mentor.
       *[no] ⏳ It waits for the council: a pair with the head is approved together, and no more are for it than against it yet.
    }
decision-own = Your opinion: <b>{ $opinion }</b>. You can change it until the council is done.
decision-request = 🙋 <b>{ $name }</b> looks for a mentor
    { $about }
    Asked { $since }
    Topics: { $topics }
    {""}
decision-choice = • { $name }: { $state }
decision-list = ✍️ <b>Mentors to approve: { $people }</b>
    Proposed by { $name }, { $since }
    { $names }{ $more ->
        [0] { "" }
       *[other] { " " }and { $more } more
    }
decision-for = For
decision-against = Against
decision-abstain = Abstain
decision-for-words = For, with a note
decision-approve = ✅ Approve
decision-return = ↩️ Return
decision-another = 🔎 Another mentor
decision-refuse = Refuse
decision-ask-council = 🗳 Ask the council again
decision-approve-list = ✅ Approve all · { $people }
decision-open-list = Open the list
decision-find = 🔎 Find a mentor
decision-close = Close with words
decision-people = 👤 Profiles
decision-history = 🕓 History
decision-skip = Later ›
decision-think-again = ↩️ Think again
decision-without-words = Without words
decisions-as-list = 📋 As a list
decisions-council = 🗳 With the council
decisions-to-card = ‹ To the decisions
decisions-to-list = ‹ To the list
decision-history-of =
    <b>{ $pair } · history</b>
    {""}
decision-words =
    <b>{ $pair }</b>

    { $asked ->
        [against] Why are you against it? Write it down: only the curator reads it.
        [for] Write what the curator should know.
        [refuse] Why do you refuse it? Write kindly: both read it.
        [another] You will look for another mentor, with thanks to this one. Would you like to say something to both? You need not.
        [close] What shall the teacher hear? The request is closed, and your words reach them.
        [list] Why do you refuse? Whoever proposed the list reads it.
        [speed] Why not? The teacher reads your words and chooses another slot.
       *[return] What should be changed? Both read it, change it and send it again.
    }
decisions-list =
    <b>Decisions · { $total }</b>
    🗳 opinion of the council · 🤝 a pair · 🙋 a request · ✍️ a list of mentors · 📄 an order · ⚡ a single meeting · ⚖️ a warning · 📅 a meeting told differently
decisions-together = ✅ Approve together · { $count }
decisions-together-sure =
    <b>Approve together: { $count }?</b>

    Nobody objected to these pairs. If one of them has changed meanwhile, it stays in the queue.
    {""}
decisions-together-line = • { $pair }
decisions-together-none = There is nothing to approve together now: the rest deserves a look of its own.
decisions-together-yes = Yes, approve · { $count }
decisions-together-done = ✅ Approved: { $approved }.{ $left ->
        [0] { "" }
       *[other] { " " }Changed and left in the queue: { $left }.
    }
decisions-council-title =
    <b>With the council · { $total }</b>
    ⏳ you have not answered · ✅ for · ❌ against · 🤷 abstained. You can change your opinion until the council is done.
decisions-council-empty =
    <b>With the council</b>

    The council has nothing before it now.
decision-warning = ⚖️ <b>{ $pair }</b>
    The days of the warning were over { $since }. What they were warned for:
    <blockquote>{ $facts }</blockquote>
decision-order = 📄 <b>An order to sign: { $about }</b>
    { $count ->
        [one] { $count } pair
       *[other] { $count } pairs
    }. Drawn up { $since } by { $name }
decision-order-more = … and { $count } more
decision-sign = ✍️ Sign
decision-open-order = Open the order
decision-dispute = 📅 <b>{ $pair }</b>
    About the meeting of { $at } its people say different things:
decision-speed = <b>{ $mentee }</b> asks for a single meeting with <b>{ $mentor }</b>
    Topic: { $topic }
    { $at }
    { $has_question ->
        [yes] <blockquote>{ $question }</blockquote>
       *[no] { "" }
    }
decision-approve-speed = Agree to the meeting
