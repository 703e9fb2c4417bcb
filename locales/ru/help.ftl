ask-direction = <b>Нужна помощь</b>
    О чём вопрос?
ask-own-first = ⭐ Сначала ваши темы.
ask-topic = <b>{ $direction }</b>
    Что ближе всего?
ask-whole-direction = Другое: { $direction }
ask-urgency = <b>{ $topic }</b>
    Когда нужна помощь?
ask-urgent = ⚡ Сейчас
ask-today = Сегодня
ask-week = На этой неделе
ask-answers = <b>{ $topic }</b>
    Вот что уже помогло коллегам:
ask-answer = <b>{ $question }</b>
    <blockquote expandable>{ $answer }</blockquote>
ask-this-helped = Это помогло
ask-still = Всё равно спросить
ask-answer-helped = Отлично! Если что, я здесь.
ask-words-title = <b>{ $topic } · { $urgency }</b>
ask-words = Опишите, что случилось: текстом, голосом, фото или файлом. Можно несколько сообщений.
    Имена учеников, пожалуйста, не пишите.
ask-words-kept = Записал, { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[other] { $count } сообщений
  }. Отправляем или добавите ещё?
ask-words-shown = <blockquote>{ $words }</blockquote>
ask-wait = Обычно отвечают за { $wait }.
ask-enough = Этого хватит. Отправьте запрос, а потом сможете добавить ещё.
ask-send = Отправить
ask-again = Написать заново
help-state-open = ищем, кто поможет
help-state-claimed = вам отвечают
help-state-solved = решено
help-state-unsolved = закончено без решения
help-state-withdrawn = отозвано вами
help-state-closed = закрыто куратором
help-stands-own = спрашиваем вашего наставника
help-stands-pool = спрашиваем наставников по теме
help-stands-curator = запрос у куратора, он решит, кто поможет
help-stands-claimed = помогает { $name }
requests-title = <b>Мои запросы</b>
requests-empty = Вы ещё ни о чём не спрашивали. Нужна помощь? Нажмите кнопку ниже.
requests-all = Все мои запросы
request-sent = <b>Отправлено.</b> Я напишу, как только кто-то возьмётся.
    {""}
request-card = <b>{ $topic }</b> · { $urgency }
    Спросили: { $asked }
    Сейчас: <b>{ $standing }</b>
request-words = <blockquote expandable>{ $words }</blockquote>
request-files = 📎 { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[other] { $count } файлов
  }
request-in-talk = Пишите прямо сюда, в чат: я передам слова, голос, фото и файлы.
request-add = Добавить к запросу
request-rate = ★ Оценить помощь
request-withdraw = Больше не нужно
request-detail = <b>{ $topic }</b>
    Напишите, что добавить: текст, голос, фото или файл. Это увидят все, кого мы спросили.
request-detail-added = Добавлено. Коллеги увидят.
request-withdraw-sure = <b>{ $topic }</b>
    Отозвать запрос? Коллеги увидят, что помощь больше не нужна.
request-withdraw-yes = Да, отозвать
request-withdrawn = Запрос отозван.
helping-title = <b>Я помогаю</b>
helping-empty = Пока никто не ждёт вашей помощи. Я напишу, когда понадобитесь.
helping-rests = ⏸ Новых предложений не будет до { $until }.
helping-again = Снова предлагать
helping-rest = Не предлагать пока
helping-until = <b>Не предлагать мне запросы</b>
    До какого времени?
helping-card = <b>{ $topic }</b> · { $urgency }
    Спрашивает { $name }, { $asked }
helping-lock = Напишите коллеге до { $until }, иначе запрос уйдёт другим.
helping-over = Этот запрос больше не ждёт вас.
helping-files = 📎 Показать файлы
helping-reasons = <b>{ $topic }</b>
    Почему не получится? Это увидит только куратор.
ask-back = <b>{ $topic }</b>
    Что уточнить у коллеги? Напишите или наговорите.
ask-back-sent = Вопрос передан. Ответ придёт сюда.
log-works = <b>Итог · 1 из 4</b>
    { $topic }
    {""}
    Что получается? Ответьте словами или пропустите.
log-hinders = <b>Итог · 2 из 4</b>
    { $topic }
    {""}
    Что мешает? Ответьте словами или пропустите.
log-mentee-step = <b>Итог · 3 из 4</b>
    { $topic }
    {""}
    Следующий шаг того, кто спрашивал? Ответьте словами или пропустите.
log-mentor-step = <b>Итог · 4 из 4</b>
    { $topic }
    {""}
    Следующий шаг того, кто помогал? Ответьте словами или пропустите.
log-finish = Готово
log-saved = Запись сохранена.
