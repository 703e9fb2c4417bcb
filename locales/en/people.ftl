people-list =
    <b>People</b>

    In the bot: { $joined }. Invited and not here yet: { $awaited }.
    ✉️ not here yet · ⚠️ the bot cannot write · ⏸ on a pause · 🏖 on leave

    Tap a person. To find somebody, write a part of the name.
people-found =
    <b>People · “{ $what }”</b>

    Found: { $total }.
people-empty = Nobody here. Try another part of the name, or invite the person.
people-search = 🔍 Find
people-all = Show everybody
people-invite = ➕ Invite
people-search-how =
    <b>Find a person</b>

    Write a part of the name, or choose a role.
people-card =
    <b>{ $name }</b>

    { $roles }
    State: { $state }
    Position: { $position }
    Subjects: { $subjects }
    Experience: { $years }
people-card-strengths = Can help with: { $topics }
people-card-needs = Wants support in: { $topics }
people-card-open = Open requests: { $requests }, taken from others: { $claims }
people-card-unreachable = ⚠️ The bot cannot write to this person: they may have blocked it. Get in touch another way.
people-no-link = no link yet
people-paused = on a pause through { $until }
people-on-leave = on leave until { $until }
people-joined = in the bot since { $at }
people-roles = Change roles
people-link = 🔗 New link
people-bank = Card in the bank
people-remove = Remove
people-to-list = ‹ To the list
people-roles-of =
    <b>{ $name } · roles</b>

    Mark all roles of this person. They will be told of the change.
people-roles-save = Save
people-remove-sure =
    <b>Remove { $name }?</b>

    Their roles end, and they will be told. A new invitation brings them back.
    { $requests ->
        [0] { "" }
       *[other] Their open requests ({ $requests }) are withdrawn.
    }
    { $claims ->
        [0] { "" }
       *[other] The requests they took ({ $claims }) go to others.
    }
people-remove-awaited =
    <b>Remove { $name }?</b>

    This person has not come yet. The bot will forget them, and the link will stop working.
people-keep = Keep
people-remove-yes = Yes, remove
