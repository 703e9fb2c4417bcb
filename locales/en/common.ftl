button-home = 🏠 Home
button-back = ‹ Back
button-open = Open
button-skip = Skip
role-mentee = mentee
role-mentor = mentor
role-curator = curator
role-head = head
role-council = mentors' council
role-tutor = tutor
role-guest = guest
urgency-urgent = urgent
urgency-today = today
urgency-week = this week

group-only-private = I answer in a private chat only: there questions and answers are seen by you alone.
group-to-private = Write to the bot privately
