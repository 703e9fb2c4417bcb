unit-main =
    <b>School · settings</b>

    <b>{ $name }</b>
    Language: { $language } · Time: { $zone }, { $time }
    People in the bot: { $joined }, invited: { $awaited }

    Tap what you want to change. It counts at once.
unit-name = Name
unit-rules = ⏱ Hours, terms and rules
unit-rules-title =
    <b>Hours, terms and rules</b>

    The values given suit most schools. What is different in yours?
unit-section =
    <b>{ $title }</b>

    Press what is different in yours: it takes effect at once.
unit-language = Switch language
unit-zone = Time zone
unit-consent = Consent text
unit-topics = Topics
unit-add = ➕ Unit
unit-add-how =
    <b>New unit</b>

    For example a club of young teachers or a resource centre: it has people, topics and settings of its own.
    Write its name. You will be its head.
unit-added = Opened: <b>{ $name }</b>. To go there: “My profile” → “Unit”.
unit-back = ‹ To the settings
unit-setting =
    <b>{ $title }</b>

    { $about }

    Now: <b>{ $value }</b>
unit-setting-type = Tap − or +, or write your own value.
unit-less = −
unit-more = +
unit-turn =
    { $is_on ->
        [yes] Turn off
       *[false] Turn on
    }
unit-name-how =
    <b>Name</b>

    Now: <b>{ $name }</b>.
    Write the new one: it stands in invitations and in the consent.
unit-zone-how =
    <b>The school's time zone</b>

    Now: <b>{ $zone }</b>, { $time }. Choose a city or write your own.
unit-consent-own =
    <b>Consent text · version { $version }</b>

    <blockquote expandable>{ $text }</blockquote>
    Everybody who enters by a link reads it.
unit-consent-default =
    <b>Consent text</b>

    For now the ready-made text is in force:
    <blockquote expandable>{ consent-default }</blockquote>
    Show it to the school's lawyer. You can write your own.
unit-consent-write = Write a new text
unit-consent-how =
    <b>New consent text</b>

    Send all of it in one message, up to 3500 characters.
    Name who processes the data, why, which, for how long, and how to withdraw.
    Earlier consents stay in force; whoever comes later sees the new text.
duration-days = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
duration-hours = { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
duration-minutes = { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
setting-unclear = That was not clear. Write a number, a time (“8:30”) or a length (“45 minutes”, “2 hours”).
setting-section-hours = 🕗 Working hours and messages
setting-section-help = 🆘 Help: whom to ask and when
setting-section-people = 👥 People and requests
setting-section-mentors = 🤝 Mentors and their mentees
setting-section-matching = 🧩 Matching
setting-section-mentorships = ✅ Approval and end of pairs
setting-section-meetings = 📅 Meetings
setting-section-speed = ⚡ Single meetings and circles
setting-section-papers = 📄 Papers
setting-working-weekdays = Working days
setting-working-weekdays-about = On these days deadlines run and messages come. Mark the working ones.
setting-opens = Start of the day
setting-opens-about = From this hour on it is working time at school, deadlines follow it.
setting-closes = End of the day
setting-closes-about = Until this hour it is working time at school.
setting-quiet-from = Quiet hours from
setting-quiet-from-about = From this hour on the bot does not write first. Urgent help always comes.
setting-quiet-until = Quiet hours until
setting-quiet-until-about = Until this hour the bot does not write first. Urgent help always comes.
setting-urgent-step = Urgent, wait for
setting-urgent-step-about = How long to wait for an answer to an urgent request before asking the next people. After the second time the curator has it.
setting-today-step = Today, own mentors have
setting-today-step-about = How much working time one's own mentors have when help is needed today. Then others are asked.
setting-today-by = Today, to the curator by
setting-today-by-about = By this hour the curator has what nobody answered today.
setting-week-step-days = This week, days to wait
setting-week-step-days-about = How many working days each step waits when help is needed this week.
setting-claim-lock = Silence after taking
setting-claim-lock-about = A mentor took a request and is silent. After this time it goes to others.
setting-pool-size = Asked at once
setting-pool-size-about = How many mentors are asked at the same time.
setting-max-open-claims = Requests per mentor
setting-max-open-claims-about = How many requests a mentor may have in hand at once.
setting-max-open-requests = Requests per teacher
setting-max-open-requests-about = How many open requests one person may have.
setting-reopen-days = Open again, days
setting-reopen-days-about = For how many days after its end a request can be opened again.
setting-invite-days = A link lives, days
setting-invite-days-about = For how many days an invitation link works.
setting-lately = Asked lately
setting-lately-about = Who was asked within this time is asked after the others.
setting-mentor-capacity = Mentees per teacher
setting-mentor-capacity-about = How many mentees a mentor usually guides unless they say otherwise. Three at most.
setting-guest-capacity = Mentees per guest
setting-guest-capacity-about = How many mentees a guest or a head may guide.
setting-max-speed-meetings = Single meetings ahead
setting-max-speed-meetings-about = How many single meetings one teacher may have ahead at once, so that there are slots for everybody.
setting-has-speed-step = The curator agrees to single meetings
setting-has-speed-step-about = When on, the curator agrees to every single meeting first. When off, it is agreed on at once.
setting-max-mentor-requests = Requests for a mentor at once
setting-max-mentor-requests-about = How many requests for a mentor one teacher may have open.
setting-mentor-answer-days = Answer to a request, working days
setting-mentor-answer-days-about = How many working days a mentor has to answer. Then the request goes to the next one, and after the last to the curator.
setting-has-council-step = Opinion of the council
setting-has-council-step-about = Whether the council is asked before the curator decides on a pair or a group.
setting-council-days = Opinion of the council, working days
setting-council-days-about = How many working days the council has. Silence means no objection.
setting-has-order-step = Order of the head
setting-has-order-step-about = Whether an order is needed. Without one a pair begins as soon as everybody's consent is registered.
setting-programme-days = Programme, working days
setting-programme-days-about = How many working days after the order the pair has to prepare its programme.
setting-end-notice-days = Notice of an end, working days
setting-end-notice-days-about = How many working days ahead an early end is announced. Three at least.
setting-warning-days = Curator's warning, days
setting-warning-days-about = How many days a pair has before the curator may end it. Ten at least.
setting-meeting-notice = Meeting no sooner than
setting-meeting-notice-about = No time closer than this can be proposed for a meeting.
setting-meeting-horizon-days = Meetings ahead, days
setting-meeting-horizon-days-about = How many days ahead meetings can be made out.
setting-meeting-first-reminder = First reminder of a meeting
setting-meeting-first-reminder-about = How long before a meeting the first reminder comes.
setting-meeting-last-reminder = Second reminder of a meeting
setting-meeting-last-reminder-about = How long before a meeting the second reminder comes. It comes at any hour.
setting-meeting-ask-after = Ask after a meeting in
setting-meeting-ask-after-about = How long after a meeting its people are asked whether it was held.
setting-meeting-silence = Wait for the other word
setting-meeting-silence-about = If one has answered and the other is silent, the one word counts after this time.
setting-mentors-may-gather = A mentor calls circles together
setting-mentors-may-gather-about = Whether a mentor may call a circle of meetings together. Curator and head always may.
setting-keeps-papers-off-chat = Documents stay off the chat
setting-keeps-papers-off-chat-about = Documents stay in a folder on the school's server; the chat carries only their number and title.
setting-weight-topic = Matching, topics
setting-weight-topic-about = How much it counts that the mentor is strong in what is needed. 10 counts most. Topics always count: matching begins with them.
setting-weight-interest = Matching, interest
setting-weight-interest-about = How much it counts that the two want to work with each other. If only one does, half of it counts. 0 means not at all.
setting-weight-subject = Matching, subject
setting-weight-subject-about = How much it counts that the two teach the same subject. 0 means not at all.
setting-weight-times = Matching, time
setting-weight-times-about = How much it counts that the two are free at the same times of the week. 0 means not at all.
setting-weight-ways = Matching, kind and form
setting-weight-ways-about = How much it counts that the mentor offers the kind, the form and the way to meet that are wanted. 0 means not at all.
setting-weight-room = Matching, load
setting-weight-room-about = How much it counts that the mentor has more free places, so that nobody carries too much. 0 means not at all.
setting-on = yes
setting-off = no
unit-forms = Forms of documents
unit-calendar = 📅 Calendar
setting-unasked-a-day = Unasked messages a day
setting-unasked-a-day-about = How often a day the bot writes to a person first. The rest comes in one digest. Help, and answers a person waits for, do not count.
setting-digest-at = Digest at
setting-digest-at-about = At this hour of a school day the digest comes: everything that has time and was over the number of the day.
