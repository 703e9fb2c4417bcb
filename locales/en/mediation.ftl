### Mediation by the mentors' council: the request in confidence, and the outcome.

home-button-mediations = { $count ->
        [0] 🕊 Mediation
       *[other] 🕊 Mediation · { $count }
    }
home-mediations = 🕊 You are asked to mediate: { $count }.
mediation-state-asked = awaits an answer
mediation-state-taken = with you
mediation-state-will-go-on = they go on
mediation-state-will-part = they part
mediation-state-handed-on = handed on
mediation-state-over = not needed any more
mediations-title =
    <b>Mediation</b>

    { $total } in all. Only you see this.
mediations-empty =
    <b>Mediation</b>

    No requests. If two people find it hard with each other, you may be asked to talk to both.
mediations-to-list = ‹ To the requests
mediation-to-card = ‹ To the request
mediation-card = 🕊 <b>{ $has_name ->
        [yes] { $name }
       *[no] A colleague from your school
    }</b>
    Asks for a mediator, { $at } · { $state }
mediation-pair = Mentorship: { $pair }
mediation-words = <blockquote expandable>{ $words }</blockquote>
mediation-note = 📝 { $at }: { $text }
mediation-ask =
    {""}
    Will you take it? It means talking to both. Whatever is said stays between you: neither the curator nor the head learns even that you were asked.
mediation-rules =
    {""}
    Talk to both, best together. Its people learn the outcome from me, and nothing else.
mediation-take = ✅ I take it
mediation-cannot = I cannot
mediation-write = 📝 Write down
mediation-settle = Mark the outcome
mediation-hand-on = Hand on
mediation-note-ask =
    <b>My note</b>

    Nobody will see it, not even the next mediator. Write it in one message.
mediation-settle-how =
    <b>How did the talk end?</b>

    Its people learn this alone. The outcome cannot be changed later.
mediation-goes-on = 🤝 They go on
mediation-parts = They part
mediation-handed-on = All right. If nobody else can, who asked will choose another.
mediation-settled = The outcome has been passed on. Thank you for the talk!
notice-mediator-asked = 🕊 { $has_name ->
        [yes] <b>{ $name } asks you to mediate.</b>
       *[no] <b>A colleague needs a mediator of the council.</b> Who it is, the one who takes it will learn.
    } Only you know of it.
notice-mediation-gone = 🕊 You are not needed as a mediator any more. Thank you!
notice-mediator-found = 🕊 <b>Your mediator: { $name }.</b> They will talk to both of you.
notice-mediation-handed-on = 🕊 The mediator could not take it. You can choose another: press “End” on the card of the mentorship.
notice-mediation-settled = 🕊 <b>{ $pair }</b>. The outcome of the talk with the mediator, { $name }: { $goes_on ->
        [yes] it goes on.
       *[no] you part. You can end it together on the card of the mentorship.
    }
