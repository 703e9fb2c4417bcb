### Circles of meetings: invitation, plan, rounds and what remains.

home-button-rotations = { $count ->
    [0] 🔄 Circles of meetings
   *[other] 🔄 Circles of meetings · { $count }
  }
home-rotations = 🔄 You are invited to a circle of meetings: say whether you are coming.
rotations-title =
    <b>Circles of meetings</b>

    A few short rounds, each with somebody new. Open a circle to see your plan.
rotations-empty =
    <b>Circles of meetings</b>

    In one evening you can talk to several mentors for a few minutes each. Once you are invited, the circle stands here.
rotations-gather = ➕ Call a circle together
rotation-line = { $state ->
    [gathering] { $answer ->
        [yes] ✅ { $title } · { $at }
        [no] 🚫 { $title } · { $at }
        [none] ❔ { $title } · { $at }
       *[other] 🗓 { $title } · { $at }
    }
    [running] ▶ { $title }, under way
    [paused] ⏸ { $title }, paused
    [over] 🏁 { $title } · { $at }
   *[called_off] ✖ { $title }, called off
  }
rotation-card =
    🔄 <b>{ $title }</b>
    { $at }
    📍 { $place }
    { $rounds ->
        [one] { $rounds } round
       *[other] { $rounds } rounds
    } of { $minutes } min{ $break_minutes ->
        [0] {""}
       *[other] , breaks of { $break_minutes } min
    }
    Called together by { $organiser }
rotation-state = { $state ->
    [gathering] {""}
    [running] ▶ Round { $round } is on, until { $until }.
    [paused] ⏸ Paused in round { $round }.
    [over] 🏁 The circle is over.
   *[called_off] ✖ The circle was called off.
  }
rotation-me = {""}
    { $answer ->
        [yes] ✅ You are coming.
        [no] 🚫 You said you cannot come.
       *[none] ❔ Are you coming?
    }
rotation-wishes = ⭐ I would like to talk to: { $wishes }
rotation-my-plan = {""}
    <b>My plan</b>
rotation-seat = { $table ->
    [0] { $round }. a rest
   *[other] { $round }. table { $table } — { $name }
  }
rotation-leader = {""}
    Coming: mentors { $mentors }, mentees { $mentees }. Not answered: { $silent }, cannot come: { $refused }.
rotation-begins-later = It can be begun an hour before its time.
rotation-leader-over = {""}
    Came: { $came } of { $invited }. Meetings: { $meetings }.
rotation-marks = Feedback: 🤩 { $best } · 🙂 { $good } · 🙁 { $bad }
rotation-marks-few = Feedback is shown once there are five marks at least.
rotation-attended = <blockquote expandable>Were there: { $names }</blockquote>
rotation-missed = Were not there: { $names }
rotation-to-list = ‹ To the circles
rotation-to-card = ‹ To the circle
rotation-come = ✅ I am coming
rotation-not = I cannot
rotation-wish = ⭐ Whom I would like to talk to
rotation-late = ⏰ I am late
rotation-here = ✅ I am here
rotation-met = 🤝 Whom I met
rotation-plan = 📋 Make and send the plan
rotation-begin = ▶ Begin
rotation-people = 👥 Mark people
rotation-next = ⏭ Next
rotation-pause = ⏸ Pause
rotation-resume = ▶ Go on
rotation-finish = 🏁 Finish
rotation-call-off = ✖ Call the circle off
rotation-refresh = 🔄 Refresh
rotation-thanks-come = See you there! You may mark whom you would like to talk to.
rotation-thanks-not = I see, another time then. If your plans change, press “I am coming”.
rotation-plan-sent = The plan went to everybody who is coming. If somebody changes their mind, I make it anew and tell whom it changes for.
rotation-begun = The round has begun. People see the time and their tables, and you lead the circle from the message above.
rotation-called-off = The circle is called off, everybody invited will know.
rotation-marked = { $presence ->
    [late] Late: the rounds to come are planned without them.
    [absent] Not here: the rounds to come are planned anew.
   *[expected] Here: they are in the rounds to come.
  }
rotation-late-said = I see. When you are here, press “I am here”, and I will find you a table.
rotation-here-said = Glad you are here! You have a table in the next round.
rotation-wishes-ask =
    <b>Whom would you like to talk to?</b>

    Mark up to { $most } people or topics. I do my best, and in the first rounds if I can.
rotation-wishes-none =
    <b>Whom would you like to talk to?</b>

    There is nobody to choose from yet: look in later.
rotation-wishes-topics = Topics
rotation-wishes-people = People
rotation-wish-topics-ask =
    <b>What would you like to talk about?</b>

    Mark a topic, and I will seat you with those whom it suits. Together with people, { $most } marks at most.
rotation-wish-topics-none =
    <b>What would you like to talk about?</b>

    Those invited have no topics yet: mark people.
rotation-people-title =
    <b>Who is here</b>

    Tap a name to mark it: { $presence ->
        [late] <b>late</b>
        [absent] <b>not here</b>
       *[expected] <b>here</b>
    }. The rounds to come are planned anew at once.
    ✅ here · ⏰ late · ✖ not here · ❔ not answered · 🚫 cannot come
rotation-mark-late = ⏰ late
rotation-mark-absent = ✖ not here
rotation-mark-expected = ✅ here
rotation-invite-more = ➕ Invite more
rotation-invite-ask =
    <b>Whom else to invite?</b>

    Tap a name. Before the beginning they get an invitation; once the circle is under way they are in the next round at once.
rotation-invite-none = Everybody who can be invited is.
rotation-invite-line = { $side ->
        [mentor] Mentor: { $name }
       *[mentee] Mentee: { $name }
    }
rotation-invite-done = { $is_here ->
        [yes] They are in: the rounds to come are planned anew.
       *[no] The invitation is on its way.
    }
rotation-finish-sure =
    <b>Finish the circle?</b>

    The rounds that were held stay, there will be no others. Everybody sees whom they met.
rotation-finish-yes = Yes, finish
rotation-call-off-sure =
    <b>Call “{ $title }” off?</b>

    Everybody who has not said no gets a message. It cannot be brought back, only called together anew.
rotation-call-off-yes = Yes, call it off
rotation-met-title =
    <b>Whom you met</b>

    Mark with whom you would like to keep in touch. They learn of it only if they mark you too: then I open the contacts to both.
rotation-met-none =
    <b>Whom you met</b>

    No meetings this time. Perhaps the next time!
rotation-met-mutual = 🤝 <a href="tg://user?id={ $account }">{ $name }</a>: you both want to keep in touch.
rotation-met-mutual-gone = 🤝 { $name }: you both want to keep in touch, but they are no longer in the bot.
rotation-met-ask = Ask to be my mentor: { $name }
rotation-rate = {""}
    How was it?
rotation-rated = Thank you! The organiser sees the sums alone.
rotation-kept = { $is_mutual ->
    [yes] It is mutual! The contact came in a message of its own.
   *[no] Marked. I will tell you if it is mutual.
  }

rotation-title-ask =
    <b>A new circle of meetings</b>

    What is it called? For example: “Meet the mentors”.
rotation-day-ask = <b>{ $title }</b>. On which day?
rotation-time-ask =
    <b>{ $title }</b>, { $day }. When does it begin?

    Choose an hour or write the time: 14:30.
rotation-time-unclear = Write the time like this: 14:30.
rotation-place-ask =
    <b>{ $title }</b>. Where do you meet?

    Write the place or send the link of a video meeting.
rotation-terms =
    <b>{ $title }</b>

    Rounds: <b>{ $rounds }</b>, of <b>{ $minutes }</b> min, a break of <b>{ $break_minutes }</b> min. { $total } min in all.
    Each round is with somebody new, so there are no more rounds than people on the larger side.
rotation-terms-rounds = { $count ->
    [one] { $count } round
   *[other] { $count } rounds
  }
rotation-terms-minutes = { $count } min
rotation-terms-break = { $count ->
    [0] no break
   *[other] break { $count }
  }
rotation-next-step = Next
rotation-invite-mentors =
    <b>Which mentors to invite?</b>

    Marked: { $count }. Each keeps a table.
rotation-invite-mentors-none =
    <b>Which mentors to invite?</b>

    The unit has no mentors yet.
rotation-invite-mentees =
    <b>Which mentees to invite?</b>

    Marked: { $count }. They go from table to table.
rotation-invite-mentees-none =
    <b>Which mentees to invite?</b>

    The unit has no mentees yet.
rotation-all = Mark all
rotation-nobody = Take all marks off
rotation-check =
    <b>{ $title }</b>
    { $at }
    📍 { $place }
    Rounds: { $rounds }, of { $minutes } min, a break of { $break_minutes } min.
    Mentors: { $mentors }, mentees: { $mentees }.

    Invite them all?
rotation-invite = 📨 Invite
rotation-invited = The invitations are on their way. The answers stand in the circle's card.

notice-rotation-invited =
    🔄 <b>Circle of meetings “{ $title }”</b>
    { $at }
    📍 { $place }
    { $rounds ->
        [one] { $rounds } round
       *[other] { $rounds } rounds
    } of { $minutes } min, each with somebody new. { $organiser } invites you.

    { $answer ->
        [yes] ✅ You are coming. The plan comes before it begins.
        [no] 🚫 You said you cannot come.
       *[none] Are you coming?
    }
notice-rotation-planned =
    📋 <b>Your plan: “{ $title }”</b>
    { $at }
    📍 { $place }
notice-rotation-not-planned =
    📋 <b>“{ $title }”</b>, { $at }
    You are not in the plan now. If you are coming, say so, and I will find you a table.
notice-rotation-under-way = ▶ The circle “{ $title }” has begun: the time and the tables stand in the message below.
notice-rotation-now = { $phase ->
    [round] 🔔 <b>Round { $round } of { $rounds }</b> · until { $until }
    [last_minute] ⏳ <b>Round { $round } of { $rounds }</b> · until { $until }, a minute left
    [break] ☕ <b>On to the next table</b> · until { $until }
   *[paused] ⏸ <b>A pause</b> · round { $round } of { $rounds }
  }
notice-rotation-seat-now = Table <b>{ $table }</b> — <b>{ $name }</b>
notice-rotation-seat-next = Round { $round }: table <b>{ $table }</b> — <b>{ $name }</b>
notice-rotation-rest-now = You rest in this round.
notice-rotation-rest-next = You rest in round { $round }.
notice-rotation-later = Then:
notice-rotation-away = We are waiting for you: { $place }. When you are here, press “I am here”, and I will find you a table.
notice-rotation-desk =
    { $phase ->
        [round] 🎛 <b>Round { $round } of { $rounds }</b> · until { $until }
        [last_minute] 🎛 <b>Round { $round } of { $rounds }</b> · until { $until }, a minute left
        [break] 🎛 <b>Break after round { $round } of { $rounds }</b> · until { $until }
       *[paused] 🎛 <b>A pause</b> · round { $round } of { $rounds }
    }
    “{ $title }” · here { $here }, away { $away }
notice-rotation-ended =
    🏁 <b>“{ $title }”: the circle is over</b>
    { $met ->
        [0] No meetings this time. Perhaps the next time!
        [one] You met { $met } person. Mark them if you would like to keep in touch, and say how it was.
       *[other] You met { $met } people. Mark with whom you would like to keep in touch, and say how it was.
    }
notice-rotation-desk-ended =
    🏁 <b>“{ $title }”: the circle is over</b>
    Rounds: { $rounds }, came: { $came }, meetings: { $meetings }. Thank you for calling everybody together!
notice-rotation-called-off = ✖ The circle “{ $title }” ({ $at }) is called off.
notice-rotation-lapsed = ✖ Nobody began the circle “{ $title }”, and I took it off. Call a new one together when it suits you.
notice-contact-opened =
    🤝 <b>It is mutual!</b>
    <a href="tg://user?id={ $account }">{ $name }</a> would like to keep in touch too. Do write soon!
notice-contact-opened-gone = 🤝 { $name } would like to keep in touch too, but cannot be found in Telegram. Ask the curator.
notice-contact-continue = Was it a good talk? It can go on as a lasting pair.
button-rotation-open = Open
button-rotation-ask = 🤝 Ask to be my mentor
notice-kind-rotation-invited = an invitation to a circle of meetings
notice-kind-rotation-planned = the plan of a circle of meetings
notice-kind-rotation-under-way = the beginning of a circle of meetings
notice-kind-rotation-beat = a round of a circle of meetings
notice-kind-rotation-desk = the desk of a circle of meetings
notice-kind-rotation-ended = the end of a circle of meetings
notice-kind-rotation-desk-ended = the end of a circle for its organiser
notice-kind-rotation-called-off = a circle of meetings called off
notice-kind-rotation-lapsed = a circle of meetings that nobody began
notice-kind-contact-opened = a contact after a circle of meetings
export-rotations = Circles of meetings
export-rotation-meetings = Meetings in circles
export-rotation = Circle of meetings, number
export-title = Title
export-comes = Coming
export-presence = Presence
export-wished-people = How many people I would like to talk to
export-wished-topics = What I would like to talk about
export-mark = My mark
export-round = Round
export-keeps = I want to keep in touch
