ask-direction = <b>I need help</b>
    What is it about?
ask-own-first = ⭐ Your own topics come first.
ask-topic = <b>{ $direction }</b>
    What comes closest?
ask-whole-direction = Something else: { $direction }
ask-urgency = <b>{ $topic }</b>
    When do you need help?
ask-urgent = ⚡ Right now
ask-today = Today
ask-week = This week
ask-answers = <b>{ $topic }</b>
    This has helped colleagues before:
ask-answer = <b>{ $question }</b>
    <blockquote expandable>{ $answer }</blockquote>
ask-this-helped = This helped
ask-still = Ask anyway
ask-answer-helped = Great! I am here whenever you need me.
ask-words-title = <b>{ $topic } · { $urgency }</b>
ask-words = Tell what happened: in words, by voice, with a photo or a file. Several messages are fine.
    Please leave out pupils' names.
ask-words-kept = Got { $count ->
    [one] { $count } message
   *[other] { $count } messages
  }. Send it, or add more?
ask-words-shown = <blockquote>{ $words }</blockquote>
ask-wait = The usual wait is { $wait }.
ask-enough = That is plenty. Send the request; you can add more afterwards.
ask-send = Send
ask-again = Start over
help-state-open = looking for somebody to help
help-state-claimed = somebody is answering you
help-state-solved = solved
help-state-unsolved = ended without a solution
help-state-withdrawn = withdrawn by you
help-state-closed = closed by the curator
help-stands-own = asking your own mentor
help-stands-pool = asking mentors of this topic
help-stands-curator = the curator has it and decides who helps
help-stands-claimed = { $name } is helping
requests-title = <b>My requests</b>
requests-empty = You have not asked for anything yet. Need help? Press the button below.
requests-all = All my requests
request-sent = <b>Sent.</b> I will write as soon as somebody takes it.
    {""}
request-card = <b>{ $topic }</b> · { $urgency }
    Asked: { $asked }
    Now: <b>{ $standing }</b>
request-words = <blockquote expandable>{ $words }</blockquote>
request-files = 📎 { $count ->
    [one] { $count } file
   *[other] { $count } files
  }
request-in-talk = Write right here in the chat: I pass on words, voice, photos and files.
request-add = Add to the request
request-rate = ★ Rate the help
request-withdraw = No longer needed
request-detail = <b>{ $topic }</b>
    Send what you want to add: text, voice, photo or file. Everybody who was asked will see it.
request-detail-added = Added. Your colleagues will see it.
request-withdraw-sure = <b>{ $topic }</b>
    Withdraw the request? Colleagues will see that help is no longer needed.
request-withdraw-yes = Yes, withdraw
request-withdrawn = The request is withdrawn.
helping-title = <b>I'm helping</b>
helping-empty = Nobody is waiting for your help right now. I will write when you are needed.
helping-rests = ⏸ No new requests will be offered until { $until }.
helping-again = Offer me requests again
helping-rest = Not for a while
helping-until = <b>Do not offer me requests</b>
    Until when?
helping-card = <b>{ $topic }</b> · { $urgency }
    { $name } asks, { $asked }
helping-lock = Write to your colleague before { $until }, or the request goes to others.
helping-over = This request no longer waits for you.
helping-files = 📎 Show the files
helping-reasons = <b>{ $topic }</b>
    Why can you not take it? Only the curator will see.
ask-back = <b>{ $topic }</b>
    What would you like to know? Write or record it.
ask-back-sent = Your question is on its way. The answer will come here.
log-works = <b>Note · 1 of 4</b>
    { $topic }
    {""}
    What works? Answer in words, or skip.
log-hinders = <b>Note · 2 of 4</b>
    { $topic }
    {""}
    What gets in the way? Answer in words, or skip.
log-mentee-step = <b>Note · 3 of 4</b>
    { $topic }
    {""}
    The next step of the person who asked? Answer in words, or skip.
log-mentor-step = <b>Note · 4 of 4</b>
    { $topic }
    {""}
    The next step of the person who helped? Answer in words, or skip.
log-finish = Done
log-saved = The note is saved.
