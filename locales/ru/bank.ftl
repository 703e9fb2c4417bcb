### Банк наставников и наставляемых: карточки, предложение наставника, списки руководителю, реестры.

mentoring-kind-virtual = дистанционное
mentoring-kind-group = групповое
mentoring-kind-goal = краткосрочное, под цель
mentoring-kind-reverse = реверсивное
mentoring-kind-situational = ситуационное
mentoring-kind-speed = скоростное
mentoring-kind-traditional = традиционное
role-form-teacher-teacher = педагог – педагог
role-form-head-teacher = руководитель – педагог
role-form-employer-student = работодатель – студент
role-form-lecturer-teacher = преподаватель вуза или колледжа – педагог
mentor-state-candidate = кандидат
mentor-state-proposed = ждёт решения руководителя
mentor-state-approved = утверждён
mentor-state-paused = на паузе
mentor-state-former = больше не наставник
mentee-category-young = молодой педагог
mentee-category-new = новый в школе
mentee-category-returning = вернулся в профессию
mentee-category-any = педагог с запросом
list-decision-waiting = ждёт решения
list-decision-approved = утверждён
list-decision-refused = отказ
list-decision-withdrawn = отозван
part-of-day-morning = утром
part-of-day-afternoon = днём
part-of-day-evening = вечером

## Моё предложение

offer-not-yet =
    <b>Я — наставник</b>

    Готовы поддержать коллегу? Предложите себя: куратор узнает, а утвердит руководитель. Это добровольно, передумать можно в любой момент.
offer-view =
    <b>Я — наставник</b>

    Сейчас: <b>{ $state }</b>
offer-last-step = <i>{ $step }</i>
offer-about =
    {""}
    Виды: { $kinds }
    Кому: { $forms }
    Встречи: { $ways }
    Наставляемых, не более: { $capacity }
    Время: { $times }
    Языки: { $languages }
    Обучение: { $training }
offer-myself = ✋ Предложить себя
offer-kinds = Виды
offer-forms = Кому помогаю
offer-ways = Встречи
offer-capacity = Сколько человек
offer-times = Время
offer-languages = Языки
offer-training = Обучение
offer-pause = ⏸ Пауза
offer-resume = ▶️ Продолжить
offer-stop = Больше не наставник
offer-back = ‹ К предложению
offer-ask-kinds =
    <b>Виды наставничества</b>

    Какие вам близки? Можно несколько.
offer-ask-forms =
    <b>Кому помогаю</b>

    Отметьте всё, что подходит.
offer-ask-ways =
    <b>Встречи</b>

    Как вам удобнее? Можно отметить оба.
offer-ask-capacity =
    <b>Сколько человек</b>

    Скольких наставляемых вы готовы вести одновременно? Сейчас { $capacity }, можно до { $most }.
offer-ask-times =
    <b>Время</b>

    Когда у вас обычно есть время? Утром: до полудня, днём: до 16 часов, вечером: позже.
offer-ask-training =
    <b>Обучение</b>

    Сейчас записано: { $training }
    Чему вы учились как наставник? Например: «Курс для наставников, 36 часов, 2025».
offer-ask-languages =
    <b>Языки</b>

    На каких языках вы можете вести беседы?
offer-stop-sure =
    <b>Больше не быть наставником?</b>

    Куратор увидит это в банке. Объяснять причину не нужно, а вернуться можно в любой момент.
offer-stop-yes = Да, закончить

## Банк

bank-mentors =
    <b>Банк наставников</b> · { $unit }
    Найдено: { $total }
bank-mentees =
    <b>Банк наставляемых</b> · { $unit }
    Найдено: { $total }
bank-filtered = Отбор: { $filters }
bank-legend = ✅ утверждён · ⏳ у руководителя · ✋ кандидат · ⏸ пауза
bank-empty = Никого нет. Измените отбор или пригласите людей.
bank-to-mentees = Наставляемые
bank-to-mentors = Наставники
bank-filter = 🔍 Отбор
bank-show-all = Показать всех
bank-lists = Списки руководителю
bank-export = 📄 Реестры Excel
bank-export-wait = Собираю реестры, это займёт несколько секунд…
bank-export-file = Банк наставничества
bank-export-done = Готово: наставников { $mentors }, наставляемых { $mentees }. В файле персональные данные: храните его как журнал.
bank-has-room = есть место
bank-filter-what =
    <b>Отбор</b>

    Выберите, по чему искать, или напишите часть фамилии.
bank-filter-topic = По теме
bank-filter-subject = По предмету
bank-filter-state = По состоянию
bank-filter-room = Есть место
bank-filter-unit = Подразделение
bank-ask-topic = <b>Отбор · тема</b>
bank-ask-subject = <b>Отбор · предмет</b>
bank-ask-state = <b>Отбор · состояние</b>
bank-ask-unit = <b>Подразделение</b>
bank-to-list = ‹ К банку
bank-to-card = ‹ К карточке
bank-mode-mixed = лично и онлайн
bank-step = { $state }, { $name }, { $at }{ $has_reason ->
        [yes] : { $reason }
       *[no] { "" }
    }
bank-card =
    <b>{ $name }</b>
    { $roles }{ $has_organisation ->
        [yes] { " · " }{ $organisation }
       *[no] { "" }
    }
    { $position } · { $subjects }
    Стаж: { $years } · категория: { $qualification }
bank-card-mentor =
    {""}
    <b>Наставник: { $state }</b>
    { $is_approved ->
        [yes] Свободных мест: { $room } из { $capacity }
       *[no] Готов вести: до { $capacity }
    }
    Сильные стороны: { $strengths }
    Виды: { $kinds }
    Кому: { $forms }
    Встречи: { $ways }; { $times }
    Языки: { $languages }
    Обучение: { $training }
bank-card-step = <i>{ $step }</i>
bank-card-mentee =
    {""}
    <b>Наставляемый: { $category }</b>
    Нужна поддержка: { $needs }
    Сильные стороны: { $strengths }
    Пожелания: { $wishes }
bank-card-pairs =
    {""}
    🤝 Пары: { $pairs }
bank-card-remark =
    {""}
    📝 Моя заметка: <blockquote expandable>{ $remark }</blockquote>
bank-propose = Предложить руководителю
bank-nominate = 🤝 Позвать в наставники
bank-history = История
bank-remark = 📝 Моя заметка
bank-category = Категория
bank-pause = ⏸ Пауза
bank-resume = ▶️ Вернуть
bank-end = Закончить
bank-history-of =
    <b>{ $name } · история</b>
    {""}
bank-history-line = • { $step }
bank-history-empty = Шагов ещё не было.
bank-category-of =
    <b>{ $name } · категория</b>

    Почему этому человеку нужен наставник?
bank-category-usual = По стажу, автоматически
bank-remark-of =
    <b>{ $name } · моя заметка</b>

    Коллеги её не увидят. Но сам человек по закону может запросить свои данные и прочтёт её. Пишите коротко и по делу.
bank-remark-remove = Убрать заметку
bank-reason =
    <b>{ $name } · { $step ->
        [resume] вернуть к работе
        [end] закончить наставничество
       *[pause] поставить на паузу
    }</b>

    Напишите причину: её увидят наставник и те, кто принимает решения.

## Списки руководителю

lists-title =
    <b>Списки наставников</b>

    Всего: { $total }. ⏳ ждут · ✅ утверждены · ✖️ отказ · ↩️ отозваны
lists-empty =
    <b>Списки наставников</b>

    Пока пусто. Куратор выбирает кандидатов и отправляет их руководителю одним списком.
lists-new = ➕ Новый список
lists-to-lists = ‹ К спискам
lists-build =
    <b>Новый список</b>

    Отметьте, кого предложить руководителю. Кандидатов: { $total }, отмечено: { $chosen }.
lists-build-empty =
    <b>Новый список</b>

    Кандидатов нет. Они появятся, когда кто-то получит роль наставника или предложит себя.
lists-send = Отправить · { $chosen }
lists-sent = { $count ->
        [one] Отправлено руководителю: { $count } человек. Я скажу, что он решит.
        [few] Отправлено руководителю: { $count } человека. Я скажу, что он решит.
       *[many] Отправлено руководителю: { $count } человек. Я скажу, что он решит.
    }
lists-card =
    <b>Наставники на утверждение</b>

    { $unit }
    Предлагает { $name }, { $at }
    Ждут: { $waiting } · утверждены: { $approved } · отказ: { $refused }
lists-card-ask =
    {""}
    Утвердить всех или открыть каждого?
lists-approve-all = Утвердить всех · { $waiting }
lists-refuse-all = Отказать
lists-take-back = Отозвать
lists-annex = 📄 Список Word
lists-annex-sent = Список готов: его можно приложить к приказу.
lists-annex-file = Список наставников
lists-to-card = ‹ К списку
lists-entry =
    {""}
    Решение: <b>{ $decision }</b>{ $has_name ->
        [no] { "" }
       *[yes] , { $name }
    }
lists-entry-reason = Причина: { $reason }
lists-approve = Утвердить
lists-refuse = Отказать
lists-refuse-why =
    <b>Отказ · { $count }</b>

    Напишите причину: её увидит тот, кто предложил. Человек останется кандидатом.
lists-take-back-sure =
    <b>Отозвать список?</b>

    Кто ещё ждёт решения ({ $waiting }), снова станет кандидатом. Уже решённое останется.
lists-take-back-yes = Да, отозвать

## Реестры

register-mentors = Наставники
register-mentees = Наставляемые
register-number = №
register-name = ФИО
register-workplace = Место работы
register-position = Должность
register-subjects = Предметы
register-experience = Стаж
register-qualification = Категория
register-strengths = Основные компетенции
register-training = Обучение, достижения
register-kinds = Виды наставничества
register-forms = Формы
register-capacity = Наставляемых, не более
register-times = Ресурс времени
register-languages = Языки
register-state = Состояние
register-entered = Дата вхождения
register-category = Категория наставляемого
register-needs = Основной запрос
register-wishes = Пожелания
register-mentee-name = ФИО наставляемых
register-mentee-workplace = Место работы наставляемых
register-mentor-name = ФИО наставника
register-mentor-workplace = Место работы наставника
register-form = Форма
register-began = Дата начала
register-ended = Дата завершения
register-results = Результаты
register-case = Ссылка на кейс, отзыв
register-passed = Отметка о прохождении
