answers-topics =
    <b>Common questions</b>

    Answers that have already helped colleagues. Which topic?
answers-none =
    <b>Common questions</b>

    Nothing here yet. Answers come from solved requests: the author agrees to share, the curator checks and publishes.
answers-waiting = 📥 Waiting for you: { $number }
answers-topic = { $topic } · { $number }
answers-list =
    <b>{ $topic }</b>
    { $number ->
        [one] { $number } answer.
       *[other] { $number } answers.
    } Which question to open?
answers-list-empty =
    <b>Common questions</b>

    There are no more answers on this topic. Choose another.
answers-proposals =
    <b>Waiting for your check: { $number }</b>

    Their authors agreed to share these cases. Open one, edit it, publish it.
answers-proposals-empty =
    <b>Nothing to check</b>

    When the author of a solved request agrees to share it, I will write to you.
answers-question = { $question }
answers-blank = (empty)
answers-to-topics = ← To the topics
answers-back = ← To the list
answers-to-card = ← Leave as it is

answers-card =
    <b>{ $topic }</b>

    <b>Question</b>
    <blockquote expandable>{ $question }</blockquote>
    <b>Answer</b>
    <blockquote expandable>{ $answer }</blockquote>
answers-card-proposed =
    {""}
    Only you can see it. Make sure no names are left, nor anything that gives a person away. Publish it?
answers-card-unfinished =
    {""}
    Only you can see it. Write the question and the answer, and the button "Publish" will appear.
answers-card-refused =
    {""}
    This case was refused and nobody sees it.
answers-publish = ✅ Publish
answers-published = Published. All colleagues can see it now.
answers-edit-question = ✏️ Question
answers-edit-answer = ✏️ Answer
answers-refuse = Refuse
answers-take-back = Unpublish

answers-new-question =
    <b>What is the question?</b>
    <blockquote expandable>{ $question }</blockquote>

    Write it anew, short and without names.
answers-new-answer =
    <b>What is the answer?</b>
    <blockquote expandable>{ $answer }</blockquote>

    Write it anew, step by step and without names.
answers-refuse-sure =
    <b>Refuse this case?</b>
    <blockquote expandable>{ $question }</blockquote>

    It leaves the list and cannot be brought back. The author is not told.
answers-take-back-sure =
    <b>Unpublish this answer?</b>
    <blockquote expandable>{ $question }</blockquote>

    Colleagues will no longer see it, and it comes back to you to be checked.
