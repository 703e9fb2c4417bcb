digest-title = { $count ->
        [one] 🗂 <b>Digest: { $count } message</b>
       *[other] 🗂 <b>Digest: { $count } messages</b>
    }
    Nothing urgent, so all in one.
snooze-later = ⏰ Later
snooze-hour = In an hour
snooze-tomorrow = Tomorrow
snooze-school-day = On a school day
snooze-until = ⏰ Reminder: { $until }
snooze-done = I will remind you: { $until }
