topic-methods = Teaching methods
topic-lesson-plan = Lesson plan and syllabus
topic-forms = Techniques and forms of work
topic-assessment = Assessment
topic-class-management = Running a class
topic-open-lesson = Open lesson
topic-psychology = Psychology and pedagogy
topic-discipline = Discipline and attention
topic-motivation = Motivation
topic-parents = Parents
topic-inclusion = Children with special needs
topic-conflicts = Conflicts
topic-subject = Subject
topic-content = Subject content
topic-exams = Exams and tests
topic-olympiads = Olympiads and projects
topic-interdisciplinary = Links between subjects
topic-legal = Documents and law
topic-fgos = Standards and programmes
topic-documents = A teacher's documents
topic-labour = Labour matters
topic-attestation = Certification
topic-theory = Theory and self-study
topic-age = Ages and stages
topic-self-education = Self-study
topic-research = Research
topic-publications = Publications and contests
topic-digital = Digital tools
topic-tools = Programs and services
topic-journal = Electronic gradebook
topic-online-lesson = Teaching online
topic-personal-data = Personal data
tree-directions =
    <b>Topics</b>

    The directions in which teachers ask for help. Open one to see its topics.
tree-directions-empty =
    <b>Topics</b>

    There is no direction yet. Add the first one.
tree-topics =
    <b>Topics · { $name }</b>

    Tap a topic to rename it, move it or put it away.
tree-topics-empty =
    <b>Topics · { $name }</b>

    There are no topics here yet. Add the first one.
tree-topic =
    <b>{ $name }</b>

    Can help: { $strong }
    Want support: { $in_need }
    Open requests: { $requests }
tree-topic-away = 🗄 Put away: it is in no list, old requests stay.
tree-add-direction = ➕ Direction
tree-add-topic = ➕ Topic
tree-edit-direction = Edit the direction
tree-to-directions = ‹ To the directions
tree-rename = Rename
tree-put-away = Put away
tree-restore = Take out again
tree-up = ⬆️ Up
tree-down = ⬇️ Down
tree-add-direction-how =
    <b>New direction</b>

    Write its name, a short one.
tree-add-topic-how =
    <b>New topic · { $name }</b>

    Write its name, a short one.
tree-rename-how =
    <b>{ $name }</b>

    Write the new name. It will be the same in both languages.
