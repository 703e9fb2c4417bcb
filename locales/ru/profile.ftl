answer-in-words = Здесь нужен ответ словами: напишите его обычным сообщением. Или нажмите кнопку ниже.
profile-title-step =
    <b>Знакомство · { $step } из { $steps }</b>
    { "" }
profile-title =
    <b>Мой профиль</b>
    { "" }
profile-hint-later = <i>Каждый ответ сохраняется сразу. Прервётесь, бот продолжит с этого места.</i>
profile-skip = Пропустить
profile-later = Продолжить позже
profile-back = ‹ К профилю
profile-done = Готово
profile-finished =
    <b>Готово, спасибо!</b> Профиль заполнен, изменить его можно когда угодно.

profile-view =
    <b>Мой профиль</b>

    <b>{ $name }</b>
    { $roles } · { $unit }
    { $unfinished ->
        [yes] ❗ Остались вопросы без ответа
       *[no] { "" }
    }
    Должность: { $position }
    Предметы: { $subjects }
    Стаж: { $years }
    Встречи: { $ways }
    Язык: { $language } · Время: { $zone }
profile-view-strengths = Могу помочь: { $topics }
profile-view-needs = Нужна поддержка: { $topics }
profile-view-paused =

    ⏸ Пауза по { $until } включительно: новых запросов не будет.
profile-nothing = не указано
profile-years = { $years ->
        [one] { $years } год
        [few] { $years } года
       *[many] { $years } лет
    }
profile-edit-name = Имя
profile-edit-position = Должность
profile-edit-subjects = Предметы
profile-edit-experience = Стаж
profile-edit-strengths = Могу помочь
profile-edit-needs = Нужна поддержка
profile-edit-ways = Встречи
profile-edit-language = Язык
profile-edit-zone = Часовой пояс
profile-edit-pause = ⏸ Пауза
profile-edit-unpause = ▶️ Снять паузу
profile-edit-unit = Подразделение
profile-edit-data = Мои данные и уход
profile-finish = Ответить на вопросы

profile-ask-name =
    Как к вам обращаться? Сейчас записано: <b>{ $name }</b>.
    Если верно, нажмите кнопку. Если нет, напишите фамилию, имя и отчество.
profile-ask-name-empty =
    Как к вам обращаться? Напишите фамилию, имя и отчество.
profile-name-right = Верно
profile-ask-position =
    Кем вы работаете? Например: учитель математики.
    { $has_value ->
        [yes] Сейчас записано: <b>{ $value }</b>.
       *[no] { "" }
    }
profile-position-keep = Так и есть
profile-position-teacher = Учитель
profile-position-primary = Учитель начальных классов
profile-position-psychologist = Педагог-психолог
profile-position-deputy = Заместитель директора
profile-ask-subjects =
    Что вы преподаёте? Отметьте всё, что подходит. Нет в списке, напишите словами, через запятую.
subject-russian = Русский язык
subject-literature = Литература
subject-mathematics = Математика
subject-informatics = Информатика
subject-history = История
subject-social-studies = Обществознание
subject-geography = География
subject-biology = Биология
subject-physics = Физика
subject-chemistry = Химия
subject-english = Английский язык
subject-primary = Начальные классы
subject-pe = Физкультура
subject-technology = Труд (технология)
subject-arts = ИЗО
subject-music = Музыка
profile-ask-experience =
    Сколько лет вы работаете в школе? Нажмите или напишите числом.
profile-ask-strengths =
    В чём вы можете помочь коллегам? Откройте направление и отметьте темы.
    { $chosen ->
        [0] Пока ничего не отмечено.
        [one] Отмечена { $chosen } тема.
        [few] Отмечены { $chosen } темы.
       *[many] Отмечено { $chosen } тем.
    }
profile-ask-strength-topics =
    <b>{ $direction }</b>
    Нажмите на тему, чтобы отметить; ещё раз, чтобы усилить:
    ● знаю · ●● уверенно · ●●● могу учить
profile-ask-needs =
    В чём вам пригодилась бы поддержка? Откройте направление и отметьте темы.
    { $chosen ->
        [0] Пока ничего не отмечено.
        [one] Отмечена { $chosen } тема.
        [few] Отмечены { $chosen } темы.
       *[many] Отмечено { $chosen } тем.
    }
profile-ask-need-topics =
    <b>{ $direction }</b>
    Нажмите на тему, чтобы отметить; ещё раз, чтобы усилить:
    ● интересно · ●● нужно · ●●● очень нужно
profile-other-topics = ‹ К направлениям
profile-ask-ways =
    Как вам удобнее встречаться с коллегами? Можно отметить оба.
profile-ask-language =
    На каком языке боту говорить с вами?
language-ru = Русский
language-en = English
profile-ask-zone =
    Где вы живёте? По этому времени бот будет писать вам.
    Сейчас: <b>{ $zone }</b>, { $time }. Нет в списке, напишите город.
profile-zone-keep = Всё верно

profile-pause =
    <b>Пауза</b>

    На время отпуска, болезни или завала. Новых запросов не будет; то, что уже начато, останется у вас.
    Выберите, по какой день включительно.
profile-pause-tomorrow = До завтра
profile-pause-monday = До понедельника
profile-pause-week = На неделю
profile-pause-fortnight = На две недели

profile-data =
    <b>Мои данные</b>

    Здесь можно получить всё, что бот о вас хранит, уйти из наставничества или отозвать согласие на обработку данных.
profile-data-export = 📄 Получить мои данные
profile-data-leave = Уйти из наставничества
profile-data-withdraw = Отозвать согласие
profile-export-wait = Собираю ваши данные, это займёт несколько секунд…
profile-export-done = Здесь всё, что бот хранит о вас. Внутри два файла: data.html можно открыть и прочитать, data.json нужен программам.
profile-export-file = Мои данные.zip
profile-export-title = Мои данные в боте наставничества

profile-leave =
    <b>Уйти из наставничества?</b>

    { $requests ->
        [0] Открытых запросов у вас нет.
        [one] Ваш открытый запрос ({ $requests }) будет отозван.
       *[many] Ваши открытые запросы ({ $requests }) будут отозваны.
    }
    { $claims ->
        [0] Чужих запросов на руках у вас нет.
        [one] Запрос, который вы взяли ({ $claims }), перейдёт к другим наставникам.
       *[many] Запросы, которые вы взяли ({ $claims }), перейдут к другим наставникам.
    }
    { $mentor_requests ->
        [0] { "" }
        [one] Ваша заявка на наставника будет отозвана.
       *[many] Ваши заявки на наставника ({ $mentor_requests }) будут отозваны.
    }
    { $active ->
        [0] { "" }
        [one] Ваша пара ({ $active }) закончится в течение трёх дней, куратор поможет передать дела.
       *[many] Ваши пары ({ $active }) закончатся в течение трёх дней, куратор поможет передать дела.
    }
    { $beginning ->
        [0] { "" }
       *[many] Пары, которые ещё не начались ({ $beginning }), не состоятся.
    }
    Куратор узнает, что вы ушли. Вернуться можно по новой ссылке.
profile-leave-last =

    ⚠️ Вы здесь последний, кто принимает решения. Сначала пригласите другого куратора или руководителя.
profile-leave-yes = Да, уйти
profile-leave-done = Вы ушли из наставничества. Спасибо за всё! Вернуться можно по новой ссылке от куратора.
profile-stay = Остаться
profile-withdraw =
    <b>Отозвать согласие на обработку данных?</b>

    Бот удалит ваши имя, профиль, сообщения и записи. Останется только то, что велит хранить закон: когда вы дали согласие и когда отозвали.
    { $requests ->
        [0] { "" }
        [one] Ваш открытый запрос ({ $requests }) будет отозван.
       *[many] Ваши открытые запросы ({ $requests }) будут отозваны.
    }
    { $claims ->
        [0] { "" }
        [one] Запрос, который вы взяли ({ $claims }), перейдёт к другим.
       *[many] Запросы, которые вы взяли ({ $claims }), перейдут к другим.
    }
    { $mentor_requests ->
        [0] { "" }
        [one] Ваша заявка на наставника будет отозвана.
       *[many] Ваши заявки на наставника ({ $mentor_requests }) будут отозваны.
    }
    { $active ->
        [0] { "" }
       *[many] Ваши пары ({ $active }) закончатся сразу.
    }
    { $beginning ->
        [0] { "" }
       *[many] Пары, которые ещё не начались ({ $beginning }), не состоятся.
    }
    Это нельзя отменить. Хотите сохранить данные, сначала получите их файлом.
profile-withdraw-yes = Да, отозвать и удалить
profile-withdraw-done = Согласие отозвано, ваши данные удалены. Спасибо, что были с нами.
profile-unit =
    <b>Подразделение</b>

    Вы участвуете в нескольких. Выберите, с каким работать сейчас: роли и запросы будут оттуда.

export-person = Обо мне
export-roles = Роли
export-topics = Темы
export-consents = Согласия
export-invites = Приглашения
export-requests = Запросы о помощи
export-offers = Что мне предлагали
export-messages = Мои сообщения
export-log-entries = Мои записи в журнале
export-notices = Что мне писал бот
export-nothing = Ничего нет
export-name = Имя
export-account = Номер в Telegram
export-language = Язык
export-zone = Часовой пояс
export-position = Должность
export-subjects = Предметы
export-experience-years = Стаж, лет
export-category = Категория
export-ways-to-meet = Способы встречи
export-paused-until = Пауза по
export-no-offers-until = Без предложений до
export-joined-at = Вступление
export-left-at = Уход
export-unit = Подразделение
export-role = Роль
export-since = С какого времени
export-level = Уровень
export-version = Редакция
export-given-at = Дано
export-withdrawn-at = Отозвано
export-text = Текст
export-created-at = Создано
export-expires-at = Действует до
export-opened-at = Открыто
export-accepted-at = Принято
export-asked-at = Спрошено
export-ended-at = Закончено
export-urgency = Срочность
export-state = Состояние
export-rating = Оценка
export-written-at = Написано
export-kind = Вид
export-posted-at = Поставлено в очередь
export-sent-at = Отправлено
profile-whole-direction = Всё направление
mode-in-person = лично
mode-online = онлайн
profile-offer = 🤝 Я — наставник
profile-edit-wishes = Пожелания
profile-wishes =
    <b>Пожелания</b>

    { $has_wishes ->
        [yes] Сейчас записано: { $wishes }
       *[no] { "" }
    }
    Какого наставника и какой поддержки вы бы хотели? Напишите в двух словах. Это увидят куратор и руководитель.
export-mentor-cards = Я как наставник
export-mentor-steps = Как менялось моё состояние наставника
export-mentee-cards = Я как наставляемый
export-remarks = Заметки кураторов обо мне
export-organisation = Организация
export-reason = Причина
export-at = Когда
export-kinds = Виды наставничества
export-forms = Формы
export-capacity = Наставляемых, не более
export-times = Время
export-training = Обучение
export-languages = Языки
export-entered-at = В банке с
export-wishes = Пожелания
export-mentor-requests = Мои заявки на наставника
export-mentor-choices = Кого я выбирал(а) в заявках
export-mentor-asks = Кто просил меня стать наставником
export-difficulty = Трудность
export-expectations = Чего жду
export-months = Срок, месяцев
export-modes = Способы встречи
export-form = Форма
export-question = Мой вопрос
export-reply = Мой ответ
export-answered-at = Отвечено
profile-edit-times = Когда удобно
profile-kinds = О видах наставничества
profile-times =
    <b>Когда удобно</b>

    Когда у вас обычно есть время на встречи с наставником? Утром: до полудня, днём: до 16 часов, вечером: позже.
export-mentorships = Мои пары и группы
export-mentorship-goals = Цели пар
export-mentorship-steps = Мои шаги в парах
export-closings = Завершения
export-mediations = Посредничество
export-mediation-notes = Мои записи посредника
export-mentorship = Номер пары
export-side = Сторона
export-answer = Ответ
export-left-on = Выход из группы
export-role-model = Ролевая модель
export-rationale = Почему эта пара
export-proposed-at = Предложена
export-meetings = Мои встречи
export-starts-at = Начало
export-minutes = Минут
export-mode = Способ встречи
export-place = Место или ссылка
export-agenda = О чём
export-goal = Цель
export-outcome = Что я сказал(а) после
export-came = Был(а) на встрече
export-excuse = Причина отмены
export-starts-on = Начало
export-ends-on = Последний день
export-as = В какой роли
export-goals = Цели
export-conditions = Условия и ресурсы
export-ground = Основание
export-facts = Факты
export-agrees = Согласие
export-words = Слова
export-participation-consents = Согласия на участие
export-orders = Приказы обо мне
export-mentorship-changes = Изменения пар, которые я предлагал(а)
export-number = Номер
export-signed-on = Дата
export-paper = Файл
export-pay = Выплата
export-addendum = Дополнительное соглашение
export-meeting-logs = Записи о встречах
export-next-steps = Следующие шаги
export-private-notes = Личные заметки о встречах
export-works = Что получается
export-hinders = Что мешает
export-note = Общая запись
profile-own-time = 🕗 Моё время
profile-view-leave =

    🏖 Отпуск { $days }: бот не пишет и никого не предлагает.
export-hours-from = Писать мне с
export-hours-until = Писать мне до
export-leave-from = Отпуск с
export-leave-until = Отпуск по
export-methodical-day = Методический день (0 — понедельник)
export-lessons = Уроки: день недели и номер
