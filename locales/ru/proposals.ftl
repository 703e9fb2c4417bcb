# Предложение пары или группы

button-interested = Интересно
button-not-now = Не сейчас
proposal-thanks = Спасибо! Скажу, как только ответят все.
proposal-declined = Понятно, спасибо за ответ.
notice-mentorship-proposed = { $is_reminder ->
        [yes] ⏰ <b>Напомню о предложении куратора.</b>
       *[false] 🤝 <b>Куратор предлагает вам работать вместе.</b>
    }
    { $to_mentor ->
        [yes] Вы наставник. С вами: { $mentees }.
       *[false] Наставник: { $mentor }. Наставляемые: { $mentees }.
    }
    Виды: { $kinds }. Срок: { $months } мес.{ $has_rationale ->
        [yes] {" "}Почему: { $rationale }
       *[false] {""}
    }

    Решаете вы: «не сейчас» — тоже хороший ответ, причину видит только куратор.
notice-proposal-others-asked = 👍 Вы согласны. Ждём ответа остальных, я напишу.
notice-proposal-declined = Вы отказались от этого предложения. Спасибо за прямой ответ!
notice-proposal-agreed = 🤝 Согласны все. Дальше решают совет и куратор.
notice-proposal-not-needed = На это предложение отвечать уже не нужно: оно не состоялось. Ваш ответ ни на что не повлиял.
notice-proposal-failed = { $why ->
        [silent] ⌛ <b>Предложение не состоялось: вовремя не ответили.</b>
        [full] ⌛ <b>Предложение не состоялось: у наставника не осталось места.</b>
       *[declined] <b>Предложение не состоялось: кто-то отказался.</b>
    }
    Наставник: { $name }.{ $why ->
        [full] {""}
       *[declined] {" "}Без согласия: { $unwilling }.
    }
    Можно предложить другую пару.
notice-mentorship-agreed = 🤝 <b>Все согласны!</b> Вместе с вами: { $names }.
    Сейчас решают совет и куратор, потом согласия и приказ. Познакомиться можно уже сегодня: хватит 15 минут.

## Куратор предлагает

reason-none = общего в карточках пока не видно
reason-interest-of-one = есть интерес одной стороны
reason-stop = { $stop ->
        [kept_apart] ⛔ просили не ставить в пару
        [not_approved] ⛔ наставник не утверждён
        [away] ⛔ сейчас не может
        [full] ⛔ мест нет
        [superior] ⛔ руководитель: нужно согласие педагога
       *[same_person] ⛔ это один и тот же человек
    }
proposing-mentees =
    <b>Кому нужен наставник?</b>

    Отметьте одного человека или от двух до восьми для группы. Отмечено: { $chosen }
    Можно написать часть фамилии.
proposing-mentees-empty =
    <b>Кому нужен наставник?</b>

    Никого не нашлось. Напишите часть фамилии иначе или пригласите людей.
proposing-next = Дальше
proposing-mentor =
    <b>Наставник для: { $mentees }</b>

    Сначала те, кто подходит лучше:
proposing-suggestion = • <b>{ $name }</b>: { $reasons }
proposing-nobody =
    Пока никто не подходит: нет свободных мест или общих тем. Найдите наставника по фамилии или пригласите нового.
proposing-search = 🔍 По фамилии
proposing-search-how =
    <b>Наставник по фамилии</b>

    Напишите часть фамилии. В скобках — сколько мест свободно.
proposing-search-empty = Никого не нашлось среди утверждённых наставников.
proposing-mentor-line = { $name } ({ $room })
proposing-to-mentees = ‹ К наставляемым
proposing-to-mentor = ‹ К наставнику
proposing-to-view = ‹ К предложению
proposing-view =
    <b>Предложение</b>

    Наставник: <b>{ $mentor }</b>
    Наставляемые: <b>{ $mentees }</b>

    Виды: { $kinds }
    Форма: { $form }
    Срок: { $months } мес.
    Встречи: { $modes }
    Наставник помогает в темах: { $topics }
proposing-view-model = Модель: { $model }
proposing-view-back = В ответ { $mentee } — в темах: { $topics }
proposing-view-rationale = Почему: { $rationale }
proposing-view-leave =

    🏖 Сейчас в отпуске: { $leaves }. Спросим, когда вернутся, и тогда же начнётся срок ответа.
proposing-leave = { $name } по { $until }
proposing-send = ✅ Предложить всем
proposing-kinds = Виды
proposing-form = Форма
proposing-model = Модель
proposing-months = Срок
proposing-modes = Встречи
proposing-topics = Темы
proposing-topics-back = Темы в ответ
proposing-rationale = Почему
proposing-ask-kinds =
    <b>Виды наставничества</b>

    Можно несколько. Реверсивное: каждый наставник другому.
proposing-ask-form = <b>Форма: кто кому наставник</b>
proposing-ask-model = <b>Ролевая модель</b>
proposing-no-model = не указывать
proposing-ask-months =
    <b>Срок</b>

    Сколько месяцев?
proposing-ask-modes = <b>Как встречаться</b>
proposing-ask-topics =
    <b>В чём помогает { $name }</b>

    Отметьте темы.
proposing-ask-rationale =
    <b>Почему эти люди?</b>

    Одной фразой: её увидят оба, совет и руководитель.
proposing-sent = ✅ Предложено. Я спрошу каждого и скажу, чем закончилось.

## Подбор всем сразу

bank-plan = 🧩 Подбор пар
bank-pair-mentee = 🤝 Подобрать наставника
bank-pair-mentor = 🤝 Предложить наставляемого
bank-apart = Не ставить в пару
matching-plan =
    <b>Подбор пар</b> · { $total }

    Пока никто об этом не знает. Посмотрите, поправьте и отправьте всем сразу.
matching-line = • <b>{ $mentee }</b> — { $mentor }: { $reasons }
matching-empty =
    <b>Подбор пар</b>

    Здесь пусто. Я подберу наставников сразу всем, у кого их нет: по темам, предмету, времени и свободным местам. Никому ничего не отправлю без вас.
matching-suggest = 🧩 Подобрать всем
matching-again = Подобрать заново
matching-send = ✅ Предложить · { $total }
matching-drop = Убрать всё
matching-to-plan = ‹ К подбору
matching-pair =
    <b>{ $mentee }</b>
    Наставник: <b>{ $mentor }</b>

    { $reasons }
matching-shape = Настроить и предложить
matching-other = Другой наставник
matching-take-off = Убрать из подбора
matching-send-sure =
    <b>Предложить всем сразу?</b>

    Пар: { $total }. Каждый наставник и наставляемый получит вопрос и ответит сам.
matching-send-yes = Да, предложить
matching-drop-sure =
    <b>Убрать весь подбор?</b>

    Пар: { $total }. Об этих парах никто ещё не знает.
matching-drop-yes = Да, убрать
matching-sent = ✅ Предложено пар: { $sent }.{ $has_left ->
        [yes] {" "}Остались в подборе, у них что-то изменилось: { $left }.
       *[no] {""}
    }
matching-wait = 🧩 Подбираю… Для школы это секунды, для города минуты.
matching-progress = 🧩 Подбираю… { $done } из { $total }
matching-done = 🧩 <b>Готово.</b> Пар: { $pairs }. Без наставника остались: { $without }.
matching-failed = Подобрать не получилось. Попробуйте ещё раз чуть позже: прежний подбор цел.

## Не ставить в пару

apart-list =
    <b>{ $name }: не ставить в пару</b>

    Это видят только кураторы.
apart-line = • <b>{ $name }</b>: { $reason } <i>({ $author }, { $at })</i>
apart-empty = Пока таких просьб нет.
apart-add = ➕ Добавить
apart-remove = ✖️ { $name }
apart-person =
    <b>С кем не ставить в пару: { $name }</b>

    Выберите или напишите часть фамилии.
apart-person-empty = Никого не нашлось.
apart-reason =
    <b>Почему?</b>

    Напишите коротко. Это увидят только кураторы.
apart-remove-sure =
    <b>Убрать просьбу?</b>

    После этого людей снова можно будет поставить в пару.
apart-remove-yes = Да, убрать
