### Consents to take part, orders, changes of pairs, forms of documents.

order-kind-appoint = of appointment
order-kind-amend = of amendment
order-kind-replace = on another mentor
order-kind-terminate = of termination
order-state-draft = draft
order-state-sent = with the head
order-state-returned = returned to be mended
order-state-signed = signed
order-state-discarded = discarded
order-step-drawn-up = drawn up
order-step-added = pairs added
order-step-taken-out = a pair taken off
order-step-sent = sent to the head
order-step-taken-back = taken back from the head
order-step-returned = returned
order-step-signed = signed
order-step-in-force = in force
order-step-discarded = discarded
paper-kind-order-appoint = order of appointment
paper-kind-order-amend = order of amendment
paper-kind-order-replace = order on another mentor
paper-kind-order-terminate = order of termination
paper-kind-consent = consent to take part
paper-kind-addendum = addendum
paper-kind-record-sheet = mentor's record sheet

## On paper

paper-number = No. { $number }
paper-numbered = No. { $number } of { $day }
paper-until = to { $day }
paper-term = Term
paper-kinds = Kind
paper-modes = Mode
paper-pay = Pay
paper-from-signing = the day on which the order is signed
paper-last-day = the last day of month { $months }
paper-head = Head
paper-task-programme = to draw up an individual programme together with the mentee, and to keep it
paper-task-meetings = to meet the mentee regularly, in person or online
paper-task-lessons = to visit lessons of the mentee, to invite to own ones, and to talk over what was seen
paper-task-advice = to help with planning, documents, and talking to pupils and parents
paper-task-report = to tell the curator how the work goes, and to hand in a final report
papers-months = { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
papers-days = { $starts } to { $ends }
papers-in-the-making = Making the document…
papers-laid-out = 📁 The document is on the school’s server, in the folder of papers:
    <code>{ $names }</code>
consent-file = Consent { $name }
consent-file-own = Consent to take part
consent-file-numbered = Consent, pair { $pair }-{ $place }
consent-files = Consents
consent-scan-file = Consent
order-file = Order No. { $number } of { $day } { $kind }
order-file-draft = Order (draft { $draft }) { $kind }
addendum-file = Addendum { $name }
addendum-file-numbered = Addendum, order { $order }-{ $place }
addendum-files = Addenda

## Consents: the curator

consents-title =
    <b>Consents to take part</b>

    Approved pairs: { $total }. An order can be drawn up once all have signed.
    🖼 a photo has come · ⏳ not all yet · ✅ all have signed
consents-empty =
    <b>Consents to take part</b>

    Nothing to gather now. Pairs come here as soon as you approve them.
consents-to-list = ‹ To the list
consents-card =
    <b>{ $pair }</b>
    { $form } · { $kinds } · { $modes }
    Term: { $term }
    {""}
consents-line = • { $name }: { $status }
consents-change =
    {""}
    <b>✏️ A change</b>
    <blockquote>{ $change }</blockquote>
consent-signed = ✅ { $has_number ->
        [yes] № { $number } of { $day }
       *[no] { $has_date ->
            [yes] signed { $day }
           *[no] photo taken in { $day }
        }
    }
consent-handed-in = 🖼 a photo waits to be looked at
consent-sent-back = ↩️ asked for again: { $words }
consent-missing = ⏳ not yet
consents-blanks = 📄 Blanks for all
consents-blank = 📄 Blank of the consent
consents-blanks-sent = The blanks are ready: print, sign, and enter number and date or send a photo.
consents-remind = 🔔 Remind
consents-reminded = { $count ->
        [0] Nobody to remind.
        [one] I will remind { $count } person.
       *[other] I will remind { $count } people.
    }
consents-begin = ▶️ Begin the work
consents-ready = ✅ Everybody has signed: it can go on an order.
consents-to-order = 📄 On an order
consents-accept-change = ✅ Accept the change
consents-person =
    <b>{ $name }</b>
    { $status }
consents-person-how =
    {""}
    Send a photo or PDF of the signed paper here, or enter its number and date.
consents-person-off-chat =
    {""}
    Papers are kept at school: enter number and date.
consents-take = ✅ Take it
consents-send-back = ↩️ Send back
consents-by-number = Number and date
consents-show = 👀 Look at it
consents-shown = Here is the signed paper.
consents-to-card = ‹ To the pair
consents-paper-please = Send a photo or PDF of the signed paper.
consents-ask-number =
    <b>{ $name }</b>

    The number of the consent? If you have no numbers, press “Without a number”.
consents-no-number = Without a number
consents-ask-date =
    <b>{ $name }</b>

    When was it signed? Choose or write, for example 24.11.2026.
consents-ask-why =
    <b>{ $name }</b>

    What is wrong? The person reads it and sends a new photo. This one is deleted.
day-today = Today
day-yesterday = Yesterday

## My papers

my-papers-title =
    <b>My papers</b>

    ⏳ waits for your signature · 🖼 with the curator · ✅ taken · ✏️ a change is proposed
my-papers-empty =
    <b>My papers</b>

    Nothing yet. A consent is needed once your pair is approved.
my-papers-to-list = ‹ To my papers
my-papers-card =
    <b>{ $pair }</b>
    { $form } · { $kinds } · { $modes }
    Term: { $term }
my-papers-consent =
    {""}
    My consent to take part: { $status }
my-papers-off-chat =
    {""}
    Ask the curator for the blank and hand it back signed: your school keeps papers out of the chat.
my-papers-change =
    {""}
    <b>✏️ A change is proposed</b>
    <blockquote>{ $change }</blockquote>
my-papers-send = 📷 Send what I signed
my-papers-how =
    <b>The signed consent</b>

    Take a photo that shows text and signature and send it here. A PDF will do. Only you, the curator and the head see it.
my-papers-sent = Thank you! The curator has a look and confirms.
my-papers-blank-sent = Read, print and sign it. Whether you sign is up to you.
my-papers-agree = ✅ I agree
my-papers-decline = I do not agree

## Changing a pair

change-propose = ✏️ Change
change-withdraw = Withdraw the change
change-menu =
    <b>Change the pair</b>
    { $pair }
    {""}
change-draft = <blockquote>{ $lines }</blockquote>
change-nothing-yet = Choose what shall be different. All have to agree, then the curator draws up an order.
change-months = Term
change-kinds = Kinds
change-modes = Meetings
change-pay = Pay
change-words = Why
change-send = Propose
change-sent = Proposed. I will ask the others and tell you what they say.
change-ready = Done
change-ask-months =
    <b>Term</b>

    Now { $months ->
        [one] { $months } month
       *[other] { $months } months
    }. How many in all, from the first day?
change-ask-kinds =
    <b>Kinds</b>

    Mark all that there will be. A group and a reverse pair need other people and cannot be made this way.
change-ask-modes =
    <b>Meetings</b>

    How will you meet? You may mark both.
change-ask-pay =
    <b>Pay</b>

    Now: { $pay }
    Write amount and terms as they shall stand on the order.
change-ask-words =
    <b>Why</b>

    What is it for? Those whom we ask will read it.
change-line-months = Term: { $months ->
        [one] { $months } month
       *[other] { $months } months
    }, to { $ends }
change-line-kinds = Kinds: { $kinds }
change-line-modes = Meetings: { $modes }
change-line-pay = Pay: { $pay }
change-line-words = { $words }
change-line-state = { $is_agreed ->
        [yes] All agree
       *[no] Agreed: { $agreed } of { $people }
    }

## Orders

orders-title =
    <b>Orders</b>

    In all: { $total }. ✍️ with the head · ↩️ to be mended · 📝 draft · ✅ signed
orders-empty =
    <b>Orders</b>

    None yet. Once all consents of a pair are there, it can go on an order.
orders-new = ➕ New order
orders-to-list = ‹ To the orders
orders-line = { $kind } · { $count ->
        [one] { $count } pair
       *[other] { $count } pairs
    } · { $state }
orders-line-signed = № { $number } of { $day } { $kind } · { $count }
orders-kind =
    <b>New order</b>

    What is it about?
orders-pick =
    <b>Order { $kind }</b>

    Who goes on it? Ready: { $ready }, marked: { $chosen }.
orders-pick-empty =
    <b>Order { $kind }</b>

    { $what ->
        [amend] Nobody to put on it: there is no change to which all agree.
        [terminate] Nobody to put on it: all pairs that ended are on orders already.
       *[other] Nobody to put on it: there is no approved pair in which all have signed.
    }
orders-pick-missing =
    {""}
    Waiting for consents:
    { $lines }
orders-pick-all = Mark all
orders-gather = Put on the order · { $chosen }
orders-card =
    <b>{ $has_number ->
        [yes] Order № { $number } of { $signed_on } { $kind }
       *[no] Order { $kind }
    }</b>
    { $unit }
    State: { $state } · { $count ->
        [one] { $count } pair
       *[other] { $count } pairs
    }
orders-card-waits = ⏳ Comes into force on { $day }.
orders-card-returned =
    {""}
    ↩️ { $name }: <blockquote>{ $words }</blockquote>
orders-card-says =
    {""}
    { $lines }
orders-line-protocol = Minutes of the council: { $text }
orders-line-regulation = Regulation: { $text }
orders-line-report = Report by { $day }
orders-line-programme = Programmes: { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    }
orders-line-pay = Pay: { $text }
orders-line-addendum = Addendum № { $text }
orders-line-ground = Ground: { $text }
orders-docx = 📄 Order in Word
orders-docx-sent = Here is the order.
orders-sign = ✍️ Sign
orders-refuse = Return
orders-send = Send to the head
orders-sent = The order is with the head. I will tell you what the head says.
orders-add = ➕ Pairs
orders-says = Grounds and terms
orders-addenda = 📄 Addenda
orders-addenda-sent = Drafts of the addenda to contracts of employment: fill in number and date of the contract.
orders-history = History
orders-take-back = Take back
orders-discard = 🗑 Discard the order
orders-item =
    <b>{ $pair }</b>
    Order { $kind }
    Term: { $term }
orders-item-replaced = In the place of: { $pair }
orders-item-changes =
    {""}
    { $lines }
orders-item-says =
    {""}
    { $lines }
orders-pay = Pay
orders-addendum = № of the addendum
orders-ground = Ground
orders-addendum-docx = 📄 Addendum
orders-take-off = Take off the order
orders-to-card = ‹ To the order
orders-says-title =
    <b>Grounds and terms</b>

    { $lines }

    Working days for programmes: { $days } (for new orders the school’s settings say how many).
orders-protocol = Minutes of the council
orders-regulation = Regulation
orders-report = Report by
orders-pay-all = Pay for all
orders-ground-all = Ground for all
orders-ask = { $what }
order-ask-protocol = Number and date of the minutes in which the mentors’ council gave its opinion. For example: № 3 of 20.11.2026.
order-ask-regulation = By what the regulation on mentoring was approved. For example: approved by order № 83 of 01.09.2025.
order-ask-pay = Amount and terms of the pay for the mentor of this pair, as they shall stand on the order. For example: 3 000 a month.
order-ask-pay-all = Amount and terms of the pay for every mentor, as they shall stand on the order. For example: 3 000 a month.
order-ask-addendum = Number of the addendum to the mentor’s contract of employment. For example: 12.
order-ask-ground = Why, as the order shall say it. For example: the term is over. Leave private reasons out.
order-ask-ground-all = Why, the same for all pairs. For example: the school year is over. Leave private reasons out.
orders-leave-out = Leave it out
orders-ask-report =
    <b>Report by</b>

    Until which day do mentors report? Choose a day or write it, for example 20.05.2027.
orders-discard-sure =
    <b>Discard the order { $kind }?</b>

    Its pairs ({ $count }) will wait for another order. Signed consents stay.
orders-discard-yes = Yes, discard
orders-history-title =
    <b>Order { $kind } · history</b>
    {""}
orders-history-line = • { $what }{ $has_name ->
        [yes] , { $name }
       *[no] { "" }
    }, { $at }{ $has_words ->
        [yes] : { $words }
       *[no] { "" }
    }

## The head's signature

sign-ask-number =
    <b>Order { $kind }</b> · { $count ->
        [one] { $count } pair
       *[other] { $count } pairs
    }

    Write the number of the order, for example 97/3.
sign-ask-date =
    <b>Order № { $number }</b>

    The date of the order? From that day on it is in force. Press or write, for example 24.11.2026.
sign-sure =
    <b>Sign order № { $number } of { $day }?</b>

    { $kind }, { $count ->
        [one] { $count } pair
       *[other] { $count } pairs
    }. { $is_ahead ->
        [yes] It comes into force on that day.
       *[no] It comes into force at once.
    } Everybody in it will know.
sign-yes = ✍️ Sign
sign-done = ✅ Order № { $number } is signed. Everybody in it and the curator know already.
sign-ask-why =
    <b>Return the order { $kind }</b> · { $count ->
        [one] { $count } pair
       *[other] { $count } pairs
    }

    What is to be mended? The curator reads it and sends the order again.
sign-returned = ↩️ The order is with the curator.

## Forms of documents

forms-title =
    <b>Forms of documents</b>

    From these the bot makes its papers. ✅ marks your own.
forms-to-list = ‹ To the forms
forms-card-own =
    <b>Form: { $kind }</b>

    Yours is in use, version { $number }: { $name }, { $at }.
forms-card-ours =
    <b>Form: { $kind }</b>

    The one of the program is in use.
forms-how =
    {""}
    To make your own: download the form, edit it in Word and send the .docx here. Words in double curly braces are filled in by the bot, leave them.
forms-download = 📄 Download the form
forms-versions = Earlier versions
forms-reset = Back to the program’s
forms-versions-title =
    <b>Form: { $kind } · versions</b>

    Press to get the file.
forms-versions-empty =
    <b>Form: { $kind } · versions</b>

    There has been none of your own.
forms-version = { $number }. { $is_own ->
        [yes] { $name }
       *[no] the program’s, { $name }
    }, { $at }
forms-reset-sure =
    <b>Back to the program’s form: { $kind }?</b>

    Yours stays among the earlier versions.
forms-reset-yes = Yes, back
forms-sent = Here is the form.
forms-file-please = Send the form as a .docx file.
forms-checking = Looking at the form…
forms-taken = ✅ The form is taken: new papers are made from it.
forms-refused = <b>This form cannot be taken, the old one stays.</b> Mend it and send it again:
forms-more-faults = And more: { $count }. I will tell the rest once these are mended.
template-fault-not-a-document = This is no text document. In Word, save the form as “Word document (.docx)”.
template-fault-other-format = This is a document of another format. Open it in Word or LibreOffice and save it as .docx.
template-fault-locked-template = The file is protected by a password. Take it away and save again.
template-fault-damaged-template = The file is damaged. Open it in Word, save it under a new name and send that one.
template-fault-template-too-large = The file is too large. Make pictures smaller: a form has 2 MB at most.
template-fault-holds-programs = There are macros or embedded files in it. Save the form without them, as a plain .docx.
template-fault-reaches-outside = The file takes a part of itself from elsewhere: { $target }. Put the picture into the document.
template-fault-broken-placeholder = Braces do not pair, or a condition has a slip: “{ $where }”. Copy that place from the program’s form.
template-fault-forbidden-placeholder = A form cannot hold this: “{ $where }”. Only fields, conditions and table rows of the program’s form can be used.
template-fault-misplaced-placeholder = A field is not filled in here: “{ $where }”. Move it to the main text, a header or a footer.
template-fault-unknown-placeholder = There is no such field: { $name }.{ $has_meant ->
        [yes] { " " }Did you mean { $meant }?
       *[no] { " " }Take a field of the program’s form.
    }
template-fault-missing-placeholder = The field { $name } is missing: without it this is another document. Copy it from the program’s form.
template-fault-spoilt-layout = Filled in, the document falls apart: a repetition begins in one table row or paragraph and ends in another. Restore that table as in the program’s form.
