### Mentorships of the school: lists, cards, journal and warnings for curator and head.

home-button-unit-pairs = Mentorships
unit-pairs-title =
    <b>Mentorships of the school</b>

    Found: { $total }{ $has_filters ->
        [yes] { " " }· filter: { $filters }
       *[no] { "" }
    }. Write a part of a name to search.
unit-pairs-none =
    <b>Mentorships of the school</b>

    None yet. Propose the first from the bank, or wait for requests for a mentor.
unit-pairs-empty = Nobody. Change the filter.
unit-pairs-filter = 🔍 By state
unit-pairs-warned = ⚠️ Warnings
unit-pairs-warned-only = with a warning
unit-pairs-all = Show all
unit-pairs-which =
    <b>Mentorships of the school · state</b>

    Which would you like to see?
unit-pairs-to-list = ‹ To the list
unit-pair-voice = { $has_words ->
        [yes] 🗣 { $name }: <blockquote expandable>{ $words }</blockquote>
       *[no] 🗣 { $name } has not answered yet.
    }
unit-pair-own = You are in it yourself: see “My mentorships” for what you can do.
unit-pair-decide = ⚖️ Decide
unit-pair-people = 👤 Cards
unit-pair-journal = 📜 Journal
unit-pair-warn = ⚠️ Warn
unit-pair-people-of = <b>{ $pair } · cards in the bank</b>
unit-pair-journal-of =
    <b>{ $pair } · journal</b>
    {""}
unit-pair-journal-line = • { $line }
unit-pair-journal-empty = Nothing has happened yet.
unit-pair-facts =
    <b>{ $pair } · warning</b>

    Why might it have to be ended? Write the facts: both will read them. Then there will be time to hear them.
unit-pair-warn-sure =
    <b>{ $pair } · warning</b>

    <blockquote>{ $facts }</blockquote>
    Send it to both? You can decide once the days of the warning are over.
unit-pair-warn-yes = Yes, warn them
unit-pair-warned = The warning is sent. When its days are over, it will wait for you among the decisions.
unit-pair-decide-how =
    <b>{ $pair } · decision</b>

    Both have been warned and could answer. What do you decide? If it ends, it ends today, and both learn at once.
unit-pair-goes-on = 🤝 Let it go on
unit-pair-ends = End it today
