### Пары и группы: состояния, шаги, модели ролей, мнения совета и то, что бот о них говорит.

mentorship-state-proposed = ждёт согласия участников
mentorship-state-council = у совета наставников
mentorship-state-curator = у куратора
mentorship-state-returned = куратор просит изменить
mentorship-state-approved = утверждена, ждём согласий
mentorship-state-on-order = в проекте приказа
mentorship-state-active = работает
mentorship-state-ended = завершена
mentorship-state-called-off = не состоялась
mentorship-step-proposed = предложена
mentorship-step-said-yes = согласие участника
mentorship-step-said-no = отказ участника
mentorship-step-opinion-for = мнение совета: за
mentorship-step-opinion-against = мнение совета: против
mentorship-step-opinion-abstained = мнение совета: воздержался
mentorship-step-council-reminded = напоминание совету
mentorship-step-council-over = совет закончил
mentorship-step-council-asked = снова вопрос совету
mentorship-step-approved = утверждена куратором
mentorship-step-returned = возвращена со словами
mentorship-step-sent-again = изменена и отправлена снова
mentorship-step-return-lapsed = изменений не было, снова у куратора
mentorship-step-refused = куратор отказал
mentorship-step-another-mentor = куратор ищет другого наставника
mentorship-step-consent = согласие зарегистрировано
mentorship-step-put-on-order = внесена в проект приказа
mentorship-step-taken-off-order = убрана из проекта приказа
mentorship-step-activated = начала работу
mentorship-step-changed = условия изменены
mentorship-step-end-announced = объявлено завершение
mentorship-step-warned = предупреждение куратора
mentorship-step-went-on = решили продолжать
mentorship-step-left = наставляемый вышел из группы
mentorship-step-ended = завершена
mentorship-step-called-off = отменена
role-model-experienced-young = опытный – молодой
role-model-leader-struggling = лидер – педагог с трудностями
role-model-innovator-conservative = новатор – консерватор
role-model-subject-subject = предметник – предметник
opinion-for = за
opinion-against = против
opinion-abstained = воздержался
choice-state-in-line = в очереди
choice-state-waitlisted = ждёт свободного места
choice-state-asked = ещё думает
choice-state-question = хочет уточнить
choice-state-accepted = готов(а)
choice-state-declined = не может
choice-state-silent = нет ответа
choice-state-over = уже не спрашиваем

## Что бот говорит

button-rework = ✏️ Изменить и отправить
notice-decisions-wait = ☀️ Доброе утро! { $count ->
        [one] Вас ждёт { $count } решение.
        [few] Вас ждут { $count } решения.
       *[many] Вас ждут { $count } решений.
    }
notice-council-reminded = 🗳 <b>{ $pair }</b>
    Пара с руководителем ждёт слова совета: без него её не утвердить. Скажите, пожалуйста, что вы думаете.
notice-mentorship-approved = ✅ <b>{ $pair }</b>
    Куратор утвердил. { $has_order ->
        [yes] Дальше письменные согласия и приказ.
       *[no] Дальше письменные согласия, и можно начинать.
    }
notice-mentorship-returned = ↩️ <b>{ $pair }</b>
    Куратор просит кое-что изменить:
    <blockquote expandable>{ $words }</blockquote>
    Поправьте и отправьте снова до { $until }. Если оставить как есть, решит куратор.
notice-mentorship-sent-again = 🔁 <b>{ $pair }</b>
    { $name } меняет условия и отправляет снова.
notice-mentorship-back = ⏳ <b>{ $pair }</b>
    Изменений не было, решает куратор.
notice-mentorship-refused = <b>{ $pair }</b>
    Куратор решил не утверждать:
    <blockquote expandable>{ $words }</blockquote>
    Спасибо за готовность. Если хочется обсудить, напишите куратору.
notice-another-sought-mentor = 💛 <b>{ $pair }</b>
    Здесь куратор поищет другого наставника. Это не оценка: место у вас снова свободно. Спасибо, что согласились!{ $has_words ->
        [yes] {""}
    <blockquote expandable>{ $words }</blockquote>
       *[no] {""}
    }
notice-another-sought-mentee = 🔎 <b>{ $pair }</b>
    Куратор подберёт вам другого наставника. Просить заново не нужно.{ $has_words ->
        [yes] {""}
    <blockquote expandable>{ $words }</blockquote>
       *[no] {""}
    }

## На карточке

mentorship-history-line = { $step }{ $has_name ->
        [yes] , { $name }
       *[no] { "" }
    }, { $at }{ $is_own ->
        [yes] { " " }(о своей паре: больше решать было некому)
       *[no] { "" }
    }{ $has_words ->
        [yes] : { $words }
       *[no] { "" }
    }

## Что вернул куратор

rework-title =
    <b>{ $pair }</b>
    Сейчас: { $state }
rework-words =
    {""}
    ↩️ Куратор просит изменить:
    <blockquote expandable>{ $words }</blockquote>
    Поправьте, что нужно, и отправьте снова до { $until }. Вторая сторона узнает.
rework-terms =
    {""}
    Срок: { $months ->
        [one] { $months } месяц
        [few] { $months } месяца
       *[many] { $months } месяцев
    }
    Встречи: { $ways }
    Виды: { $kinds }
rework-goals = Цель, { $name }: { $goals }
rework-months = Срок
rework-modes = Встречи
rework-kinds = Виды
rework-goal = Цель
rework-send = Отправить снова
rework-done = Готово
rework-ask-months =
    <b>Срок</b>

    Сколько месяцев вы будете работать вместе?
rework-ask-modes =
    <b>Встречи</b>

    Как вам удобнее? Можно отметить оба.
rework-ask-kinds =
    <b>Виды наставничества</b>

    Что подходит? Можно несколько.
rework-ask-goals =
    <b>Цель</b>

    { $name } помогает с этим: { $goals }
    Напишите цель по-новому: что изменится, когда всё получится?
