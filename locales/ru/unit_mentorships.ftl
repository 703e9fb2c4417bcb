### Пары школы: списки, карточки, история и предупреждения для куратора и руководителя.

home-button-unit-pairs = Пары школы
unit-pairs-title =
    <b>Пары школы</b>

    Найдено: { $total }{ $has_filters ->
        [yes] { " " }· отбор: { $filters }
       *[no] { "" }
    }. Напишите часть фамилии, чтобы найти.
unit-pairs-none =
    <b>Пары школы</b>

    Пар пока нет. Предложите первую из банка или дождитесь заявок на наставника.
unit-pairs-empty = Таких пар нет. Измените отбор.
unit-pairs-filter = 🔍 По состоянию
unit-pairs-warned = ⚠️ Внимание
unit-pairs-warned-only = с предупреждением
unit-pairs-all = Показать все
unit-pairs-which =
    <b>Пары школы · состояние</b>

    Какие показать?
unit-pairs-to-list = ‹ К парам
unit-pair-voice = { $has_words ->
        [yes] 🗣 { $name }: <blockquote expandable>{ $words }</blockquote>
       *[no] 🗣 { $name } пока не ответил(а).
    }
unit-pair-own = Вы сами в этой паре: что делать с ней, смотрите в «Моих парах».
unit-pair-decide = ⚖️ Решить
unit-pair-people = 👤 Карточки
unit-pair-journal = 📜 История
unit-pair-warn = ⚠️ Предупредить
unit-pair-people-of = <b>{ $pair } · карточки в банке</b>
unit-pair-journal-of =
    <b>{ $pair } · история</b>
    {""}
unit-pair-journal-line = • { $line }
unit-pair-journal-empty = Шагов ещё не было.
unit-pair-facts =
    <b>{ $pair } · предупреждение</b>

    Почему пару, может быть, придётся завершить? Напишите факты: их прочтут оба. Потом будет время, чтобы их выслушать.
unit-pair-warn-sure =
    <b>{ $pair } · предупреждение</b>

    <blockquote>{ $facts }</blockquote>
    Отправить обоим? Решить можно будет, когда пройдёт срок предупреждения.
unit-pair-warn-yes = Да, предупредить
unit-pair-warned = Предупреждение отправлено. Когда срок пройдёт, оно придёт к вам в «Решения».
unit-pair-decide-how =
    <b>{ $pair } · решение</b>

    Оба получили предупреждение и могли ответить. Что решаете? Если завершить, то сегодня, и оба узнают сразу.
unit-pair-goes-on = 🤝 Пусть продолжают
unit-pair-ends = Завершить сегодня
