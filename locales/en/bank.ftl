### The bank of mentors and mentees: cards, a mentor's offer, lists for the head, registers.

mentoring-kind-virtual = remote
mentoring-kind-group = group
mentoring-kind-goal = short-term, for a goal
mentoring-kind-reverse = reverse
mentoring-kind-situational = situational
mentoring-kind-speed = speed
mentoring-kind-traditional = traditional
role-form-teacher-teacher = teacher – teacher
role-form-head-teacher = head – teacher
role-form-employer-student = employer – student
role-form-lecturer-teacher = university or college lecturer – teacher
mentor-state-candidate = candidate
mentor-state-proposed = waiting for the head
mentor-state-approved = approved
mentor-state-paused = on a pause
mentor-state-former = no longer a mentor
mentee-category-young = early-career teacher
mentee-category-new = new to the school
mentee-category-returning = back in the profession
mentee-category-any = teacher with a need
list-decision-waiting = waiting
list-decision-approved = approved
list-decision-refused = refused
list-decision-withdrawn = taken back
part-of-day-morning = morning
part-of-day-afternoon = afternoon
part-of-day-evening = evening

## My offer

offer-not-yet =
    <b>I am a mentor</b>

    Ready to support a colleague? Offer yourself: the curator is told, the head approves. It is voluntary, and you can change your mind at any time.
offer-view =
    <b>I am a mentor</b>

    Now: <b>{ $state }</b>
offer-last-step = <i>{ $step }</i>
offer-about =
    {""}
    Kinds: { $kinds }
    For whom: { $forms }
    Meetings: { $ways }
    Mentees at most: { $capacity }
    Time: { $times }
    Languages: { $languages }
    Training: { $training }
offer-myself = ✋ Offer myself
offer-kinds = Kinds
offer-forms = Whom I help
offer-ways = Meetings
offer-capacity = How many people
offer-times = Time
offer-languages = Languages
offer-training = Training
offer-pause = ⏸ Pause
offer-resume = ▶️ Go on
offer-stop = No longer a mentor
offer-back = ‹ To my offer
offer-ask-kinds =
    <b>Kinds of mentoring</b>

    Which ones suit you? You can mark several.
offer-ask-forms =
    <b>Whom I help</b>

    Mark everything that fits.
offer-ask-ways =
    <b>Meetings</b>

    What suits you better? You can mark both.
offer-ask-capacity =
    <b>How many people</b>

    How many mentees can you guide at once? Now { $capacity }, up to { $most } possible.
offer-ask-times =
    <b>Time</b>

    When do you usually have time? Morning is before noon, afternoon until 16:00, evening later.
offer-ask-training =
    <b>Training</b>

    Written down now: { $training }
    What have you learned as a mentor? For example: “Mentors' course, 36 hours, 2025”.
offer-ask-languages =
    <b>Languages</b>

    In which languages can you hold talks?
offer-stop-sure =
    <b>Stop being a mentor?</b>

    The curator will see it in the bank. You need not say why, and you can come back at any time.
offer-stop-yes = Yes, stop

## The bank

bank-mentors =
    <b>Bank of mentors</b> · { $unit }
    Found: { $total }
bank-mentees =
    <b>Bank of mentees</b> · { $unit }
    Found: { $total }
bank-filtered = Filter: { $filters }
bank-legend = ✅ approved · ⏳ with the head · ✋ candidate · ⏸ pause
bank-empty = Nobody is here. Change the filter or invite people.
bank-to-mentees = Mentees
bank-to-mentors = Mentors
bank-filter = 🔍 Filter
bank-show-all = Show all
bank-lists = Lists for the head
bank-export = 📄 Registers, Excel
bank-export-wait = Gathering the registers, this takes a few seconds…
bank-export-file = Mentoring bank
bank-export-done = Done: { $mentors } mentors, { $mentees } mentees. The file holds personal data: keep it as you keep the class register.
bank-has-room = has room
bank-filter-what =
    <b>Filter</b>

    Choose what to look for, or write a part of the name.
bank-filter-topic = By topic
bank-filter-subject = By subject
bank-filter-state = By state
bank-filter-room = Has room
bank-filter-unit = Unit
bank-ask-topic = <b>Filter · topic</b>
bank-ask-subject = <b>Filter · subject</b>
bank-ask-state = <b>Filter · state</b>
bank-ask-unit = <b>Unit</b>
bank-to-list = ‹ To the bank
bank-to-card = ‹ To the card
bank-mode-mixed = in person and online
bank-step = { $state }, { $name }, { $at }{ $has_reason ->
        [yes] : { $reason }
       *[no] { "" }
    }
bank-card =
    <b>{ $name }</b>
    { $roles }{ $has_organisation ->
        [yes] { " · " }{ $organisation }
       *[no] { "" }
    }
    { $position } · { $subjects }
    Experience: { $years } · category: { $qualification }
bank-card-mentor =
    {""}
    <b>Mentor: { $state }</b>
    { $is_approved ->
        [yes] Free places: { $room } of { $capacity }
       *[no] Ready to take up to { $capacity }
    }
    Strengths: { $strengths }
    Kinds: { $kinds }
    For whom: { $forms }
    Meetings: { $ways }; { $times }
    Languages: { $languages }
    Training: { $training }
bank-card-step = <i>{ $step }</i>
bank-card-mentee =
    {""}
    <b>Mentee: { $category }</b>
    Wants support in: { $needs }
    Strengths: { $strengths }
    Wishes: { $wishes }
bank-card-pairs =
    {""}
    🤝 Mentorships: { $pairs }
bank-card-remark =
    {""}
    📝 My remark: <blockquote expandable>{ $remark }</blockquote>
bank-propose = Propose to the head
bank-nominate = 🤝 Ask to be a mentor
bank-history = History
bank-remark = 📝 My remark
bank-category = Category
bank-pause = ⏸ Pause
bank-resume = ▶️ Bring back
bank-end = End
bank-history-of =
    <b>{ $name } · history</b>
    {""}
bank-history-line = • { $step }
bank-history-empty = No step has been taken yet.
bank-category-of =
    <b>{ $name } · category</b>

    Why does this person need a mentor?
bank-category-usual = By experience, automatic
bank-remark-of =
    <b>{ $name } · my remark</b>

    Colleagues will not see it. But by law the person may ask for their data, and will read it. Keep it short and to the point.
bank-remark-remove = Remove the remark
bank-reason =
    <b>{ $name } · { $step ->
        [resume] back to work
        [end] end mentoring
       *[pause] put on a pause
    }</b>

    Write the reason: the mentor and those who decide will see it.

## Lists for the head

lists-title =
    <b>Lists of mentors</b>

    In all: { $total }. ⏳ waiting · ✅ approved · ✖️ refused · ↩️ taken back
lists-empty =
    <b>Lists of mentors</b>

    Nothing yet. The curator chooses candidates and sends them to the head as one list.
lists-new = ➕ New list
lists-to-lists = ‹ To the lists
lists-build =
    <b>New list</b>

    Mark whom to propose to the head. Candidates: { $total }, marked: { $chosen }.
lists-build-empty =
    <b>New list</b>

    There are no candidates. They appear when somebody is given the mentor's role or offers themselves.
lists-send = Send · { $chosen }
lists-sent = { $count ->
        [one] Sent to the head: { $count } person. I will tell you the decision.
       *[other] Sent to the head: { $count } people. I will tell you the decision.
    }
lists-card =
    <b>Mentors to approve</b>

    { $unit }
    Proposed by { $name }, { $at }
    Waiting: { $waiting } · approved: { $approved } · refused: { $refused }
lists-card-ask =
    {""}
    Approve all, or open each one?
lists-approve-all = Approve all · { $waiting }
lists-refuse-all = Refuse
lists-take-back = Take back
lists-annex = 📄 List, Word
lists-annex-sent = The list is ready to be annexed to the order.
lists-annex-file = List of mentors
lists-to-card = ‹ To the list
lists-entry =
    {""}
    Decision: <b>{ $decision }</b>{ $has_name ->
        [no] { "" }
       *[yes] , { $name }
    }
lists-entry-reason = Reason: { $reason }
lists-approve = Approve
lists-refuse = Refuse
lists-refuse-why =
    <b>Refusal · { $count }</b>

    Write the reason: who proposed will see it. The person stays a candidate.
lists-take-back-sure =
    <b>Take the list back?</b>

    Whoever still waits ({ $waiting }) is a candidate again. What is decided stays.
lists-take-back-yes = Yes, take it back

## Registers

register-mentors = Mentors
register-mentees = Mentees
register-number = No.
register-name = Name
register-workplace = Place of work
register-position = Position
register-subjects = Subjects
register-experience = Experience
register-qualification = Category
register-strengths = Main competences
register-training = Training, achievements
register-kinds = Kinds of mentoring
register-forms = Forms
register-capacity = Mentees at most
register-times = Time
register-languages = Languages
register-state = State
register-entered = In the bank since
register-category = Category of mentee
register-needs = Main need
register-wishes = Wishes
register-mentee-name = Mentees
register-mentee-workplace = Mentees' place of work
register-mentor-name = Mentor
register-mentor-workplace = Mentor's place of work
register-form = Form
register-began = Began
register-ended = Ended on
register-results = Results
register-case = Link to the case, review
register-passed = Completed
