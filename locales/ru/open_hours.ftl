### Открытые часы: уведомления, экраны тех, кто приходит, и того, кто проводит.

home-button-hours = 🕒 Открытые часы

## Уведомления

notice-hour-announced = 🕒 <b>Открытый час</b>: можно прийти со своими вопросами.
    { $is_chosen ->
        [yes] Мест { $seats }, участников выбирает ведущий.
       *[no] Мест { $seats }, кто раньше записался, тот и идёт.
    }{ $days ->
        [0] { "" }
        [7] { " " }Повторяется каждую неделю.
       *[other] { " " }Повторяется раз в две недели.
    }
notice-hour-off = ✖️ Этот открытый час отменён.
notice-hour-seat = { $is_chosen ->
        [yes] 🎉 Ведущий отдал вам место. Ждём вас!
       *[no] 🎉 Место освободилось, и теперь оно ваше. Не сможете прийти — откажитесь, пожалуйста: другие ждут.
    }
notice-hour-moved = 🔁 <b>Открытый час перенесён.</b> Было: { $was }. Ваша запись остаётся. Вот как теперь:
notice-hour-called-off = ✖️ <b>Открытый час отменён.</b>{ $has_words ->
        [yes] <blockquote>{ $words }</blockquote>
       *[no] { "" }
    }
notice-hour-soon = ⏰ Через { $before } открытый час, на который вы записаны.
notice-hour-soon-host = ⏰ Через { $before } ваш открытый час. { $count ->
        [0] Пока никто не записался.
        [one] Придёт { $count } человек.
        [few] Придут { $count } человека.
       *[many] Придут { $count } человек.
    }
notice-hour-asks = 🙋 На ваш открытый час просятся. Посмотрите, кому отдать места.
notice-hour-attendance = ☑️ Ваш открытый час закончился. Отметьте, пожалуйста, кто был: по этим отметкам считаются часы.
hour-join-notice = Приду
hour-to-people = { $has_begun ->
        [yes] Отметить, кто был
       *[no] Кто придёт
    }

## Для тех, кто приходит

hours-title = 🕒 <b>Открытые часы</b>
    Коллега ждёт в назначенное время всех, у кого есть вопросы. Запишитесь одним касанием.
hours-empty = 🕒 <b>Открытые часы</b>
    Сейчас ни одного не объявлено. Когда появится, я сообщу.
hours-hosting = Мои открытые часы
hours-to-list = ‹ К списку
hour-lines = 🕒 <b>{ $topic }</b>
    { $has_about ->
        [yes] { $about }
       *[no] { "" }
    }
    Ведёт { $host }
    { $at }, { $minutes } мин
    📍 { $place }
hour-seats = { $is_chosen ->
        [yes] Отдано мест: { $taken } из { $seats }. Просятся: { $waiting }.
       *[no] Занято мест: { $taken } из { $seats }{ $waiting ->
            [0] .
           *[other] , в очереди { $waiting }.
        }
    }
hour-repeats = { $days ->
        [7] 🔁 Каждую неделю.
       *[other] 🔁 Раз в две недели.
    }
hour-off = ✖️ <b>Отменён.</b>{ $has_words ->
        [yes] <blockquote>{ $words }</blockquote>
       *[no] { "" }
    }
hour-over = Уже начался или прошёл.
hour-own = { $standing ->
        [seated] ✅ Вы записаны.
       *[waiting] { $is_chosen ->
            [yes] ⏳ Вы попросились. Ведущий решит, и я скажу.
           *[no] ⏳ Вы в очереди, ваш номер { $number }. Освободится место — скажу.
        }
    }
hour-join = { $is_chosen ->
        [yes] Хочу прийти
       *[no] { $is_full ->
            [yes] Встать в очередь
           *[no] Приду
        }
    }
hour-leave = Не приду
hour-manage = Кто придёт
hour-seated = Вы записаны, место за вами.{ $is_busy ->
        [yes] { " " }Но у вас в это время есть ещё встреча: проверьте.
       *[no] { "" }
    }
hour-to-calendar = 📥 В календарь
hour-file-sent = Откройте файл, и открытый час появится в календаре телефона.
hour-asked = Передал. Ведущий решит, кому отдать места, и я скажу.
hour-waiting = Мест уже нет. Вы в очереди, ваш номер { $number }. Освободится место — оно станет вашим.
hour-left = Понял, вас не ждём.

## Для ведущего

hosting-title = <b>Мои открытые часы</b>
hosting-empty = <b>Мои открытые часы</b>
    Назначьте время, когда к вам можно прийти с вопросами: сразу многим или немногим. Коллеги запишутся сами.
hosting-figures = Проведено открытых часов: { $count }, всего { $minutes } мин.
hosting-new = Назначить открытый час
hosting-to-list = ‹ К моим часам
hosting-to-card = ‹ Назад
hosting-seated = <b>{ $is_ahead ->
        [yes] Придут: { $taken } из { $seats }
       *[no] Записались: { $taken } из { $seats }
    }</b>
hosting-guest = { $mark } { $name }
hosting-waiting = <b>{ $is_chosen ->
        [yes] Просятся: { $count }
       *[no] В очереди: { $count }
    }</b>
hosting-choose = Нажмите на имя, чтобы отдать место.
hosting-mark = Нажмите на имя: ✅ был, ❌ не был.
hosting-all-came = Остальные были
hosting-move = Перенести
hosting-call-off = Отменить
hosting-topic = О чём будет открытый час? Выберите направление.
hosting-subtopic = <b>{ $direction }</b>
    Выберите тему или всё направление.
hosting-whole = Всё направление
hosting-about = <b>{ $topic }</b>
    Напишите в двух словах, с чем приходить. Например: «Разберём конфликты с родителями, можно со своими случаями». Или пропустите.
hosting-day = Какой день?
hosting-time = <b>{ $day }</b>
    Во сколько начнём? Выберите или напишите, например 15:20.
hosting-place = Где встречаемся? Напишите кабинет или пришлите ссылку на видеовстречу.
hosting-same-place = { $place }
hosting-seats = Сколько мест? Выберите или напишите число.
hosting-summary = 🕒 <b>{ $topic }</b>
    { $has_about ->
        [yes] { $about }
       *[no] { "" }
    }
    { $at }
    📍 { $place }
hosting-on-free-day = ⚠️ В этот день школа не работает.
hosting-clash = ⚠️ У ведущего в это время есть ещё встреча.
hosting-busy = ⚠️ У вас в это время уже есть встреча.
hosting-free-day = ⚠️ В этот день школа не работает. Если так задумано, объявляйте смело.
hosting-terms = Касанием можно изменить:
hosting-set-minutes = Длится: { $minutes } мин
hosting-set-seats = Мест: { $seats }
hosting-set-admission = { $way ->
        [chosen] Места: выбираю сам(а)
       *[first_come] Места: кто раньше записался
    }
hosting-set-repeat = { $days ->
        [0] Повтор: нет
        [7] Повтор: каждую неделю
       *[other] Повтор: раз в две недели
    }
hosting-set-audience = { $whom ->
        [topic] Сообщить: тем, кому нужна тема
       *[unit] Сообщить: всем в школе
    }
hosting-announce = Объявить
hosting-announced = Объявлено. Коллеги узнают и запишутся.
hosting-time-unclear = Не понял время. Напишите так: 15:20.
hosting-seats-unclear = Не понял число. Напишите, например, 12.
hosting-seat-given = Место отдано, я сообщу.
hosting-call-off-sure = Отменить открытый час «{ $topic }», { $at }? Все, кто записан, узнают.
hosting-call-off-words = { $has_words ->
        [yes] Причина, которую увидят: <blockquote>{ $words }</blockquote>
       *[no] Можно написать причину сообщением. Можно и без неё.
    }
hosting-call-off-once = Отменить
hosting-call-off-for-good = Отменить и больше не повторять
hosting-called-off = Отменено, всем скажу.

## В выгрузке данных

export-open-hours = Мои открытые часы
export-open-hour-seats = Открытые часы, на которые я записывался(лась)
export-seats = Мест
export-about = О чём
