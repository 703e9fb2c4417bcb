unit-main =
    <b>Школа · настройки</b>

    <b>{ $name }</b>
    Язык: { $language } · Время: { $zone }, { $time }
    Людей в боте: { $joined }, приглашено: { $awaited }

    Нажмите, что изменить. Новое действует сразу.
unit-name = Название
unit-rules = ⏱ Часы, сроки и правила
unit-rules-title =
    <b>Часы, сроки и правила</b>

    Готовые значения подходят большинству школ. Что у вас иначе?
unit-section =
    <b>{ $title }</b>

    Нажмите то, что у вас иначе: новое действует сразу.
unit-language = Сменить язык
unit-zone = Часовой пояс
unit-consent = Текст согласия
unit-topics = Темы
unit-add = ➕ Подразделение
unit-add-how =
    <b>Новое подразделение</b>

    Например, клуб молодых педагогов или ресурсный центр: там будут свои люди, темы и настройки.
    Напишите название. Вы станете там руководителем.
unit-added = Открыто: <b>{ $name }</b>. Перейти туда: «Мой профиль» → «Подразделение».
unit-back = ‹ К настройкам
unit-setting =
    <b>{ $title }</b>

    { $about }

    Сейчас: <b>{ $value }</b>
unit-setting-type = Нажмите − или +, или напишите своё значение.
unit-less = −
unit-more = +
unit-turn =
    { $is_on ->
        [yes] Выключить
       *[false] Включить
    }
unit-name-how =
    <b>Название</b>

    Сейчас: <b>{ $name }</b>.
    Напишите новое: так школу увидят в приглашениях и в согласии.
unit-zone-how =
    <b>Часовой пояс школы</b>

    Сейчас: <b>{ $zone }</b>, { $time }. Выберите город или напишите свой.
unit-consent-own =
    <b>Текст согласия · редакция { $version }</b>

    <blockquote expandable>{ $text }</blockquote>
    Его читает каждый, кто входит по ссылке.
unit-consent-default =
    <b>Текст согласия</b>

    Пока действует готовый текст:
    <blockquote expandable>{ consent-default }</blockquote>
    Покажите его юристу школы. Можно написать свой.
unit-consent-write = Написать новый текст
unit-consent-how =
    <b>Новый текст согласия</b>

    Пришлите его целиком одним сообщением, до 3500 знаков.
    Назовите, кто обрабатывает данные, зачем, какие, как долго и как отозвать согласие.
    Прежние согласия останутся в силе, новый текст увидят те, кто придёт после.
duration-days = { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
duration-hours = { $count ->
        [one] { $count } час
        [few] { $count } часа
       *[many] { $count } часов
    }
duration-minutes = { $count ->
        [one] { $count } минута
        [few] { $count } минуты
       *[many] { $count } минут
    }
setting-unclear = Не получилось понять. Напишите число, время («8:30») или срок («45 минут», «2 часа»).
setting-section-hours = 🕗 Часы работы и сообщения
setting-section-help = 🆘 Помощь: кого и когда спросить
setting-section-people = 👥 Люди и запросы
setting-section-mentors = 🤝 Наставники и заявки
setting-section-matching = 🧩 Подбор пар
setting-section-mentorships = ✅ Согласование и завершение
setting-section-meetings = 📅 Встречи
setting-section-speed = ⚡ Разовые встречи и круги
setting-section-papers = 📄 Документы
setting-working-weekdays = Рабочие дни
setting-working-weekdays-about = По этим дням идут сроки и приходят сообщения. Отметьте рабочие.
setting-opens = Начало дня
setting-opens-about = С этого часа начинается рабочее время школы, по нему считаются сроки.
setting-closes = Конец дня
setting-closes-about = До этого часа идёт рабочее время школы.
setting-quiet-from = Тихие часы с
setting-quiet-from-about = С этого часа бот не пишет первым. Срочная помощь приходит всегда.
setting-quiet-until = Тихие часы до
setting-quiet-until-about = До этого часа бот не пишет первым. Срочная помощь приходит всегда.
setting-urgent-step = Срочно, ждём ответа
setting-urgent-step-about = Сколько ждать ответа на срочный запрос, прежде чем спросить следующих. После второго раза запрос получит куратор.
setting-today-step = Сегодня, ждём своих
setting-today-step-about = Сколько рабочего времени есть у своих наставников, если помощь нужна сегодня. Потом спросим других.
setting-today-by = Сегодня, куратору к
setting-today-by-about = К этому часу куратор получит то, на что сегодня никто не ответил.
setting-week-step-days = На неделе, ждём дней
setting-week-step-days-about = Сколько рабочих дней ждать на каждом шаге, если помощь нужна на этой неделе.
setting-claim-lock = Молчание взявшего
setting-claim-lock-about = Наставник взял запрос и молчит. Через это время запрос уйдёт другим.
setting-pool-size = Спросить сразу
setting-pool-size-about = Скольких наставников спросить одновременно.
setting-max-open-claims = Запросов у наставника
setting-max-open-claims-about = Сколько запросов наставник может вести одновременно.
setting-max-open-requests = Запросов у учителя
setting-max-open-requests-about = Сколько открытых запросов может быть у одного человека.
setting-reopen-days = Открыть снова, дней
setting-reopen-days-about = Сколько дней после завершения запрос можно открыть снова.
setting-invite-days = Ссылка живёт, дней
setting-invite-days-about = Сколько дней действует пригласительная ссылка.
setting-lately = Недавно спрашивали
setting-lately-about = Кого спрашивали в течение этого времени, тех спросим после остальных.
setting-mentor-capacity = Наставляемых у педагога
setting-mentor-capacity-about = Скольких наставляемых обычно ведёт наставник, если сам не сказал иначе. Не больше трёх.
setting-guest-capacity = Наставляемых у гостя
setting-guest-capacity-about = Скольких наставляемых могут вести гость и руководитель.
setting-max-speed-meetings = Разовых встреч впереди
setting-max-speed-meetings-about = Сколько разовых встреч может быть назначено у одного педагога сразу, чтобы окон хватило всем.
setting-has-speed-step = Разовые встречи согласует куратор
setting-has-speed-step-about = Если включено, каждую разовую встречу сначала согласует куратор. Если нет, она назначена сразу.
setting-max-mentor-requests = Заявок на наставника сразу
setting-max-mentor-requests-about = Сколько заявок на наставника может быть открыто у одного педагога.
setting-mentor-answer-days = Ответ на заявку, рабочих дней
setting-mentor-answer-days-about = Сколько рабочих дней у наставника на ответ. Потом заявка переходит к следующему, а после последнего к куратору.
setting-has-council-step = Мнение совета наставников
setting-has-council-step-about = Спрашивать ли совет, прежде чем куратор решит о паре или группе.
setting-council-days = Мнение совета, рабочих дней
setting-council-days-about = Сколько рабочих дней у совета. Молчание значит: не возражает.
setting-has-order-step = Приказ руководителя
setting-has-order-step-about = Нужен ли приказ. Без него пара начинает работать, как только зарегистрированы согласия всех.
setting-programme-days = Программа, рабочих дней
setting-programme-days-about = За сколько рабочих дней после приказа пара готовит программу.
setting-end-notice-days = Предупреждение о завершении, рабочих дней
setting-end-notice-days-about = За сколько рабочих дней предупреждают, если заканчивают раньше срока. Не меньше трёх.
setting-warning-days = Предупреждение куратора, дней
setting-warning-days-about = Сколько дней есть у пары, прежде чем куратор сможет её завершить. Не меньше десяти.
setting-meeting-notice = Встреча не раньше чем через
setting-meeting-notice-about = Ближе этого срока время встречи не предлагают.
setting-meeting-horizon-days = Встречи вперёд, дней
setting-meeting-horizon-days-about = На сколько дней вперёд можно договариваться о встречах.
setting-meeting-first-reminder = Первое напоминание о встрече
setting-meeting-first-reminder-about = За сколько до встречи напомнить в первый раз.
setting-meeting-last-reminder = Второе напоминание о встрече
setting-meeting-last-reminder-about = За сколько до встречи напомнить ещё раз. Приходит в любой час.
setting-meeting-ask-after = Спросить после встречи через
setting-meeting-ask-after-about = Через сколько после конца встречи спросить, состоялась ли она.
setting-meeting-silence = Ждать второе слово о встрече
setting-meeting-silence-about = Если один ответил, а второй молчит, через столько времени засчитаем слово первого.
setting-mentors-may-gather = Наставник собирает круг встреч
setting-mentors-may-gather-about = Может ли наставник сам собирать круг встреч. Куратор и руководитель могут всегда.
setting-keeps-papers-off-chat = Документы не в чате
setting-keeps-papers-off-chat-about = Документы остаются в папке на сервере школы, а в чат приходят только номер и название.
setting-weight-topic = Подбор, темы
setting-weight-topic-about = Насколько важно, что наставник силён в том, что нужно. 10 — важнее всего. Совсем не учитывать темы нельзя: с них подбор начинается.
setting-weight-interest = Подбор, симпатия
setting-weight-interest-about = Насколько важно, что двое хотят работать друг с другом. Если хочет один, засчитывается половина. 0 — не учитывать.
setting-weight-subject = Подбор, предмет
setting-weight-subject-about = Насколько важно, что у двоих общий предмет. 0 — не учитывать.
setting-weight-times = Подбор, время
setting-weight-times-about = Насколько важно, что у двоих есть общее свободное время на неделе. 0 — не учитывать.
setting-weight-ways = Подбор, вид и форма
setting-weight-ways-about = Насколько важно, что наставник готов к нужному виду, форме и способу встреч. 0 — не учитывать.
setting-weight-room = Подбор, нагрузка
setting-weight-room-about = Насколько важно, что у наставника больше свободных мест. Так никто не перегружен. 0 — не учитывать.
setting-on = да
setting-off = нет
unit-forms = Бланки документов
unit-calendar = 📅 Календарь
setting-unasked-a-day = Сообщений в день без спроса
setting-unasked-a-day-about = Сколько раз в день бот пишет человеку первым. Остальное приходит одной сводкой. Помощь и ответы, которых человек ждёт, не в счёт.
setting-digest-at = Сводка в
setting-digest-at-about = В этот час учебного дня приходит сводка: всё, что не срочно и не вошло в дневное число сообщений.
