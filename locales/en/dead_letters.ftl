letters-title =
    <b>Messages that did not arrive</b>
    {""}
letters-line = • <b>{ $name }</b>: { $kind }. { $fault } ({ $at })
letters-hint =
    {""}
    Call them or tell them in person. Who has blocked the bot can open it again and press "Start".
letters-empty =
    <b>Messages that did not arrive</b>

    Everything arrived. If a message does not reach somebody, it will be listed here.

fault-blocked = The person has blocked the bot
fault-no-account = The person has not opened their link yet
fault-refused = Telegram did not accept the message
fault-left = The person no longer takes part
fault-other = It could not be sent

notice-kind-help-offered = a request for help
notice-kind-help-offer-over = help is no longer needed
notice-kind-help-offer-accepted = a request was taken
notice-kind-help-detail-added = more about a request
notice-kind-help-claimed = a mentor was found
notice-kind-help-asked-back = a question from a mentor
notice-kind-claim-lock-ending = a reminder to answer
notice-kind-help-taken-back = the curator took a request back
notice-kind-claim-lapsed = a request went to somebody else
notice-kind-help-open-again = looking for a mentor again
notice-kind-help-with-curator = the curator has the request
notice-kind-help-needs-curator = a request waits for the curator
notice-kind-help-assigned = a request was given to them
notice-kind-help-closed-with-words = a request was closed
notice-kind-help-withdrawn = a request was withdrawn
notice-kind-help-ended = a talk is over
notice-kind-talk-passed-on = a message of a talk
notice-kind-talk-edited = a message was edited
notice-kind-person-joined = somebody new has come
notice-kind-consent-refused = consent was refused
notice-kind-person-left = somebody left
notice-kind-person-unreachable = somebody cannot be reached
notice-kind-roles-changed = roles changed
notice-kind-answer-proposed = an answer waits to be checked
notice-kind-mentor-offered = a colleague is ready to be a mentor
notice-kind-mentors-proposed = mentors to approve
notice-kind-mentor-list-over = a list of mentors is decided
notice-kind-mentor-list-decided = a list of mentors was decided
notice-kind-mentor-state-changed = a step of a mentor's card
notice-kind-acquaintance-proposed = an invitation to meet
notice-kind-stepped-back = a pair does not go on
notice-kind-end-announced = the end of a pair
notice-kind-end-taken-back = a pair goes on
notice-kind-end-proposed = a proposal to end together
notice-kind-end-not-agreed = an answer to a proposal
notice-kind-end-warned = a warning to a pair
notice-kind-warning-lifted = a pair goes on
notice-kind-mentorship-ended = a pair has ended
notice-kind-term-ending = the term of a pair is ending
# Mediation is confidential: which message did not arrive is not shown here.
notice-kind-mediator-asked = a personal message
notice-kind-mediation-gone = a personal message
notice-kind-mediator-found = a personal message
notice-kind-mediation-handed-on = a personal message
notice-kind-mediation-settled = a personal message
notice-kind-decisions-wait = how many decisions wait
notice-kind-council-reminded = a reminder to the council
notice-kind-mentorship-approved = a pair is approved
notice-kind-mentorship-returned = a pair was returned with words
notice-kind-mentorship-sent-again = a pair was sent again
notice-kind-mentorship-back-with-curator = a pair is with the curator again
notice-kind-mentorship-refused = a pair is refused
notice-kind-another-mentor-sought = another mentor is sought
notice-kind-mentor-asked = asked to be a mentor
notice-kind-mentor-reminded = a mentor was reminded
notice-kind-mentor-waits = a mentor's question passed on
notice-kind-mentor-time-goes-on = a mentor's time goes on
notice-kind-mentor-ask-ended = no answer needed any more
notice-kind-mentor-passed-over = another mentor was asked
notice-kind-mentor-request-moved = a request moved on
notice-kind-mentee-questioned = a mentor's question
notice-kind-question-unanswered = a question without an answer
notice-kind-mentor-found = a lasting mentor was found
notice-kind-mentor-request-closed = a request was closed
notice-kind-consent-awaited = a request to sign the consent
notice-kind-consent-taken = the consent was taken
notice-kind-consent-sent-back = the consent is asked for again
notice-kind-order-sent = an order to sign
notice-kind-order-over = an order is settled
notice-kind-order-decided = the decision on an order
notice-kind-mentorship-began = a pair begins
notice-kind-mentorship-amended = a pair changes
notice-kind-mentorship-ended-by-order = an order that ends a pair
notice-kind-change-proposed = a change of a pair is proposed
notice-kind-change-decided = the answer to a change
notice-kind-change-withdrawn = a proposal is settled
notice-kind-mentorship-proposed = a pair was proposed
notice-kind-proposal-over = a proposal is decided
notice-kind-proposal-failed = a proposal came to nothing
notice-kind-mentorship-agreed = everybody agreed to a pair
notice-kind-other = a message
notice-kind-snooze-over = a reminder of something put off
