inviting-list =
    <b>Invitations</b>

    { $total } in all. Tap a name to look at it, make a new link or take the link back.
inviting-list-empty =
    <b>Invitations</b>

    Nobody is invited yet. Invite one person: role, name, and the link is ready. Or send the whole list of teachers at once.
inviting-new = ➕ Invite
inviting-staff-list = 📄 Send a list
inviting-nameless = no name
inviting-roles =
    <b>Invitation · role</b>

    What will this person be? You can mark several roles.
inviting-next = Next
inviting-name =
    <b>Invitation · name</b>

    Role: { $roles }.
    Write the person's family name and given name.
inviting-forward =
    Hello, { $name }!
    I invite you to our mentoring ({ $unit }). Your role: { $roles }.
    Open your personal link, it takes three minutes:
    { $link }
    The link is for you only and works until { $until }.
inviting-copy = 📋 Copy the link
inviting-picture = The same link as a picture: { $name }. Show it on the screen or print it.
inviting-link =
    <b>The link is ready</b>

    Forward the message above to this person: everything they need is in it. The link works once and will not be shown again, but you can always make a new one.
    The bot will tell you when the person comes.
inviting-one-more = ➕ Invite another
inviting-to-list = ‹ To the list
inviting-card =
    <b>{ $has_name ->
        [yes] { $name }
       *[no] Name deleted
    }</b>

    Role: { $roles }
    State: { $state }
    Made: { $created }
    Works until: { $expires }
inviting-card-opened = Opened: { $at }
inviting-card-decided = Changed: { $at }
inviting-renew = 🔗 New link
inviting-revoke = Take back
inviting-revoke-sure =
    <b>Take the invitation back?</b>

    { $name }: the link will stop working. You can make a new one at any time.
inviting-revoke-yes = Yes, take it back
invite-waiting = waiting
invite-opened = opened
invite-joined = has joined
invite-refused = refused
invite-expired = too old
invite-revoked = taken back
inviting-organisation =
    <b>Invitation · where the guest is from</b>

    Write the organisation: a company, a university, a college or another school.
