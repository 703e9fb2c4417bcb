button-take = ✅ I take it
button-cannot = I can't
button-ask-back = Ask first
button-write-here = ✍️ Write
button-solved = ✅ Solved
button-unsolved = Not solved
button-release = Pass to others
button-reopen = Ask again
button-ask-others = Ask others
button-log = 📝 Keep a note
button-share-answer = Share with colleagues
button-my-request = My request
button-open-request = Open the request
button-answer-question = Answer
button-decide = Decide
button-answer-myself = I will answer
decline-no-time = No time
decline-not-my-field = Not my field
decline-another-suits = Another suits better
decline-other = Another reason
rest-none = Offer as usual
rest-tomorrow = Not before tomorrow
rest-week = Not for a week
rest-fortnight = Not for two weeks
offer-yours = Thank you! The request is yours: write right here.
offer-declined-short = All right, we will ask others.
offer-declined = All right: { $reason }. We will ask others.
    When may I offer you new requests?
rest-on = Fine. No new requests before { $until }.
rest-off = Fine, new requests will come as usual.
talk-from-mentor = 🧑‍🏫 <b>{ $name }</b>, mentor:
talk-from-mentee = 🙋 <b>{ $name }</b>:
talk-entered = Your messages now go to { $name } (“{ $topic }”). Write right here.
talk-none = There is nobody to pass this message to right now. Press /start to see what you can do.
talk-cannot-pass-on = I cannot pass on this kind of message. Text, voice, photo, video or a file will do.
talk-added-to-question = Added to your request “{ $topic }”.
talk-sent-to = → { $name } · { $topic }
talk-ended-rate = <b>Good that it is solved!</b>
    How were you helped? Nobody sees your rating by itself.
talk-ended-unsolved = <b>A pity it did not work out.</b>
    You can ask other colleagues right away.
talk-ended-thanks = <b>Thank you for helping!</b>
    If you like, keep a note: it takes a minute, and any field may be skipped.
talk-released = The request goes to others. Thank you for saying so.
talk-reopened = The request is open again; we are asking colleagues.
talk-shared = Thank you! The curator will take out names and publish the answer for everybody.
talk-rated = Thank you for the rating!
talk-rated-next = <b>Thank you for the rating!</b>
    If you need anything else, it is right here:
