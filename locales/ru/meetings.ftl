### Встречи: предложить, согласовать, перенести, отметить; «Мои встречи» и встречи подразделения.

home-button-meetings = { $count ->
        [0] 📅 Мои встречи
       *[other] 📅 Мои встречи · { $count }
    }
home-meetings-ask = 📅 { $count ->
        [one] { $count } встреча ждёт
        [few] { $count } встречи ждут
       *[other] { $count } встреч ждут
    } вашего слова.
home-button-unit-meetings = 📅 Встречи школы

meeting-state-proposed = ждёт ответа
meeting-state-confirmed = договорились
meeting-state-held = состоялась
meeting-state-missed = не состоялась
meeting-state-moved = перенесли
meeting-state-disputed = решает куратор
meeting-state-cancelled = отменена
meeting-acquaintance = Знакомство
meeting-regular = Встреча
meeting-speed = Разовая встреча

## Что известно о встрече

meeting-length = ⏱ { $minutes } мин · { $mode ->
        [online] онлайн
       *[in_person] очно
    }
meeting-place = { $is_link ->
        [yes] 🔗 { $place }
       *[no] 📍 { $place }
    }
meeting-no-link = 🔗 Ссылки пока нет: её можно добавить на карточке встречи.
meeting-leader = 🔄 В этот раз ведёт { $name }
meeting-goal = 🎯 { $goal }
meeting-agenda = 💬 { $agenda }
meeting-time = 🕒 <b>{ $at }</b>{ $is_busy ->
        [yes] { " " }— у вас другая встреча
       *[no] { "" }
    }
meeting-repeats = { $is_schedule ->
        [yes] 🔁 Расписание: { $count ->
            [one] { $count } встреча
            [few] { $count } встречи
           *[other] { $count } встреч
        }, { $days ->
            [7] раз в неделю
            [14] раз в две недели
           *[other] каждые { $days } дн.
        }. Согласие на первую — согласие на все.
       *[no] { $days ->
            [7] 🔁 Повторяется каждую неделю.
            [14] 🔁 Повторяется раз в две недели.
           *[other] 🔁 Повторяется каждые { $days } дн.
        }
    }
meeting-minutes = { $minutes } мин
meeting-in-person = Очно
meeting-online = Онлайн

meeting-next = Дальше
meeting-entry = Встреча: { $names }
meeting-file = vstrecha
meeting-off-file = vstrecha-otmenena

## Предложить

meeting-when =
    <b>{ $is_acquaintance ->
        [yes] Знакомство
       *[no] Встреча
    }: { $names }</b>

    { $is_anew ->
        [yes] Какое другое время предложить? До { $most } вариантов.
       *[no] Когда вам удобно? Отметьте до { $most } вариантов: вторая сторона выберет.
    }
meeting-chosen = { $is_day_off ->
        [yes] 🕒 <b>{ $at }</b> ⚠️ выходной
       *[no] 🕒 <b>{ $at }</b>
    }{ $is_own_busy ->
        [yes] { " " }⚠️ у вас другая встреча
       *[no] { "" }
    }{ $has_busy ->
        [yes] { " " }⚠️ другая встреча: { $busy }
       *[no] { "" }
    }
meeting-when-free =
    {""}
    Ниже время, когда свободны все. Или напишите своё: { $example }.
meeting-when-none =
    {""}
    В ближайшие дни общего свободного времени не видно. Напишите своё: { $example }.
meeting-another-day = 📅 Другой день
meeting-which-day =
    <b>В какой день?</b>
meeting-which-time =
    <b>{ $day }</b>

    { $has_free ->
        [no] В этот день общего свободного времени не видно. Напишите время, например 15:30.
       *[yes] Во сколько? Выберите или напишите, например 15:30.
    }
meeting-time-unclear = Не получилось понять. Напишите день и время так: { $example }.
meeting-draft =
    <b>{ $is_acquaintance ->
        [yes] Знакомство
       *[no] Встреча
    }: { $names }</b>

    { $is_anew ->
        [yes] Предложим другое время:
       *[no] Проверьте и отправьте:
    }
meeting-needs-link = 🔗 Вы встречаетесь онлайн: без ссылки не собраться. Её можно добавить и позже.
meeting-send = Отправить
meeting-sent = Отправлено. { $count ->
        [one] Когда вторая сторона подтвердит, пришлю карточку и файл для календаря.
       *[other] Вторая сторона выберет время, и я пришлю карточку и файл для календаря.
    }
meeting-change-length = ⏱ Длительность
meeting-change-place = 📍 Место или ссылка
meeting-change-agenda = 💬 О чём
meeting-change-goal = 🎯 Цель
meeting-change-repeat = 🔁 Повторять
meeting-length-ask =
    <b>Сколько минут?</b>

    Выберите или напишите, от 10 минут до 4 часов.
meeting-length-unclear = Напишите число минут, например 40.
meeting-place-ask =
    { $mode ->
        [online] <b>Ссылка на звонок</b>

            Пришлите ссылку сообщением.
       *[in_person] <b>Где?</b>

            Напишите: кабинет, учительская, столовая.
    }
meeting-place-later = Пока без места
meeting-agenda-ask =
    <b>О чём поговорим?</b>

    Выберите или напишите одной-двумя фразами.
meeting-agenda-acquaintance-1 = Познакомиться: что умею, чего жду
meeting-agenda-acquaintance-2 = Договориться, как и когда встречаться
meeting-agenda-start-1 = Что получается и что мешает на уроках
meeting-agenda-start-2 = Выбрать первую цель и первый шаг
meeting-agenda-start-3 = Договориться о посещении урока
meeting-agenda-middle-1 = Что изменилось с прошлого раза
meeting-agenda-middle-2 = Разобрать урок, который посетили
meeting-agenda-middle-3 = Поправить цель и следующий шаг
meeting-agenda-finish-1 = Что получилось за это время
meeting-agenda-finish-2 = Чем поделиться с коллегами
meeting-agenda-finish-3 = Как дальше без наставника
meeting-goal-ask =
    <b>Цель этой встречи</b>

    Одна, конкретная, чтобы в следующий раз сказать: достигнута или нет. Например: «План урока с тремя приёмами тишины».
meeting-repeat-ask = <b>Повторять встречу?</b>
meeting-once = Один раз
meeting-weekly = Каждую неделю
meeting-fortnightly = Раз в две недели
meeting-schedule = 🗓 Расписание с целями
meeting-schedule-ask =
    <b>Расписание с целями</b>

    Напишите цели встреч, каждую с новой строки: сколько строк, столько и встреч (от 2 до { $most }). Первая встреча — в выбранное время, дальше раз в неделю, если вы не выбрали «раз в две недели».

## Карточка

meetings-title =
    <b>Мои встречи · { $tab ->
        [today] сегодня
        [week] неделя
        [past] прошедшие
       *[day] { $day }
    }</b>

    { $total ->
        [one] { $total } встреча
        [few] { $total } встречи
       *[other] { $total } встреч
    }. ❗ — ждёт вашего слова.
meetings-empty =
    <b>Мои встречи · { $tab ->
        [today] сегодня
        [week] неделя
        [past] прошедшие
       *[day] { $day }
    }</b>

    { $tab ->
        [past] Прошедших встреч пока нет.
       *[other] { $has_beyond ->
            [yes] Встреч с парой нет, есть другие:
           *[no] Встреч нет.
        }
    }
meetings-today = Сегодня
meetings-week = Неделя
meetings-past = Прошлые
meetings-month = 🗓 Месяц
meetings-month-title =
    <b>Мои встречи по дням</b>

    Точкой отмечены дни со встречами.
meetings-to-list = ‹ К встречам
meetings-file-button = 📥 Файл календаря
meetings-file-name = Встречи наставничества
meetings-file = vstrechi
meetings-file-empty = В календаре пока нет ни одной встречи.
meetings-file-sent = Все ваши встречи: { $count }. Откройте файл, и телефон добавит их в свой календарь. Встречи, которые уже там, обновятся.
meetings-propose = 📅 Предложить встречу
meetings-put-in = ➕ Записать прошедшую
meeting-beyond = { $at } · { $title }
meeting-open-hour = Открытый час: { $topic }
meeting-rotation = Круг встреч: { $title }
meeting-host = Ведёт { $name }
meeting-line = { $asks ->
        [yes] ❗ { $at } · { $names }
       *[no] { $at } · { $names } · { $state }
    }
meeting-card =
    <b>{ $title }: { $names }</b>
    { $state }
meeting-card-at = 🕒 <b>{ $at }</b>
meeting-topics = 🏷 { $topics }
meeting-called-off-by = { $is_by_clock ->
        [yes] Отменена без участников: никто не ответил вовремя, или пара закончила работу.
       *[no] { $has_excuse ->
            [yes] Отменил(а) { $name }: { $excuse }
           *[no] Отменил(а) { $name }.
        }
    }
meeting-answer-awaited = ⏳ Ждём ответа: { $names }.
meeting-word-awaited = ⏳ Ваше слово записано. Если вторая сторона промолчит, через двое суток засчитаем его.
meeting-disputed = ⚖️ Вы и ваш коллега сказали разное. Решит куратор; а если договоритесь сами, просто нажмите ещё раз.
meeting-person = { $how ->
        [came] ✅ { $name }
        [absent] — { $name }: не было
        [no] — { $name }: не может
        [yes] 👍 { $name }
       *[waiting] · { $name }
    }
meeting-goal-was =
    {""}
    Цель прошлой встречи: <i>{ $goal }</i>{ $is_reached ->
        [yes] { " " }— достигнута ✅
        [no] { " " }— не достигнута
       *[none] { "" }
    }
meeting-goal-reached = 🎯 Цель достигнута
meeting-goal-missed = Пока нет
meeting-open = Открыть встречу
meeting-open-link = 🔗 Подключиться
meeting-to-card = ‹ К встрече
meeting-take-time = ✅ { $at }
meeting-other-time = Другое время
meeting-cannot = Не могу
meeting-taken = Договорились! Карточка и файл для календаря — следующим сообщением.
meeting-held = ✅ Состоялась
meeting-moved = ↪️ Перенесли
meeting-missed = ✖️ Не состоялась
meeting-i-was = ✅ Я был(а)
meeting-i-was-not = ✖️ Меня не было
meeting-word-taken = Записано. Ждём слова второй стороны.
meeting-word-settled = Записано, спасибо!
meeting-late = 🏃 Опаздываю
meeting-late-ask = <b>На сколько минут?</b>
meeting-late-said = Передано.
meeting-move = ↪️ Перенести
meeting-call-off = ✖️ Отменить
meeting-call-off-ask =
    <b>Отменить встречу?</b>
    { $names }

    Напишите причину, её увидит вторая сторона. Или отмените без причины.
meeting-call-off-yes = Отменить встречу
meeting-is-called-off = Встреча отменена, вторая сторона знает.
meeting-decline-sure = { $is_group ->
        [yes] <b>Не сможете прийти?</b>

            Встреча состоится без вас, наставник узнает.
       *[no] <b>Не получается встретиться?</b>
            { $names }

            Предложение будет закрыто. Если подойдёт другое время, лучше вернитесь и предложите его.
    }
meeting-decline-yes = Да, не могу
meeting-is-declined = Передано. Спасибо, что сказали.
meeting-new-place-ask =
    <b>Новое место или ссылка</b>

    Выберите, очно или онлайн, и пришлите место или ссылку. Вторая сторона получит новую карточку.
meeting-place-changed = Место записано.
meeting-attendance = 👥 Кто был
meeting-attendance-ask =
    <b>Кто был на встрече?</b>

    Отметьте касанием; сохраняется сразу.
meeting-stop-series = ⏹ Больше не повторять
meeting-stop-sure =
    <b>Больше не повторять?</b>

    Новых встреч не будет. Те, о которых уже договорились, останутся; любую можно отменить отдельно.
meeting-stop-yes = Не повторять
meeting-series-stopped = Повтор остановлен.

## Записать прошедшую

put-in-whom =
    <b>Записать прошедшую встречу</b>

    С кем вы встречались?
put-in-nobody =
    <b>Записать прошедшую встречу</b>

    У вас пока нет пары, с которой можно встретиться.
put-in-when =
    <b>Встреча: { $names }</b>

    Когда вы встретились? Напишите день и время: { $example }.
put-in-unclear = Не получилось понять. Напишите день и время так: { $example }.
put-in-done = Записано: { $at }. Встреча засчитана.

## Встречи подразделения

unit-meetings-title =
    <b>Встречи школы · { $which ->
        [ahead] впереди
        [past] прошедшие
       *[disputed] говорят разное
    }</b>

    Всего: { $total }. Здесь даты, темы и итоги; что пары пишут друг другу, остаётся у них.
unit-meetings-empty =
    <b>Встречи школы · { $which ->
        [ahead] впереди
        [past] прошедшие
       *[disputed] говорят разное
    }</b>

    { $which ->
        [disputed] Спорных встреч нет.
        [past] Прошедших встреч пока нет.
       *[ahead] Впереди встреч пока нет.
    }
unit-meetings-ahead = Впереди
unit-meetings-past = Прошлые
unit-meetings-disputed = Спорные
unit-meeting-line = { $at } · { $pair } · { $state }
unit-meeting =
    <b>{ $pair }</b>
    { $title } · { $state }

    🕒 <b>{ $at }</b>
    ⏱ { $minutes } мин · { $mode ->
        [online] онлайн
       *[in_person] очно
    }
unit-meeting-said = { $outcome ->
        [held] { $name }: состоялась
        [moved] { $name }: перенесли
       *[missed] { $name }: не состоялась
    }
unit-meeting-decide =
    {""}
    Спросите обоих и решите: от этого зависит учёт часов.
unit-meeting-decided = Записано, участники узнают.

## Что говорит бот

notice-meeting-proposed = { $was_agreed ->
        [yes] ↪️ <b>{ $name } просит перенести встречу</b>
            Было: { $was }
       *[no] { $is_anew ->
            [yes] 📅 <b>{ $name } предлагает другое время</b>
           *[no] { $is_acquaintance ->
                [yes] 👋 <b>{ $name } предлагает познакомиться</b>
               *[no] 📅 <b>{ $name } предлагает встретиться</b>
            }
        }
    }
notice-meeting-choose = { $count ->
        [one] Подходит?
       *[other] Какое время подходит?
    }
notice-meeting-over = { $why ->
        [agreed] ✅ Время выбрано, вы договорились.
        [anew] Предложено другое время.
       *[called_off] Эта встреча отменена, отвечать не нужно.
    }
notice-meeting-agreed = { $is_moved ->
        [yes] ✅ <b>Встреча перенесена: { $names }</b>
       *[no] ✅ <b>Договорились о встрече: { $names }</b>
    }
    🕒 <b>{ $at }</b>
notice-meeting-place = 📍 <b>Новое место встречи: { $names }</b>
    🕒 <b>{ $at }</b>
    Указал(а) { $name }.
notice-meeting-put-in = 📝 <b>{ $name } записал(а) прошедшую встречу с вами</b>
    🕒 { $at }
notice-meeting-file = Откройте файл, и встреча появится в календаре телефона.
notice-meeting-called-off = { $was_agreed ->
        [yes] { $who ->
            [reader] ✖️ <b>Вы отменили встречу</b>
                Была: { $at }
            [other] ✖️ <b>{ $name }: встреча отменена</b>
                Была: { $at }
            [over] ⌛ <b>Пара больше не встречается, встреча отменена</b>
                Была: { $at }
           *[nobody] ⌛ <b>Новое время никто не выбрал, встреча отменена</b>
                Была: { $at }
        }
       *[no] { $who ->
            [other] ✖️ <b>{ $name }: встретиться не получается</b>
           *[nobody] ⌛ <b>На предложение встретиться никто не ответил, время прошло.</b> Можно предложить снова.
        }
    }
notice-meeting-excuse = <blockquote>{ $excuse }</blockquote>
notice-meeting-off-file = Откройте файл, и встреча уйдёт из календаря телефона.
notice-meeting-without = { $is_agreed ->
        [yes] 👥 { $name } не сможет прийти на встречу: { $at }. Встреча состоится с остальными.
       *[no] 👥 { $name } не сможет прийти ни в одно из предложенных времён.
    }
notice-meeting-reminder = 🔔 <b>Скоро встреча: { $names }</b>
    🕒 <b>{ $at }</b>, через { $before }
notice-running-late = 🏃 <b>{ $name } опаздывает на { $minutes } мин.</b>
    Встреча: { $at }
notice-meeting-asked = { $in_group ->
        [yes] 📝 <b>Вы были на встрече группы?</b>
       *[no] 📝 <b>Состоялась ли встреча?</b>
            { $names }
    }
    🕒 { $at }
notice-meeting-settled = 📝 Встреча { $at }: { $state ->
        [held] состоялась ✅
        [moved] перенесли.
        [missed] не состоялась.
       *[disputed] вы сказали разное. Решит куратор, а если договоритесь сами, откройте встречу и нажмите ещё раз.
    }
notice-meeting-decided = ⚖️ Куратор записал: встреча { $at } { $is_held ->
        [yes] состоялась.
       *[no] не состоялась.
    }
notice-meeting-disputed = ⚖️ <b>{ $pair }</b>
    О встрече { $at } участники говорят разное. Состоялась ли она? Спросите обоих и решите.
notice-meetings-missed = 🔴 <b>{ $pair }</b>
    { $count ->
        [one] Сорвалась { $count } встреча.
        [few] { $count } встречи подряд не состоялись.
       *[other] { $count } встреч подряд не состоялись.
    } Стоит спросить, чем помочь.
notice-fit-asked = 💬 <b>Вы встретились дважды: { $names }</b>
    Подходит ли вам эта пара? Ответ видите только вы, пока сами не попросите о разговоре.
notice-fit-doubted = 💬 <b>{ $pair }</b>
    { $name } хочет поговорить с вами о том, подходит ли эта пара.
fit-yes = 👍 Да, подходит
fit-talk = 🗣 Поговорить с куратором
fit-another = 🔎 Искать другого наставника
fit-thanks = Отлично! Хороших встреч.
fit-told = Куратор узнает, что вы хотите поговорить. Остальным я ничего не скажу.
