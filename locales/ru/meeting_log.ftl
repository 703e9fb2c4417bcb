record-span =
    { $hours ->
        [0] { $minutes } мин
       *[other]
            { $minutes ->
                [0] { $hours } ч
               *[other] { $hours } ч { $minutes } мин
            }
    }
record-offer = Встреча состоялась — спасибо! Запишете, пока свежо? Хватит минуты, а то и одного касания.
button-record = 📝 Записать
record-voice = 🎤 голосом
record-voice-of = { $question } { $name }
record-earlier =
    <b>Прошлые шаги · { $place } из { $total }</b>
    Встреча: { $names }

    { $owner ->
        [mentor] Шаг наставника
       *[mentee] Шаг наставляемого
    }, { $day }:
    «{ $step }»

    Что получилось?
record-earlier-carried =
    { $times ->
        [1] Его уже переносили один раз.
       *[other] Его уже переносили, раз: { $times }.
    }
record-done = ✅ Сделано
record-not-done = Не вышло
record-carry-on = ↪️ Берём дальше
record-listen = 🎧 Послушать
record-ticked = Отмечено.
record-ask-works =
    <b>Запись · 1 из 4</b>
    Встреча: { $about }

    <b>Что получается?</b>
    Нажмите подходящее, напишите или наговорите. Это прочитают все, кто был на встрече.
record-ask-hinders =
    <b>Запись · 2 из 4</b>
    Встреча: { $about }

    <b>Что мешает?</b>
    Нажмите подходящее, напишите или наговорите. Можно пропустить.
record-ask-mentee-step =
    <b>Запись · 3 из 4</b>
    Встреча: { $about }

    <b>{ $is_group ->
        [yes] Следующий шаг наставляемых?
       *[no] Следующий шаг наставляемого?
    }</b>
    { $comes_back ->
        [yes] На следующей встрече я о нём напомню.
       *[no] Хватит нескольких слов.
    }
record-ask-mentor-step =
    <b>Запись · 4 из 4</b>
    Встреча: { $about }

    <b>Следующий шаг наставника?</b>
    { $comes_back ->
        [yes] На следующей встрече я о нём напомню.
       *[no] Хватит нескольких слов.
    }
record-others =
    Уже записано:
    { $said }
record-said = Ваши слова: { $said }
record-clear = Стереть моё
record-next = Дальше ›
record-finish = Вся запись
record-page =
    <b>Запись о встрече</b>
    { $at } · { $span }
    С кем: { $names }
record-topic = Тема: { $topic }
record-page-empty =
    { "" }
    Пока ничего не записано. Хватит и одного касания.
record-works-said =
    { "" }
    💪 <b>Получается</b>
    { $said }
record-hinders-said =
    { "" }
    🧱 <b>Мешает</b>
    { $said }
record-mentee-steps =
    { "" }
    👣 <b>{ $is_group ->
        [yes] Шаги наставляемых
       *[no] Шаги наставляемого
    }</b>
    { $steps }
record-mentor-steps =
    { "" }
    👣 <b>Шаги наставника</b>
    { $steps }
record-settled =
    { "" }
    🔁 <b>С прошлых встреч</b>
    { $steps }
record-notes =
    { "" }
    👥 <b>Общая запись</b>
    { $notes }
record-private =
    { "" }
    🔒 <b>Личная заметка</b> — видите только вы
    { $note } { $voice ->
        [yes] 🎤 голосом
       *[no] { "" }
    }
record-propose = 📅 Встретиться { $at }
record-add = ✏️ Дополнить ответы
record-shared = 👥 Общая запись
record-private-note = 🔒 Личная заметка
record-earlier-again = 🔁 Прошлые шаги
record-topics = 🏷 Тема
record-whole = 📖 Целиком и голос
record-listen-private = 🎧 Моё голосовое
record-to-page = ‹ К записи
record-directions =
    <b>О чём была встреча</b>

    Откройте направление. Тем может быть до трёх.
record-topics-of =
    <b>{ $direction }</b>

    Отметьте, о чём говорили. От темы зависят готовые ответы в записи.
record-topics-done = Готово
record-shared-ask =
    👥 <b>Общая запись</b>
    Прочитают: вы и { $names }

    Напишите, что ещё важно запомнить вам вместе.
record-shared-now = Сейчас записано: { $note }
record-forget = Стереть
record-shared-sure =
    👥 <b>Это прочитают другие: { $names }</b>

    { $note }

    Добавить в общую запись?
record-shared-yes = 👥 Да, показать участникам
record-rather-private = 🔒 Нет, только для меня
record-shared-kept = Добавлено в общую запись.
record-private-ask =
    🔒 <b>Личная заметка</b>
    Её видите только вы: ни куратор, ни руководитель, ни ваша пара её не прочитают.

    Напишите или наговорите.
record-private-sure =
    🔒 <b>Это увидите только вы</b>

    { $note } { $voice ->
        [yes] 🎤 голосовое сообщение
       *[no] { "" }
    }

    Сохранить для себя?
record-private-yes = 🔒 Да, только для меня
record-private-kept = Сохранено только для вас.
record-forget-shared = Стереть ваши слова из общей записи? Их больше никто не прочитает.
record-forget-private = Стереть личную заметку? Вернуть её будет нельзя.
record-forget-yes = Да, стереть
record-heading-works = 💪 Получается
record-heading-hinders = 🧱 Мешает
record-heading-mentee-step = 👣 Шаг наставляемого
record-heading-mentor-step = 👣 Шаг наставника
record-heading-note = 👥 Общая запись
button-diary = 📓 Дневник встреч
diary-own =
    <b>Дневник встреч</b>

    Встреч: { $total }, вместе: { $span }.
    📝 — есть запись. Откройте встречу, чтобы прочитать или дополнить.
diary-empty =
    <b>Дневник встреч</b>

    Здесь появятся встречи, которые состоялись.
diary-unit =
    <b>Дневник встреч</b>

    Встреч: { $total }
diary-unit-span = Вместе: { $span }
diary-dates-only = Наставник здесь руководитель: видны только даты.
diary-line =
    { "" }
    <b>{ $about }</b>
    { $steps }
button-log-figures = ⏱ Часы и шаги
diary-figures =
    <b>Часы и шаги</b>
    { $since } — { $until }

    Встреч: { $meetings }, из них с записью: { $recorded }
    Пар и групп, которые встречались: { $mentorships }
    Вместе: { $span }
    Шагов намечено: { $steps }, сделано: { $done }, не вышло: { $not_done }
diary-figures-none =
    <b>Часы и шаги</b>
    { $since } — { $until }

    За это время встреч не было.
diary-figures-note =
    { "" }
    Только суммы: что говорят на встречах, знают лишь их участники. Пары руководителя сюда не входят.
lookback-month = 30 дней
lookback-half-year = Полугодие
lookback-school-year = Учебный год
lookback-last-school-year = Прошлый учебный год
lookback-five-years = Пять лет
sheet-open = 📄 Лист учёта наставника
sheet-period =
    <b>Лист учёта наставника</b>

    Кого, сколько часов, о чём и с каким результатом вы вели: подтверждение для категории «педагог-наставник».
    За какое время?
sheet-title =
    <b>Лист учёта наставника</b>
    { $since } — { $until }
sheet-empty =
    { "" }
    За это время записей нет. Лист складывается сам: из встреч, открытых часов и кругов, которые состоялись, и решённых запросов.
sheet-sums =
    { "" }
    Встреч: { $meetings }, часов: { $span }
    Шагов намечено: { $steps }, сделано: { $done }
    Помощь коллегам: { $helped }
    Разовых встреч: { $one_off }
    Открытых часов и кругов: { $events }, часов: { $events_span }
sheet-line =
    { "" }
    <b>{ $names }</b>: встреч { $count }, { $about }
sheet-what =
    { "" }
    В листе — темы, часы и шаги. Слов со встреч и личных заметок в нём нет.
sheet-docx = 📄 Документ Word
sheet-xlsx = 📊 Таблица Excel
sheet-sent = Готово. Проверьте и подпишите у куратора.
sheet-file = Лист учёта наставника { $number }, { $since }–{ $until }
sheet-forgotten = без имени
sheet-steps-done = шагов сделано: { $done } из { $steps }
sheet-goals-reached = целей достигнуто: { $reached } из { $goals }
sheet-of-mentee = Наставляемый
sheet-of-mentor = Наставник
sheet-step-done = { $whose }: { $said } — сделано
sheet-step-not-done = { $whose }: { $said } — не сделано
sheet-step-open = { $whose }: { $said } — в работе
sheet-regular = встреча
sheet-acquaintance = знакомство
sheet-one-off = разовые встречи
sheet-total = Всего
sheet-pairs = Наставляемые
sheet-meetings = Встречи
sheet-events = Открытые часы и круги
sheet-event = Что
sheet-people = Участников
sheet-open-hour = Открытый час: { $topic }
sheet-rotation = Круг встреч: { $title }
sheet-help = Помощь коллегам
sheet-mentees = Наставляемый(е)
sheet-form = Форма
sheet-kinds = Вид
sheet-term = Срок
sheet-hours = Часов
sheet-topics = Темы
sheet-steps = Шагов
sheet-done = Сделано
sheet-goals = Целей
sheet-reached = Достигнуто
sheet-day = Дата
sheet-purpose = Встреча
sheet-mode = Как
sheet-agreed = Договорённости
sheet-solved = Решено запросов
