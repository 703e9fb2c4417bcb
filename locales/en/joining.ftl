joining-welcome =
    <b>Hello{ $has_name ->
        [yes] , { $name }
       *[no] {""}
    }!</b>

    This is the mentoring bot. You are invited by: <b>{ $unit }</b>.
    Here you can ask colleagues for help and help them, and the bot sees to it that nobody is left without an answer.
    Your role: { $roles }.

    Shall we start? It takes about three minutes, and you can stop at any time.
joining-welcome-owner =
    <b>Hello!</b>

    This is the mentoring bot: <b>{ $unit }</b>.
    You are the first person here: you will invite colleagues and set things up for your school.
    The name and everything else can be changed later.

    Shall we start?
joining-owner-role =
    <b>Who are you at the school?</b>

    The <b>head</b> sees everything and signs.
    The <b>curator</b> runs the mentoring: invites people and looks after requests.

    If you are both, choose “Curator”: the second role can be added later.
joining-consent-default =
    <b>Consent to personal data</b>

    Without it the bot will store nothing about you. Please read:
    <blockquote expandable>{ consent-default }</blockquote>
    Do you agree?
joining-consent-own =
    <b>Consent to personal data</b>

    Without it the bot will store nothing about you. Please read (version { $version }):
    <blockquote expandable>{ $text }</blockquote>
    Do you agree?
consent-default =
    I consent to the processing of my personal data. Operator: { $unit }.
    Why: to organise the mentoring of teachers and help between colleagues.
    Which data: family name, given name, patronymic; position, subjects, experience, category; topics in which I can help or look for help; how I like to meet, the hours that suit me, leave and lessons, language and time zone; the number of my Telegram account; my requests, answers and messages sent through the bot.
    What is done with them: they are collected, recorded, kept, corrected, used, shown to colleagues I work with in the bot, to the curator and the head, made anonymous and deleted. By a program, on the operator's server; the messages are carried by Telegram.
    For how long: while I take part in the mentoring and 30 days more.
    How to withdraw: in the bot, “My profile” → “My data and leaving”, or by a letter to the operator. The data are deleted within 30 days, except those the law says must be kept.
joining-refuse =
    <b>It will not work without consent</b>

    It is your right, and nobody will mind. In that case the bot:
    • stores nothing about you except that you refused;
    • tells the curator so;
    • closes this link. If you change your mind, the curator will send a new one.

    Do you refuse?
joining-refused =
    <b>All right, nothing is stored</b>

    Thank you for answering. If you change your mind, ask the curator for a new link.
joining-done = Thank you! Now a few questions about you: they help the bot bring the right people together.
joining-role-added = Done. Your roles now: { $roles }.
joining-nothing-new = You do not need this link any more: you are here already, your roles are: { $roles }.
joining-next = Next
joining-agree = I agree
joining-disagree = I do not agree
joining-refuse-yes = Refuse
joining-refuse-no = Back to the text
joining-head = Head
joining-curator = Curator
help-text =
    <b>What the bot can do</b>

    • <b>I need help</b>: choose a topic and how urgent it is, and write a few words. The bot finds somebody who can help.
    • <b>Mentors</b> get requests: take one, decline it, or ask something first.
    • <b>The talk</b> goes on right here: the bot passes messages both ways.
    • <b>Profile</b>: your topics, a pause, the language, your data.

    Everything opens from the main menu: /start. If something is wrong, ask your curator.
help-stranger =
    <b>What this bot is</b>

    This is a mentoring bot: teachers ask colleagues for help and help each other.
    You can enter by a personal link. The mentoring curator of your school gives it to you.
joining-consent-changed = The text of the consent was changed while you were reading. Please look at the new one.
