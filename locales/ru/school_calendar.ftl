calendar-title =
    <b>Календарь школы · { $year }</b>
    { "" }
calendar-year =
    Учебный год: { $days }
    Четверти: { $terms }
    Каникулы: { $holidays }
    Выходные школы: { $days_off }
    Рабочие дни взамен: { $working_days }
    Праздники, бот знает их сам: { $public }

    В каникулы педагоги на работе: сроки идут, бот пишет как обычно. В выходные и праздники сроки стоят, бот молчит. Июнь–август вне учебного года — лето, бот молчит.
calendar-empty =
    Учебного года пока нет. Внесите его: нажмите «Учебный год».
calendar-nothing = нет
calendar-bells = 🔔 Звонки
calendar-back = ‹ К календарю
calendar-list =
    <b>{ $title }</b>{ $is_year ->
        [yes] { "" }
       *[no] { " " }· { $year }
    }

    { $about }
calendar-none =

    Пока ничего не внесено.
calendar-add = ➕ Добавить
calendar-entry =
    <b>{ $title }</b>

    { $days } · { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
calendar-show-year = Открыть этот год
calendar-change = ✏️ Изменить
calendar-remove = 🗑 Удалить
calendar-remove-sure =
    <b>Удалить?</b>

    { $title }: { $days }.
    { $inside ->
        [0] { "" }
        [one] Вместе с годом уйдёт всё, что в нём: { $inside } запись.
        [few] Вместе с годом уйдёт всё, что в нём: { $inside } записи.
       *[many] Вместе с годом уйдёт всё, что в нём: { $inside } записей.
    }
calendar-remove-yes = Да, удалить
calendar-first =
    <b>{ $title }</b>

    { $is_one_day ->
        [yes] Какой день? Нажмите его или напишите, например: 05.12.2026.
       *[no] С какого дня? Нажмите его или напишите сразу оба: 24.10.2026 – 01.11.2026.
    }
calendar-last =
    <b>{ $title }</b>

    С { $first }. По какой день включительно?
calendar-bells-how =
    <b>Звонки</b>

    { $bells }

    Чтобы изменить, пришлите всё расписание одним сообщением, по строке на урок: 8:00–8:40.
calendar-bell-unclear = Не получилось понять строку «{ $line }». Нужно начало и конец урока: 8:00–8:40.
period-year = Учебный год
period-year-about = С первого учебного дня по последний. Следующий год можно внести заранее.
period-term = Четверти
period-term-about = Четверти или триместры.
period-holidays = Каникулы
period-holidays-about = Уроков нет, а педагоги на работе: сроки идут, бот пишет как обычно. Если школа в каникулы отдыхает, внесите эти дни в «Выходные школы».
period-day-off = Выходные школы
period-day-off-about = Никто не работает: сроки стоят, бот молчит. Праздники страны вносить не надо, бот знает их сам.
period-working-day = Рабочие дни взамен
period-working-day-about = Рабочая суббота и другие дни, в которые школа работает вопреки календарю.
