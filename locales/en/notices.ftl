notice-offered = 🙋 <b>A colleague needs your help</b>
    { $topic } · <b>{ $urgency }</b>
    { $name } asks, { $asked }
notice-offered-own = 🙋 <b>Your mentee needs your help</b>
    { $topic } · <b>{ $urgency }</b>
    { $name } asks, { $asked }
notice-assigned = 📌 <b>The curator asks you to help</b>
    { $topic } · <b>{ $urgency }</b>
    { $name } asks, { $asked }
    Write to your colleague right here.
notice-offer-taken = “{ $topic }”: another colleague is helping already. Thank you for being there!
notice-offer-over = “{ $topic }”: help is no longer needed. Thank you!
notice-talk-over = 💬 “{ $topic }”: the talk is over.
notice-offer-accepted = ✅ <b>The request is yours: { $topic }</b>
    { $name } asks. Write right here and I will pass it on.
notice-detail-added = Added by the colleague who is waiting for help.
notice-detail-header = ➕ <b>To the request:</b>
notice-claimed = 🧑‍🏫 <b>{ $name } will help you</b>
    { $topic }. Write right here and I will pass it on.
notice-asked-back = A colleague wants to know more about “{ $topic }” before taking it.
notice-lock-ending = ⏰ <b>{ $topic }</b>: your colleague is waiting for a word. In { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  } the request goes to others.
notice-claim-lapsed = “{ $topic }”: the request went to others. No harm done, another time.
notice-open-again = “{ $topic }”: the colleague could not help; we are asking others.
notice-with-curator = “{ $topic }”: the curator has your request and decides who helps.
notice-needs-curator = ❗ <b>Nobody took a request</b>
    { $topic } · <b>{ $urgency }</b>
    { $name } asks, { $asked }
    You decide.
notice-closed-with-words = <b>{ $topic }</b>: the curator answered and closed the request.
    <blockquote>{ $words }</blockquote>
notice-withdrawn = “{ $topic }”: the request is closed, help is no longer needed. Thank you for stepping in!
notice-ended-rate = ✅ <b>{ $topic }</b>: { $name } marks it as solved.
    How were you helped? Nobody sees your rating by itself.
notice-ended-unsolved = <b>{ $topic }</b>: { $name } ends the talk without a solution.
    You can ask other colleagues right away.
notice-ended-thanks = ✅ <b>{ $topic }</b>: { $name } says thank you, it is solved!
    If you like, keep a note: it takes a minute.
notice-ended-not-helped = <b>{ $topic }</b>: { $name } ends the talk, not solved yet. Thank you for trying!
notice-person-joined = 👋 { $name } has joined us.
notice-consent-refused = { $name } did not consent to the processing of personal data. We kept nothing about them.
notice-consent-withdrawn = { $name }: consent withdrawn, personal data deleted.
notice-person-left = { $name } no longer takes part.
notice-unreachable = { $name } has stopped the bot on their phone; messages do not arrive. Better talk to them in person.
notice-roles-changed = Your roles have changed: { $roles }.
notice-answer-proposed = 📝 A new answer for everybody on “{ $topic }”: check it and publish.
notice-words = <blockquote expandable>{ $words }</blockquote>
notice-mentor-offered = ✋ { $name } is ready to be a mentor. Look at the card and propose them to the head.
notice-mentors-proposed = ✍️ <b>Mentors to approve</b>
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }, proposed by { $name }. One tap approves them.
notice-mentor-list-over = ✅ The list of mentors is decided: { $name }. Approved: { $approved }, refused: { $refused }.
notice-mentor-list-decided = ✅ <b>The list of mentors is decided</b>
    { $name }: { $approved } approved, { $refused } refused.
notice-mentor-state = { $state ->
        [candidate] ✋ <b>The curator asks you to be a mentor.</b> Say what you can offer. You may decline at any time.
        [approved] ✅ <b>You are a mentor.</b> Check what you offer: kinds, time, how many people.
        [paused] ⏸ Your work as a mentor is on a pause.
       *[former] Your mentoring has ended. Thank you for everything!
    }{ $has_reason ->
        [yes] { " " }Reason: { $reason }
       *[no] { "" }
    }
notice-taken-back = “{ $topic }”: the curator took the request back to decide who helps. Thank you for helping!

## Papers and orders

notice-consent-awaited = 📝 <b>Your signature is needed</b>
    The pair is approved. Sign the consent to take part and hand it to the curator, or send a photo here.
notice-consent-taken = ✅ Your consent is in. I will write when the order comes out.
notice-consent-sent-back = 📝 The curator asks for the consent once more: { $words }
notice-order-sent = ✍️ <b>An order to sign: { $kind }</b>
    { $count ->
        [one] { $count } pair
       *[other] { $count } pairs
    }{ $has_name ->
        [yes] , drawn up by { $name }
       *[no] { "" }
    }. Open it: the Word document comes along.
notice-order-over = { $state ->
        [signed] ✅ Order № { $number } is signed
        [returned] ↩️ The order went back to the curator
        [draft] ↩️ The order was taken back to be mended
       *[discarded] 🗑 The order was discarded unsigned
    }: { $kind }{ $has_name ->
        [yes] { " " }({ $name })
       *[no] { "" }
    }.
notice-order-decided = { $is_signed ->
        [yes] ✅ <b>Order № { $number } of { $signed_on } is signed</b>
       *[no] ↩️ <b>The head returned the order</b>
    }
    { $kind }{ $has_name ->
        [yes] , { $name }
       *[no] { "" }
    }
notice-order-words = <blockquote>{ $words }</blockquote>
notice-mentorship-began = 🤝 <b>{ $is_mentor ->
        [yes] You are a mentor
       *[no] You have a mentor
    }</b>{ $has_names ->
        [yes] : { $names }
       *[no] { "" }
    }
    From { $starts } to { $ends }{ $has_order ->
        [yes] , order № { $number }
       *[no] { "" }
    }.
notice-mentorship-amended = 📄 <b>The change holds</b>{ $has_order ->
        [yes] , order № { $number }
       *[no] { "" }
    }
    From { $starts }. The pair works until { $ends }.
notice-mentorship-ended-by-order = { $is_replaced ->
        [yes] 📄 <b>Another mentor takes over</b>
       *[no] 📄 <b>The pair has ended</b>
    }, order № { $number }{ $has_names ->
        [yes] { " " }({ $names })
       *[no] { "" }
    }
    The last day: { $ends }. Thank you for the work together!
notice-change-proposed = ✏️ <b>A change of your pair is proposed</b>{ $has_name ->
        [yes] { " " }by { $name }
       *[no] { "" }
    }
    Have a look and say whether you agree.
notice-change-decided = { $is_agreed ->
        [yes] ✅ Everybody agrees to the change. The curator puts it on an order.
       *[no] ✏️ The change was not accepted: the pair goes on as before.
    }
notice-change-withdrawn = ✏️ This proposal is settled already.
notice-snooze-over = ⏰ You asked to be reminded of this.
