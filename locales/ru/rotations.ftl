### Круги встреч: приглашение, план, раунды и что остаётся после.

home-button-rotations = { $count ->
    [0] 🔄 Круги встреч
   *[other] 🔄 Круги встреч · { $count }
  }
home-rotations = 🔄 Вас зовут на круг встреч: скажите, придёте ли вы.
rotations-title =
    <b>Круги встреч</b>

    Несколько коротких раундов, в каждом новый собеседник. Откройте круг, чтобы увидеть свой план.
rotations-empty =
    <b>Круги встреч</b>

    За один вечер можно поговорить с несколькими наставниками по нескольку минут. Когда вас позовут, круг появится здесь.
rotations-gather = ➕ Собрать круг
rotation-line = { $state ->
    [gathering] { $answer ->
        [yes] ✅ { $title } · { $at }
        [no] 🚫 { $title } · { $at }
        [none] ❔ { $title } · { $at }
       *[other] 🗓 { $title } · { $at }
    }
    [running] ▶ { $title }, идёт
    [paused] ⏸ { $title }, пауза
    [over] 🏁 { $title } · { $at }
   *[called_off] ✖ { $title }, отменён
  }
rotation-card =
    🔄 <b>{ $title }</b>
    { $at }
    📍 { $place }
    { $rounds ->
        [one] { $rounds } раунд
        [few] { $rounds } раунда
       *[other] { $rounds } раундов
    } по { $minutes } мин{ $break_minutes ->
        [0] {""}
       *[other] , перерывы по { $break_minutes } мин
    }
    Собирает: { $organiser }
rotation-state = { $state ->
    [gathering] {""}
    [running] ▶ Идёт раунд { $round }, до { $until }.
    [paused] ⏸ Пауза после начала раунда { $round }.
    [over] 🏁 Круг закончился.
   *[called_off] ✖ Круг отменён.
  }
rotation-me = {""}
    { $answer ->
        [yes] ✅ Вы придёте.
        [no] 🚫 Вы сказали, что не сможете.
       *[none] ❔ Придёте?
    }
rotation-wishes = ⭐ Хочу поговорить: { $wishes }
rotation-my-plan = {""}
    <b>Мой план</b>
rotation-seat = { $table ->
    [0] { $round }. отдых
   *[other] { $round }. стол { $table } — { $name }
  }
rotation-leader = {""}
    Придут: наставников { $mentors }, наставляемых { $mentees }. Не ответили: { $silent }, не смогут: { $refused }.
rotation-begins-later = Начать можно будет за час до начала.
rotation-leader-over = {""}
    Пришли: { $came } из { $invited }. Встреч: { $meetings }.
rotation-marks = Отзывы: 🤩 { $best } · 🙂 { $good } · 🙁 { $bad }
rotation-marks-few = Отзывы покажу, когда их будет хотя бы пять.
rotation-attended = <blockquote expandable>Были: { $names }</blockquote>
rotation-missed = Не были: { $names }
rotation-to-list = ‹ К кругам
rotation-to-card = ‹ К кругу
rotation-come = ✅ Приду
rotation-not = Не смогу
rotation-wish = ⭐ С кем хочу поговорить
rotation-late = ⏰ Опаздываю
rotation-here = ✅ Я на месте
rotation-met = 🤝 Кого я встретил(а)
rotation-plan = 📋 Составить и разослать план
rotation-begin = ▶ Начать
rotation-people = 👥 Отметить людей
rotation-next = ⏭ Дальше
rotation-pause = ⏸ Пауза
rotation-resume = ▶ Продолжить
rotation-finish = 🏁 Закончить
rotation-call-off = ✖ Отменить круг
rotation-refresh = 🔄 Обновить
rotation-thanks-come = Ждём вас! Можно отметить, с кем хочется поговорить.
rotation-thanks-not = Понятно, в другой раз. Если планы изменятся, нажмите «Приду».
rotation-plan-sent = План разослан всем, кто придёт. Если кто-то передумает, я составлю его заново и сообщу тем, у кого он изменился.
rotation-begun = Раунд начался. Время и столы люди видят у себя, а вы ведёте круг из сообщения выше.
rotation-called-off = Круг отменён, все приглашённые узнают.
rotation-marked = { $presence ->
    [late] Опаздывает: остальные раунды составлены без него (неё).
    [absent] Нет на круге: остальные раунды составлены заново.
   *[expected] На месте: есть в следующих раундах.
  }
rotation-late-said = Понял. Как придёте, нажмите «Я на месте», и я найду вам стол.
rotation-here-said = Рад, что вы здесь! Ваш стол будет в следующем раунде.
rotation-wishes-ask =
    <b>С кем хотите поговорить?</b>

    Отметьте до { $most } человек или тем. Постараюсь, чтобы встречи состоялись, и лучше в первых раундах.
rotation-wishes-none =
    <b>С кем хотите поговорить?</b>

    Выбирать пока не из кого: загляните позже.
rotation-wishes-topics = Темы
rotation-wishes-people = Люди
rotation-wish-topics-ask =
    <b>О чём хотите поговорить?</b>

    Отметьте тему, и я посажу вас к тем, кому она подходит. Всего отметок, вместе с людьми, не больше { $most }.
rotation-wish-topics-none =
    <b>О чём хотите поговорить?</b>

    Тем у приглашённых пока нет: отметьте людей.
rotation-people-title =
    <b>Кто на круге</b>

    Коснитесь имени, чтобы отметить: { $presence ->
        [late] <b>в пути</b>
        [absent] <b>нет</b>
       *[expected] <b>здесь</b>
    }. Остальные раунды я сразу составлю заново.
    ✅ здесь · ⏰ в пути · ✖ нет · ❔ не ответил(а) · 🚫 не сможет
rotation-mark-late = ⏰ в пути
rotation-mark-absent = ✖ нет
rotation-mark-expected = ✅ здесь
rotation-invite-more = ➕ Позвать ещё
rotation-invite-ask =
    <b>Кого ещё позвать?</b>

    Нажмите на имя. До начала придёт приглашение; если круг уже идёт, человек сразу попадёт в следующий раунд.
rotation-invite-none = Все, кого можно позвать, уже приглашены.
rotation-invite-line = { $side ->
        [mentor] Наставник: { $name }
       *[mentee] Наставляемый: { $name }
    }
rotation-invite-done = { $is_here ->
        [yes] На круге: остальные раунды составлены заново.
       *[no] Приглашение ушло.
    }
rotation-finish-sure =
    <b>Закончить круг?</b>

    Прошедшие раунды останутся, остальных уже не будет. Каждый увидит, кого встретил.
rotation-finish-yes = Да, закончить
rotation-call-off-sure =
    <b>Отменить круг «{ $title }»?</b>

    Все, кто не отказался, получат сообщение. Вернуть круг нельзя, только собрать новый.
rotation-call-off-yes = Да, отменить
rotation-met-title =
    <b>Кого вы встретили</b>

    Отметьте, с кем хотите остаться на связи. Другой узнает об этом, только если отметит и вас: тогда я открою контакты обоим.
rotation-met-none =
    <b>Кого вы встретили</b>

    В этот раз встреч не получилось. Может быть, в следующий!
rotation-met-mutual = 🤝 <a href="tg://user?id={ $account }">{ $name }</a>: вы оба хотите остаться на связи.
rotation-met-mutual-gone = 🤝 { $name }: вы оба хотите остаться на связи, но человека больше нет в боте.
rotation-met-ask = Позвать в наставники: { $name }
rotation-rate = {""}
    Как прошло?
rotation-rated = Спасибо! Организатор увидит только общий счёт.
rotation-kept = { $is_mutual ->
    [yes] Это взаимно! Контакт пришёл отдельным сообщением.
   *[no] Отмечено. Скажу, если это взаимно.
  }

rotation-title-ask =
    <b>Новый круг встреч</b>

    Как он называется? Например: «Знакомство с наставниками».
rotation-day-ask = <b>{ $title }</b>. В какой день?
rotation-time-ask =
    <b>{ $title }</b>, { $day }. Во сколько начало?

    Выберите час или напишите время: 14:30.
rotation-time-unclear = Напишите время так: 14:30.
rotation-place-ask =
    <b>{ $title }</b>. Где встречаемся?

    Напишите место или пришлите ссылку на видеовстречу.
rotation-terms =
    <b>{ $title }</b>

    Раундов: <b>{ $rounds }</b>, по <b>{ $minutes }</b> мин, перерыв <b>{ $break_minutes }</b> мин. Всего { $total } мин.
    В каждом раунде новый собеседник, поэтому раундов не больше, чем людей на большей стороне.
rotation-terms-rounds = { $count ->
    [one] { $count } раунд
    [few] { $count } раунда
   *[other] { $count } раундов
  }
rotation-terms-minutes = { $count } мин
rotation-terms-break = { $count ->
    [0] без перерыва
   *[other] перерыв { $count }
  }
rotation-next-step = Дальше
rotation-invite-mentors =
    <b>Кого позвать из наставников?</b>

    Отмечено: { $count }. Каждый держит свой стол.
rotation-invite-mentors-none =
    <b>Кого позвать из наставников?</b>

    В подразделении пока нет наставников.
rotation-invite-mentees =
    <b>Кого позвать из наставляемых?</b>

    Отмечено: { $count }. Они переходят от стола к столу.
rotation-invite-mentees-none =
    <b>Кого позвать из наставляемых?</b>

    В подразделении пока нет наставляемых.
rotation-all = Отметить всех
rotation-nobody = Снять все отметки
rotation-check =
    <b>{ $title }</b>
    { $at }
    📍 { $place }
    Раундов: { $rounds }, по { $minutes } мин, перерыв { $break_minutes } мин.
    Наставников: { $mentors }, наставляемых: { $mentees }.

    Позвать всех?
rotation-invite = 📨 Позвать
rotation-invited = Приглашения ушли. Ответы видны в карточке круга.

notice-rotation-invited =
    🔄 <b>Круг встреч «{ $title }»</b>
    { $at }
    📍 { $place }
    { $rounds ->
        [one] { $rounds } раунд
        [few] { $rounds } раунда
       *[other] { $rounds } раундов
    } по { $minutes } мин, в каждом новый собеседник. Зовёт { $organiser }.

    { $answer ->
        [yes] ✅ Вы придёте. План пришлю перед началом.
        [no] 🚫 Вы сказали, что не сможете.
       *[none] Придёте?
    }
notice-rotation-planned =
    📋 <b>Ваш план: «{ $title }»</b>
    { $at }
    📍 { $place }
notice-rotation-not-planned =
    📋 <b>«{ $title }»</b>, { $at }
    Сейчас вас нет в плане. Если придёте, скажите, и я найду вам стол.
notice-rotation-under-way = ▶ Круг «{ $title }» начался: время и столы в сообщении ниже.
notice-rotation-now = { $phase ->
    [round] 🔔 <b>Раунд { $round } из { $rounds }</b> · до { $until }
    [last_minute] ⏳ <b>Раунд { $round } из { $rounds }</b> · до { $until }, осталась минута
    [break] ☕ <b>Переход к следующему столу</b> · до { $until }
   *[paused] ⏸ <b>Пауза</b> · раунд { $round } из { $rounds }
  }
notice-rotation-seat-now = Стол <b>{ $table }</b> — <b>{ $name }</b>
notice-rotation-seat-next = Раунд { $round }: стол <b>{ $table }</b> — <b>{ $name }</b>
notice-rotation-rest-now = В этом раунде вы отдыхаете.
notice-rotation-rest-next = В раунде { $round } вы отдыхаете.
notice-rotation-later = Дальше:
notice-rotation-away = Мы вас ждём: { $place }. Как придёте, нажмите «Я на месте», и я найду вам стол.
notice-rotation-desk =
    { $phase ->
        [round] 🎛 <b>Раунд { $round } из { $rounds }</b> · до { $until }
        [last_minute] 🎛 <b>Раунд { $round } из { $rounds }</b> · до { $until }, осталась минута
        [break] 🎛 <b>Перерыв после раунда { $round } из { $rounds }</b> · до { $until }
       *[paused] 🎛 <b>Пауза</b> · раунд { $round } из { $rounds }
    }
    «{ $title }» · на местах { $here }, нет { $away }
notice-rotation-ended =
    🏁 <b>«{ $title }»: круг закончился</b>
    { $met ->
        [0] В этот раз встреч не получилось. Может быть, в следующий!
       *[other] Встреч у вас: { $met }. Отметьте, с кем хотите остаться на связи, и скажите, как прошло.
    }
notice-rotation-desk-ended =
    🏁 <b>«{ $title }»: круг закончился</b>
    Раундов: { $rounds }, пришли: { $came }, встреч: { $meetings }. Спасибо, что собрали всех!
notice-rotation-called-off = ✖ Круг «{ $title }» ({ $at }) отменён.
notice-rotation-lapsed = ✖ Круг «{ $title }» никто не начал, и я его снял. Соберите новый, когда будет удобно.
notice-contact-opened =
    🤝 <b>Это взаимно!</b>
    <a href="tg://user?id={ $account }">{ $name }</a> тоже хочет остаться на связи. Напишите, не откладывая!
notice-contact-opened-gone = 🤝 { $name } тоже хочет остаться на связи, но в Telegram человека не найти. Спросите у куратора.
notice-contact-continue = Хорошо поговорили? Можно продолжить постоянной парой.
button-rotation-open = Открыть
button-rotation-ask = 🤝 Попросить стать наставником
notice-kind-rotation-invited = приглашение на круг встреч
notice-kind-rotation-planned = план круга встреч
notice-kind-rotation-under-way = начало круга встреч
notice-kind-rotation-beat = раунд круга встреч
notice-kind-rotation-desk = пульт круга встреч
notice-kind-rotation-ended = итог круга встреч
notice-kind-rotation-desk-ended = итог круга для организатора
notice-kind-rotation-called-off = отмена круга встреч
notice-kind-rotation-lapsed = несостоявшийся круг встреч
notice-kind-contact-opened = контакт после круга встреч
export-rotations = Круги встреч
export-rotation-meetings = Встречи на кругах
export-rotation = Круг встреч, номер
export-title = Название
export-comes = Приду
export-presence = Отметка о присутствии
export-wished-people = С кем хочу поговорить, человек
export-wished-topics = О чём хочу поговорить
export-mark = Моя оценка
export-round = Раунд
export-keeps = Хочу остаться на связи
