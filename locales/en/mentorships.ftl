### Pairs and groups: states, steps, role models, opinions of the council, and what the bot says of them.

mentorship-state-proposed = waits for its people's consent
mentorship-state-council = with the mentors' council
mentorship-state-curator = with the curator
mentorship-state-returned = the curator asks for changes
mentorship-state-approved = approved, consents awaited
mentorship-state-on-order = on a draft order
mentorship-state-active = at work
mentorship-state-ended = ended
mentorship-state-called-off = came to nothing
mentorship-step-proposed = proposed
mentorship-step-said-yes = a member agreed
mentorship-step-said-no = a member declined
mentorship-step-opinion-for = opinion of the council: for
mentorship-step-opinion-against = opinion of the council: against
mentorship-step-opinion-abstained = opinion of the council: abstained
mentorship-step-council-reminded = the council was reminded
mentorship-step-council-over = the council is done
mentorship-step-council-asked = the council is asked again
mentorship-step-approved = approved by the curator
mentorship-step-returned = returned with words
mentorship-step-sent-again = changed and sent again
mentorship-step-return-lapsed = nothing was changed, with the curator again
mentorship-step-refused = refused by the curator
mentorship-step-another-mentor = the curator looks for another mentor
mentorship-step-consent = a consent was registered
mentorship-step-put-on-order = put on a draft order
mentorship-step-taken-off-order = taken off the draft order
mentorship-step-activated = began its work
mentorship-step-changed = terms changed
mentorship-step-end-announced = an end was announced
mentorship-step-warned = the curator's warning
mentorship-step-went-on = it goes on
mentorship-step-left = a mentee left the group
mentorship-step-ended = ended
mentorship-step-called-off = called off
role-model-experienced-young = experienced – young
role-model-leader-struggling = leader – struggling teacher
role-model-innovator-conservative = innovator – conservative
role-model-subject-subject = subject teacher – subject teacher
opinion-for = for
opinion-against = against
opinion-abstained = abstained
choice-state-in-line = in line
choice-state-waitlisted = waits for a place
choice-state-asked = still thinking
choice-state-question = wants to know more
choice-state-accepted = ready
choice-state-declined = cannot
choice-state-silent = no answer
choice-state-over = no longer asked

## What the bot says

button-rework = ✏️ Change and send
notice-decisions-wait = ☀️ Good morning! { $count ->
        [one] { $count } decision waits for you.
       *[other] { $count } decisions wait for you.
    }
notice-council-reminded = 🗳 <b>{ $pair }</b>
    A pair with the head waits for the council: without it nothing can be approved. Please say what you think.
notice-mentorship-approved = ✅ <b>{ $pair }</b>
    The curator has approved it. { $has_order ->
        [yes] Next come the written consents and the order.
       *[no] Next come the written consents, and you can begin.
    }
notice-mentorship-returned = ↩️ <b>{ $pair }</b>
    The curator asks for a change:
    <blockquote expandable>{ $words }</blockquote>
    Change it and send it again by { $until }. If it stays as it is, the curator decides.
notice-mentorship-sent-again = 🔁 <b>{ $pair }</b>
    { $name } has changed the terms and sent it again.
notice-mentorship-back = ⏳ <b>{ $pair }</b>
    Nothing was changed, so the curator decides.
notice-mentorship-refused = <b>{ $pair }</b>
    The curator has decided not to approve it:
    <blockquote expandable>{ $words }</blockquote>
    Thank you for being ready. If you would like to talk it over, write to the curator.
notice-another-sought-mentor = 💛 <b>{ $pair }</b>
    Here the curator will look for another mentor. It is no judgement, and you have a place again. Thank you for agreeing!{ $has_words ->
        [yes] {""}
    <blockquote expandable>{ $words }</blockquote>
       *[no] {""}
    }
notice-another-sought-mentee = 🔎 <b>{ $pair }</b>
    The curator will find you another mentor. You need not ask again.{ $has_words ->
        [yes] {""}
    <blockquote expandable>{ $words }</blockquote>
       *[no] {""}
    }

## On the card

mentorship-history-line = { $step }{ $has_name ->
        [yes] , { $name }
       *[no] { "" }
    }, { $at }{ $is_own ->
        [yes] { " " }(about their own pair: there was nobody else to decide)
       *[no] { "" }
    }{ $has_words ->
        [yes] : { $words }
       *[no] { "" }
    }

## What the curator returned

rework-title =
    <b>{ $pair }</b>
    Now: { $state }
rework-words =
    {""}
    ↩️ The curator asks for a change:
    <blockquote expandable>{ $words }</blockquote>
    Change what is needed and send it again by { $until }. The other side will know.
rework-terms =
    {""}
    Term: { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
    Meetings: { $ways }
    Kinds: { $kinds }
rework-goals = Goal, { $name }: { $goals }
rework-months = Term
rework-modes = Meetings
rework-kinds = Kinds
rework-goal = Goal
rework-send = Send again
rework-done = Done
rework-ask-months =
    <b>Term</b>

    How many months will you work together?
rework-ask-modes =
    <b>Meetings</b>

    What suits you? You may mark both.
rework-ask-kinds =
    <b>Kinds of mentoring</b>

    What fits? You may mark several.
rework-ask-goals =
    <b>Goal</b>

    { $name } helps with this: { $goals }
    Write the goal anew: what will have changed when it works out?
