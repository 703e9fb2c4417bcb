home-greeting = <b>Hello, { $name }!</b>
home-calm = Nothing is waiting for you right now.
home-first-steps =
    {""}
    <b>Where to begin</b>
    1. Name the school and check its time zone: “School settings”.
    2. Invite colleagues: one by one, or a whole list at once.
    As soon as the first have come, people can ask for help and give it.
home-offers = 🙋 { $count ->
    [one] { $count } colleague waits
   *[other] { $count } colleagues wait
  } for your answer.
home-claims = 💬 You are helping with { $count ->
    [one] { $count } request
   *[other] { $count } requests
  }.
home-live = ⏳ You have { $count ->
    [one] { $count } open request
   *[other] { $count } open requests
  } for help.
home-unrated = ★ Rate with one tap how you were helped: { $count }.
home-queue = ❗ { $count ->
    [one] Nobody took { $count } request: you decide.
   *[other] Nobody took { $count } requests: you decide.
  }
home-proposals = 📝 Answers waiting to be published: { $count }.
home-profile = ✍️ Your profile is not finished.
home-paused = ⏸ You are paused until { $until }.
home-stranger = <b>Hello!</b>
    This is Nastavnik: help from colleagues in your school.
    
    I do not know you yet. Ask the mentoring curator of your school for your personal link and open it here.
home-button-ask = 🆘 I need help
home-button-queue = { $count ->
    [0] Help requests
   *[other] Help requests · { $count }
  }
home-button-helping = { $count ->
    [0] I'm helping
   *[other] I'm helping · { $count }
  }
home-button-requests = My requests
home-button-answers = { $count ->
    [0] Common questions
   *[other] Common questions · { $count }
  }
home-button-invite = Invites
home-button-people = People
home-button-unit = School settings
home-button-letters = Not delivered
home-button-profile = My profile
home-button-place = Another unit
unit-first-name = My school
bot-name = Nastavnik
bot-description = Help from colleagues in your school: ask, and a mentor answers within minutes. Press Start.
home-button-bank = Bank
home-mentor-asks = 🤝 { $count ->
    [one] { $count } colleague asks you to be their mentor.
   *[other] { $count } colleagues ask you to be their mentor.
  }
home-mentor-question = ❓ A mentor waits for your answer to a question: open “Mentor”.
home-button-mentor-asks = { $count ->
    [0] 🤝 I am asked to mentor
   *[other] 🤝 I am asked to mentor · { $count }
  }
home-button-mentor = { $count ->
    [0] Mentor
   *[other] Mentor · { $count }
  }
home-decisions = 🗂 { $count ->
    [one] { $count } decision waits
   *[other] { $count } decisions wait
  } for you.
home-button-decisions = { $count ->
    [0] 🗂 Decisions
   *[other] 🗂 Decisions · { $count }
  }
home-consents-owed = 📝 { $count ->
    [one] Sign the consent to take part.
   *[other] Sign the consents to take part: { $count }.
  }
home-changes-asked = ✏️ { $count ->
    [one] A change of your pair is proposed: say whether you agree.
   *[other] Changes of your pairs are proposed ({ $count }): say whether you agree.
  }
home-consents-to-check = 🖼 Signed consents have come: { $count }. Have a look and take them.
home-orders-returned = ↩️ The head returned orders: { $count }.
home-for-an-order = 📄 Ready for an order: { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
  }.
home-button-my-papers = 📝 My papers · { $count }
home-button-consents = { $count ->
    [0] Consents
   *[other] Consents · { $count }
  }
home-button-orders = { $count ->
    [0] Orders
   *[other] Orders · { $count }
  }
home-button-more-meetings = { $count ->
    [0] ⚡ Other meetings
   *[other] ⚡ Other meetings · { $count }
  }
home-more-meetings =
    <b>Other meetings</b>

    Not only within a mentorship: one meeting with somebody strong in a topic; an open hour to drop in on; a circle in which you meet everybody within an hour.
