### “My mentorships”: list, card, first meeting, goals, ends, and what the bot says of them.

home-button-pairs = { $count ->
        [0] 🤝 My mentorships
       *[other] 🤝 My mentorships · { $count }
    }
home-pairs-ask = ❗ Your word is awaited about a mentorship: { $count }.
button-again = 🔁 New request
button-successor = 🔎 Find another mentor
button-pair = Open the mentorship

pairs-title =
    <b>My mentorships</b>

    { $total } in all. Press one to see what comes next.
pairs-empty =
    <b>My mentorships</b>

    None yet. One comes about when you and a colleague have both said yes.
pairs-to-list = ‹ To the list
pair-to-card = ‹ To the card
pair-line-left = you left the group
pair-line-asks = your word is awaited
pair-line-closes = last day { $day }

## The card

pair-card =
    { $is_group ->
        [yes] 👥
       *[no] 🤝
    } <b>{ $pair }</b>
    Now: <b>{ $state }</b>

    Mentor: { $mentor }
    { $count ->
        [one] Mentee: { $mentees }
       *[other] Mentees: { $mentees }
    }
    Form: { $form }
    Kinds: { $kinds }
    Meetings: { $ways } · term: { $months } months
pair-left = Left the group: { $names }
pair-left-on = { $name } ({ $day })
pair-rationale = Why these people: { $rationale }
pair-direction =
    {""}
    <b>{ $name }</b> shares experience in: { $topics }
    { $goals_state ->
        [shown] 🎯 { $goals }
        [hidden] { "" }
       *[none] 🎯 No goal written yet.
    }
pair-conditions = 🧰 Conditions and resources from the head: { $conditions }
pair-goals-hidden = Goals of a mentorship with the head are seen by its people only.
pair-next =
    {""}
    { $state ->
        [proposed] ⏳ Awaiting an answer: { $waiting }.
        [council] ⏳ The mentors' council gives its opinion{ $has_due ->
            [yes] { " " }until { $due }
           *[no] { "" }
        }, then the curator decides. Meanwhile you can get acquainted.
        [curator] ⏳ The curator decides. Meanwhile you can get acquainted.
        [returned] ✏️ The curator asks for a change.
        [approved] 📝 The written consents are still to come. Then the order, and it begins.
        [on_order] 📝 The order is being prepared. It begins on its date.
        [active] { $has_term ->
            [yes] 📅 { $starts } – { $ends }
           *[no] 📅 At work.
        }
        [ended] { $has_term ->
            [yes] Was at work: { $starts } – { $ends }. Thank you for everything!
           *[no] Thank you for everything!
        }
       *[called_off] It happens: it did not come about. You can try with somebody else.
    }
pair-returned = <blockquote>{ $words }</blockquote>
pair-closing =
    {""}
    { $state ->
        [proposed] 💬 { $name } proposes to end it together, last day { $day }. Awaiting an answer.
        [warned] ⚠️ <b>A warning from the curator.</b> It is decided on { $ripe } at the earliest.
       *[announced] { $is_leaving ->
            [yes] ⌛ { $leaver } leaves the group, last day { $day }.
           *[no] { $ground ->
                [side] ⌛ Last day { $day }: so { $name } has decided.
                [mutual] ⌛ Last day { $day }: so you have decided together.
               *[parting] ⌛ Last day { $day }: { $name } no longer takes part.
            }
        }
    }
    { $has_facts ->
        [yes] <blockquote>{ $facts }</blockquote>
       *[no] { "" }
    }
pair-mediation = { $is_taken ->
        [yes] 🕊 Your mediator: { $name }.
       *[no] 🕊 You have asked for a mediator; an answer is awaited. Only the two of you know.
    }

## Meetings

pair-meet = 📅 Meeting
pair-meets =
    {""}
    📅 The next meeting: <b>{ $at }</b>

## Goals

pair-goals = 🎯 Goals
pair-goals-whose =
    <b>{ $pair } · goals</b>

    Here each helps the other. Whose direction is it about?
pair-goals-ask =
    <b>Goals: { $name } helps</b>

    { $has_goals ->
        [yes] Written now: { $goals }
       *[no] Nothing is written yet.
    }
    What would you like to reach together? Write it in a few words. Either of you may.
pair-owed = 🧰 Conditions
pair-owed-ask =
    <b>Conditions and resources</b>

    { $has_any ->
        [yes] Written now: { $conditions }
       *[no] { "" }
    }
    What does the head promise: time, a room, equipment, courses? Write it in one message.

## It did not fit

pair-step-back = It does not fit
pair-step-back-sure =
    <b>{ $pair }</b>

    Does it not fit? That happens, and nobody is to blame. Nobody asks for a reason, and I will tell the other side gently.
pair-step-back-yes = Yes, do not go on
pair-stepped-back = All right, it does not go on. I have told the other side gently, without explanations. If you want to try with somebody else, I will help.

## Ending

pair-end = End
pair-end-how =
    <b>{ $pair }</b>

    { $leaves_group ->
        [yes] You leave the group, the others go on.
       *[no] Before an end a talk with a mediator of the council sometimes helps. It is confidential: the curator does not learn of it.
    }
pair-end-mediator = 🕊 Ask for a mediator
pair-end-mutual = 🤝 By mutual wish
pair-end-alone = By my own decision
pair-end-day =
    <b>{ $pair }</b>

    Which day is to be the last? The law wants some working days in between: { $earliest } is the earliest.
pair-end-earliest = { $earliest }
pair-reason =
    <b>{ $pair }</b>

    Last day: <b>{ $day }</b>. Until then you can think better of it.
    The other side and the curator learn the day only. You may write down the reason for yourself: nobody sees it, it stands in the export of your data alone.
pair-announce = Announce without a reason
pair-announced = Announced: the last day is { $day }. If you think better of it, press “Take it back” on the card.
pair-take-back = ↩️ Take it back
pair-goes-on = All right, it goes on. Everybody who knew has been told.
pair-mutual-day =
    <b>{ $pair }</b>

    Which day would you propose as the last? Today is possible, too.
pair-mutual-sure =
    <b>{ $pair }</b>

    Propose to end it together? Last day: { $day }. If the other side agrees, so it will be.
pair-mutual-yes = Propose
pair-mutual-sent = The proposal is sent. I will tell you what they answer.
pair-agree = Answer the proposal
pair-agree-sure =
    <b>{ $pair }</b>

    { $name } proposes to end it together. Last day: { $day }.
pair-agree-yes = Agree
pair-agree-no = I would go on
pair-answer = ✍️ Answer the curator
pair-hearing =
    <b>Your word to the curator</b>

    <blockquote>{ $facts }</blockquote>
    It is decided on { $ripe } at the earliest. Write how you see it yourself: only who decides will read it.
    { $has_said ->
        [yes] Written now: { $said }
       *[no] { "" }
    }
pair-heard = Written down. The curator reads it before deciding.
pair-mediator-whom =
    <b>Mediator</b>

    Whom of the council would you ask? They learn that it is you who asks. The curator learns nothing.
pair-mediator-none =
    <b>Mediator</b>

    The council has nobody who is not connected with your mentorship. Talk to a colleague you trust.
pair-mediator-anybody = Whoever can
pair-mediator-words =
    <b>Mediator</b>

    Would you like to tell them beforehand what happened? Write it in one message. Or ask without words.
pair-mediator-no-words = Ask without words
pair-mediator-asked = Asked. I will tell you when a mediator has taken it.
pair-no-mediator = No mediator needed

## What the bot says

notice-stepped-back = { $goes_on ->
        [yes] <b>{ $pair }</b>: one person thought better of it, the group goes its way.
       *[no] { $reader ->
            [mentee] <b>{ $pair }</b>: your colleague decided not to go on. That happens, and it is not about you. Let us look for somebody with whom it will fit.
            [mentor] <b>{ $pair }</b>: your colleague decided not to go on. That happens, and it is not about you. Thank you for having been ready to help!
           *[decider] <b>{ $pair }</b>: its people thought better of it before it began. It will not be on the order.
        }
    }
notice-end-announced = ⌛ <b>{ $pair }</b>
    { $is_leaving ->
        [yes] { $name } leaves the group. Last day: { $day }. The others go on.
       *[no] { $ground ->
            [mutual] It ends by mutual wish. Last day: { $day }.
            [parting] { $name } no longer takes part. Last day: { $day }.
           *[side] { $name } ends it. Last day: { $day }.
        }
    }{ $reader ->
        [decider] { $leaves_mentee ->
            [yes] { " " }Think about who could take over.
           *[no] { "" }
        }
       *[other] { "" }
    }
notice-end-taken-back = 🤝 <b>{ $pair }</b>: { $name } thought better of it, it goes on.
notice-end-proposed = 💬 <b>{ $pair }</b>
    { $is_leaving ->
        [yes] { $name } would like to leave the group, last day { $day }.
       *[no] { $name } proposes to end it together, last day { $day }.
    } Do you agree?
notice-end-not-agreed = <b>{ $pair }</b>: { $has_name ->
        [yes] { $name } would like to go on.
       *[no] no answer so far.
    } Nothing has changed. You can talk, ask for a mediator, or end it by your own decision.
notice-end-warned = ⚠️ <b>{ $pair }</b>
    The curator warns that it may be ended:
    <blockquote>{ $facts }</blockquote>
    It is decided on { $ripe } at the earliest. Until then you will be heard: write your word.
notice-warning-lifted = 🤝 <b>{ $pair }</b>: the curator has decided that it goes on.
notice-mentorship-ended = { $is_leaver ->
        [yes] <b>{ $pair }</b>: you have left the group. Thank you for your work! If you need another mentor, I will help to find one.
       *[no] { $has_leaver ->
            [yes] <b>{ $pair }</b>: { $leaver } is no longer in the group, last day { $day }.
           *[no] { $reader ->
                [mentee] <b>{ $pair }</b> has ended, last day { $day }. Thank you for your work! If you still need support, I will help to find another mentor.
                [mentor] <b>{ $pair }</b> has ended, last day { $day }. Thank you for sharing your experience!
               *[decider] <b>{ $pair }</b> has ended, last day { $day }{ $ground ->
                    [term] : its term is over
                    [parting] : somebody no longer takes part
                   *[other] { "" }
                }.{ $leaves_mentee ->
                    [yes] { " " }Is another mentor needed?
                   *[no] { "" }
                }
            }
        }
    }
notice-term-ending = 📅 <b>{ $pair }</b>: in a month, on { $day }, its term is over. { $reader ->
        [decider] Think with them about what comes next.
       *[other] Is there time enough for what you meant to do?
    }
