button-take = ✅ Беру
button-cannot = Не могу
button-ask-back = Уточнить
button-write-here = ✍️ Написать
button-solved = ✅ Решено
button-unsolved = Не решено
button-release = Передать другим
button-reopen = Спросить ещё раз
button-ask-others = Спросить других
button-log = 📝 Записать итог
button-share-answer = Поделиться с коллегами
button-my-request = Мой запрос
button-open-request = Открыть запрос
button-answer-question = Ответить
button-decide = Решить
button-answer-myself = Отвечу сам
decline-no-time = Нет времени
decline-not-my-field = Не моя тема
decline-another-suits = Лучше поможет другой
decline-other = Другая причина
rest-none = Предлагать как обычно
rest-tomorrow = До завтра
rest-week = Неделю не надо
rest-fortnight = Две недели не надо
offer-yours = Спасибо! Запрос ваш, пишите прямо сюда.
offer-declined-short = Понятно, спросим других.
offer-declined = Понятно: { $reason }. Спросим других.
    Когда предлагать вам новые запросы?
rest-on = Хорошо. Новых запросов не будет до { $until }.
rest-off = Хорошо, новые запросы будут приходить как обычно.
talk-from-mentor = 🧑‍🏫 <b>{ $name }</b>, наставник:
talk-from-mentee = 🙋 <b>{ $name }</b>:
talk-entered = Теперь ваши сообщения получит { $name } («{ $topic }»). Пишите прямо сюда.
talk-none = Это сообщение сейчас некому передать. Нажмите /start: там видно, что можно сделать.
talk-cannot-pass-on = Такое сообщение я передать не могу. Подойдут текст, голос, фото, видео или файл.
talk-added-to-question = Добавил к вашему запросу «{ $topic }».
talk-sent-to = → { $name } · { $topic }
talk-ended-rate = <b>Хорошо, что решилось!</b>
    Как вам помогли? Ваша оценка никому не видна по отдельности.
talk-ended-unsolved = <b>Жаль, что не вышло.</b>
    Можно сразу спросить других коллег.
talk-ended-thanks = <b>Спасибо за помощь!</b>
    Если хотите, запишите итог: это минута, и любое поле можно пропустить.
talk-released = Запрос передан другим. Спасибо, что предупредили.
talk-reopened = Запрос снова открыт, спрашиваем коллег.
talk-shared = Спасибо! Куратор уберёт имена и опубликует ответ для всех.
talk-rated = Спасибо за оценку!
talk-rated-next = <b>Спасибо за оценку!</b>
    Если нужно что-то ещё, оно под рукой:
