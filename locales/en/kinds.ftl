### Kinds and forms of mentoring: cards, and advice after four questions.

kinds-title =
    <b>Kinds of mentoring</b>

    Nine cards from the regulation: when each suits and what to do. Or answer four questions, and I will advise.
kinds-choose = 🧭 Help me choose
kinds-card =
    <b>{ $name }</b>

    <b>When it suits</b>
    { $when_suits }

    <b>What to do</b>
    { $steps }
kinds-take = Choose this
kinds-find-mentor = 🔎 Find a mentor
kinds-to-list = ‹ All kinds
kinds-question =
    <b>Help me choose · { $number } of { $count }</b>

    { $question }
kinds-advice =
    This would suit you: <b>{ $name }</b>

    { $why }
kinds-read = Read more
kinds-again = Answer anew
kind-name-virtual = Remote
kind-name-group = In a group
kind-name-goal = Short-term, for a goal
kind-name-reverse = Reverse
kind-name-situational = Situational
kind-name-speed = Speed
kind-name-traditional = Traditional
kind-name-teacher-teacher = Teacher – teacher
kind-name-head-teacher = Head – teacher
kind-when-virtual = The mentor is far away: in another school, university or town. Or your timetables do not meet.
kind-when-group = Two or more colleagues have the same difficulty, and there is one experienced person.
kind-when-goal = You need a clear result by a date: an open lesson, an attestation, a contest, a syllabus.
kind-when-reverse = Each has something to teach the other: say, a young colleague is strong in digital tools, an experienced one in methods.
kind-when-situational = You need support not by a timetable but when something happens: a lesson that failed, a hard talk with parents.
kind-when-speed = One meeting with somebody of a higher level is enough, to exchange experience and get to know people.
kind-when-traditional = You are starting out, new to the school or back in the profession, and want an experienced colleague at your side for long.
kind-when-teacher-teacher = You need a colleague with similar tasks: to see each other's lessons, talk as equals, take over a method.
kind-when-head-teacher = What you need are conditions: a timetable, a room, equipment, a new role. Only the head can decide that.
kind-do-virtual =
    1. Agree where you talk: video calls, the bot, shared documents.
    2. Fix a regular day, every two weeks at least.
    3. Send materials before you meet, and note your next step afterwards.
kind-do-group =
    1. The curator puts a group of two to eight together.
    2. At the first meeting name one common goal, and one of each.
    3. Meet every two or three weeks; show by turns what came of it.
kind-do-goal =
    1. Write down one measurable goal and its date.
    2. Plan the meetings ahead: four to six are usually enough.
    3. Begin each with what is done, and set the next goal.
kind-do-reverse =
    1. Name one topic in which each of you is the mentor.
    2. Change roles: a meeting about your topic, a meeting about theirs.
    3. Note what each has learnt: on paper you are both mentors.
kind-do-situational =
    1. When something happens, press “I need help”: your own mentor is asked first.
    2. Describe the situation in a few words, without names of pupils.
    3. Then agree on one step so that it does not happen again.
kind-do-speed =
    1. Prepare one question, the most important.
    2. In the meeting: who you are, what you tried, what they advise.
    3. Exchange contacts if both of you want to go on.
kind-do-traditional =
    1. Get to know each other: 15 minutes to see whether you fit.
    2. Meet every week or two, visit each other's lessons.
    3. Make a programme for three months to a year, and come back to it.
kind-do-teacher-teacher =
    1. Decide who you are to each other: experienced and young, leader and struggling, innovator and conservative, two of one subject.
    2. Visit each other's lessons and talk about them without marks.
    3. Try one method yourself and tell what came of it.
kind-do-head-teacher =
    1. Write in the request which conditions and resources are missing.
    2. It takes your consent; council and curator decide together.
    3. Agree what you will do, what the head provides, and by which day.
kind-why-virtual = You cannot meet at school, which need not stop you from growing: meet by video.
kind-why-group = Your colleagues have the same on their minds. Together it is easier, and one mentor is enough for all.
kind-why-goal = You need one result by a date: a few planned meetings bring it faster than long work.
kind-why-reverse = You have something to give, so it is fairer to learn from each other.
kind-why-situational = You need no programme but somebody who answers quickly when something happens.
kind-why-speed = One good meeting will do. If you want more, you can go on.
kind-why-traditional = You need an experienced colleague for long: that is how most people grow in this profession.
kind-why-teacher-teacher = You need no teacher but an equal: a colleague to see lessons and think with.
kind-why-head-teacher = It is not about skill but about conditions, and only the head can give those.
kind-ask-give = What are you looking for?
kind-ask-span = For how long do you need a mentor?
kind-ask-company = Does this concern you alone?
kind-ask-distance = Can you meet at school?
kind-answer-learn = To learn from somebody more experienced
kind-answer-peer = To think together with an equal
kind-answer-exchange = To learn from each other
kind-answer-conditions = Conditions and decisions of the head
kind-answer-moments = When something happens
kind-answer-once = For one meeting
kind-answer-goal = Until one goal is reached
kind-answer-long = For long, a school year
kind-answer-alone = Just me
kind-answer-together = My colleagues too
kind-answer-near = Yes, at school
kind-answer-far = No, only online
