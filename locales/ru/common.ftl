button-home = 🏠 Домой
button-back = ‹ Назад
button-open = Открыть
button-skip = Пропустить
role-mentee = наставляемый
role-mentor = наставник
role-curator = куратор
role-head = руководитель
role-council = совет наставников
role-tutor = тьютор
role-guest = гость
urgency-urgent = срочно
urgency-today = сегодня
urgency-week = на этой неделе

group-only-private = Я отвечаю только в личной переписке: там вопросы и ответы видите только вы.
group-to-private = Написать боту лично
