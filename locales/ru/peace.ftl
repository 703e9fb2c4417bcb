digest-title = { $count ->
        [one] 🗂 <b>Сводка: { $count } сообщение</b>
        [few] 🗂 <b>Сводка: { $count } сообщения</b>
       *[many] 🗂 <b>Сводка: { $count } сообщений</b>
    }
    Не срочно, поэтому одним письмом.
snooze-later = ⏰ Позже
snooze-hour = Через час
snooze-tomorrow = Завтра
snooze-school-day = В учебный день
snooze-until = ⏰ Напомню: { $until }
snooze-done = Напомню: { $until }
