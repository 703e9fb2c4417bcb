### Заявки на наставника: что бот говорит сам, и экраны наставляемого и наставника.

## Уведомления наставнику

notice-mentor-asked = 🤝 <b>Коллега просит вас стать наставником</b>
    { $name }
    Темы: { $topics }
    Вид: { $kinds }. Встречи: { $modes }. Срок: { $months ->
        [one] { $months } месяц
        [few] { $months } месяца
       *[many] { $months } месяцев
    }.
notice-mentor-asked-until = Ответ ждём до { $until }. Отказаться можно без объяснений, это не обидно.
notice-mentor-asked-difficulty = Трудность: <blockquote expandable>{ $words }</blockquote>
notice-mentor-asked-expectations = Чего ждёт: <blockquote expandable>{ $words }</blockquote>
notice-mentor-asked-question = Вы спрашивали: <blockquote>{ $question }</blockquote>Ответ: <blockquote>{ $reply }</blockquote>
mentor-ask-yes = Интересно
mentor-ask-no = Не смогу
mentor-ask-more = Расскажите больше
notice-mentor-reminded = ⏳ { $name } ждёт вашего ответа до { $until }: станете ли вы наставником? Не сможете — так и скажите, мы спросим других.
notice-mentor-waits = ✉️ Ваш вопрос передан: { $name } ответит, и я сразу покажу. Срок вашего ответа пока стоит.
    <blockquote>{ $question }</blockquote>
notice-mentor-time-goes-on = { $name } пока не отвечает на ваш вопрос, поэтому срок пошёл дальше: решите, пожалуйста, до { $until }. Если ответ придёт, покажу сразу.
notice-mentor-ask-ended = { $why ->
        [yes] ✅ <b>Вы сказали «да»: { $name }</b>. Теперь слово за советом и куратором, о каждом шаге я скажу. А пока можно познакомиться.
        [declined] { $name }: вы не сможете, мы спросим других. Спасибо за честный ответ! Не предлагать вам новых какое-то время?
        [silent] { $name }: время ответа вышло, мы спросили других. Ничего страшного!
        [replied] ✉️ { $name } отвечает на ваш вопрос: ответ ниже.
        [cannot] { $name }: сейчас вы не можете взять нового наставляемого, поэтому мы спросим других.
       *[not_needed] { $name }: отвечать больше не нужно. Спасибо!
    }
notice-mentor-passed-over = { $name }: ответа не было, и мы спросили другого коллегу. Ничего страшного, у всех бывают такие недели. Если сейчас не до новых наставляемых, поставьте паузу, и мы не потревожим.

## Уведомления наставляемому

notice-mentor-request-moved = { $why ->
        [declined] Коллега сейчас не сможет, так бывает.
        [silent] Ответа пока нет, поэтому не ждём.
        [place] 🎉 Место освободилось!
       *[cannot] Коллега, которого мы спросили, сейчас не может.
    } { $has_name ->
        [yes] Теперь спросили следующего: { $name }.
       *[no] Заявка у куратора, он подберёт наставника.{ $is_waiting ->
            [yes] { " " }Ваше место в очереди остаётся за вами.
           *[no] { "" }
        }
    }
notice-mentee-questioned = ❓ { $name } хочет знать больше, прежде чем решить:
    <blockquote>{ $question }</blockquote>
    Ответьте, пожалуйста, до { $until }.
notice-question-unanswered = { $name } ждал(а) вашего ответа, но время вышло. Решать придётся без него. Ещё можно успеть: ответ я передам сразу.
notice-mentor-found = 🎉 <b>Наставник нашёлся: { $name }</b>
    Вам сказали «да»! Теперь пару посмотрят совет и куратор, это несколько дней. А пока можно познакомиться: 15 минут за чаем.
notice-mentor-request-closed = Куратор закрыл вашу заявку на наставника:
    <blockquote>{ $words }</blockquote>
    Можно подать новую, когда захотите.
mentor-request-open = Моя заявка
mentor-request-reply = Ответить

## Заявка на наставника: шаги

wish-next = Дальше
wish-done = Готово
wish-topics = <b>Найти наставника</b>

    С чем нужна поддержка? Отметьте до { $most } тем. Ваши потребности уже здесь, остальное лежит в направлениях ниже.
    { $chosen ->
        [0] Пока ничего не отмечено.
       *[other] Отмечено: { $chosen }.
    }
wish-topics-none = В профиле пока нет тем, в которых нужна поддержка. Откройте направление.
wish-paused = <b>Найти наставника</b>

    Вы на паузе до { $until }. Снимите её, и можно будет подать заявку.
wish-enough = <b>Найти наставника</b>

    Открытых заявок уже { $limit }, больше сразу не нужно. Дождитесь ответа или отзовите одну из них.
wish-to-mine = К моим заявкам
wish-direction = <b>{ $direction }</b>
    Отметьте темы. Отмечено: { $chosen } из { $most }.
wish-difficulty = <b>В чём трудность?</b>

    Пары фраз достаточно. Например: «Пятый класс шумит, к середине урока я их теряю». Имён учеников писать не нужно.
wish-expectations = <b>Чего вы ждёте от наставника?</b>

    Например: «Побывать на его уроке и разобрать мой». Можно пропустить.
wish-written = Записано: <blockquote expandable>{ $words }</blockquote>Чтобы изменить, напишите заново.
wish-words-remove = Убрать
wish-terms = <b>Как будете работать</b>

    Вид: { $kinds }
    Форма: { $form }
    Встречи: { $modes }
    Срок: { $months ->
        [one] { $months } месяц
        [few] { $months } месяца
       *[many] { $months } месяцев
    }

    Обычно это подходит. Если что-то не так, измените.
wish-terms-group = Группу собирает куратор: наставника он подберёт сам.
wish-terms-fine = Подходит
wish-change-kinds = Вид
wish-change-form = Форма
wish-change-modes = Встречи
wish-change-months = Срок
wish-kinds = <b>Вид наставничества</b>

    Можно отметить несколько. Не уверены? Четыре вопроса подскажут.
wish-kind-cards = О видах
wish-form = <b>Кто наставник?</b>

    Чаще всего это опытный коллега.
wish-modes = <b>Как встречаться?</b>

    Можно отметить оба.
wish-months = <b>На сколько месяцев?</b>
wish-times = <b>Когда у вас обычно есть время?</b>

    Отметьте удобное: покажу, с кем оно совпадает. Спрошу только один раз, изменить можно в профиле.
wish-mentors = <b>Кого вы хотели бы?</b>

    Выберите до { $most } по порядку: первым спросим 🥇. ⏳ мест пока нет, но можно встать в очередь.
wish-mentors-none = <b>Кого вы хотели бы?</b>

    Сейчас никто не подходит к этим темам. Так бывает: куратор поищет наставника, в том числе вне школы.
wish-mentor =
    {""}
    { $mark } <b>{ $name }</b>{ $has_about ->
        [yes] , { $about }
       *[no] { "" }
    }{ $is_full ->
        [yes] { " " }· мест нет, вы будете { $number }-й в очереди
       *[no] { "" }
    }
    <i>{ $reasons }</i>
wish-mentor-full = { $name } · очередь, вы { $number }-й
wish-mentors-done = Дальше · { $chosen }
wish-curator = 🧭 Пусть подберёт куратор
wish-summary = <b>Проверьте заявку</b>

    Темы: { $topics }
    { $has_difficulty ->
        [yes] Трудность: { $difficulty }
       *[no] { "" }
    }
    { $has_expectations ->
        [yes] Жду: { $expectations }
       *[no] { "" }
    }
    Вид: { $kinds }
    Форма: { $form }
    Встречи: { $modes }; { $times }
    Срок: { $months ->
        [one] { $months } месяц
        [few] { $months } месяца
       *[many] { $months } месяцев
    }
wish-summary-mentors =
    {""}
    Спросим по очереди:
    { $mentors }
wish-summary-curator =
    {""}
    🧭 Наставника подберёт куратор.
wish-send = Отправить
wish-edit-topics = Темы
wish-edit-difficulty = Трудность
wish-edit-expectations = Ожидания
wish-edit-terms = Условия
wish-edit-times = Время
wish-edit-mentors = Наставники
reason-strong = сильная сторона: { $topic }
reason-nearby = рядом с темой: { $topic }
reason-subject = тот же предмет: { $subject }
reason-interest = взаимный интерес
reason-times = общее время: { $times }
reason-kinds = такие виды ведёт: { $kinds }
reason-places = { $count ->
        [one] { $count } свободное место
        [few] { $count } свободных места
       *[many] { $count } свободных мест
    }

## Мои заявки

wanted-title = <b>Мои заявки на наставника</b>

    ⏳ ждём ответа · ❓ вопрос к вам · 🧭 у куратора · ✅ наставник есть
wanted-empty = <b>Мои заявки на наставника</b>

    Пока пусто. Наставник — это коллега рядом на несколько месяцев: бывает на уроках, делится своим, отвечает на вопросы. Найти его можно за пару минут.
wanted-ask = 🔎 Найти наставника
wanted-kinds = О видах наставничества
wanted-sent = ✅ <b>Заявка отправлена.</b> Дальше дело за мной: вы узнаете о каждом шаге.
wanted-card = <b>{ $topics }</b>
    { $asked }
    { $standing }
wanted-choice = { $rank }. { $name }: { $standing }
wanted-terms =
    {""}
    Вид: { $kinds }
    Форма: { $form }. Встречи: { $modes }. Срок, месяцев: { $months }
wanted-difficulty = Трудность: <blockquote expandable>{ $words }</blockquote>
wanted-expectations = Ожидания: <blockquote expandable>{ $words }</blockquote>
wanted-matched = 🤝 Познакомиться можно уже сейчас: предложите 15 минут на карточке пары.
wanted-stands-asking = ⏳ Ждём ответа: { $name }, до { $until }.
wanted-stands-question = ❓ { $name } ждёт вашего ответа на вопрос.
wanted-stands-next = ⏳ Ищем, кого спросить следующим.
wanted-stands-curator = 🧭 Наставника ищет куратор.{ $is_waiting ->
        [yes] { " " }Место в очереди остаётся за вами.
       *[no] { "" }
    }
wanted-stands-matched = ✅ Наставник нашёлся{ $has_name ->
        [yes] : { $name }
       *[no] { "" }
    }. Решают совет и куратор.
wanted-stands-withdrawn = ✖️ Вы отозвали заявку.
wanted-stands-closed = 📕 Куратор закрыл заявку.
wanted-choice-in-line = спросим следующим
wanted-choice-waitlisted = ждём места, вы { $number }-й в очереди
wanted-choice-asked = ждём ответа
wanted-choice-question = ждёт вашего ответа
wanted-choice-accepted = согласие есть
wanted-choice-declined = сейчас не может
wanted-choice-silent = ответа не было
wanted-choice-over = спрашивать не нужно
wanted-withdraw = Отозвать заявку
wanted-withdraw-sure = <b>Отозвать заявку?</b>

    { $topics }
    Кого спросили, узнает, что отвечать не нужно. Новую заявку можно подать когда угодно.
wanted-withdraw-yes = Да, отозвать
wanted-withdrawn = Заявка отозвана
wanted-to-list = ‹ К заявкам
wanted-to-card = ‹ К заявке
wanted-reply = { $name } спрашивает:
    <blockquote>{ $question }</blockquote>
    Напишите ответ одним сообщением.
wanted-reply-over = Вопросов к вам сейчас нет.
wanted-replied = Передал: { $name } увидит ваш ответ.

## Меня просят в наставники

asks-title = <b>Вас просят стать наставником</b>

    🤝 ждут вашего ответа · ✉️ ждём ответа на ваш вопрос
asks-empty = <b>Вас просят стать наставником</b>

    Сейчас никто не ждёт. Когда коллега выберет вас, я напишу.
asks-card = <b>{ $name }</b>
    { $about }

    Темы: { $topics }
    Вид: { $kinds }
    Форма: { $form }. Встречи: { $modes }. Срок, месяцев: { $months }
asks-question = Вы спросили: <blockquote>{ $question }</blockquote>{ $has_reply ->
        [yes] Ответ: <blockquote>{ $reply }</blockquote>
       *[no] { "" }
    }
asks-until = Ответ ждём до { $until }.
asks-waits = Срок вашего ответа стоит, пока нет ответа на вопрос. Решить можно и сразу.
asks-reasons = <b>{ $name }</b>
    Почему не получится? Причину увидит только куратор.
asks-more = <b>{ $name }</b>
    Что вам важно узнать? Напишите один вопрос, я передам. Срок ответа пока остановится.
asks-more-used = <b>{ $name }</b>
    Вопрос вы уже задали. Остальное можно выяснить на знакомстве.
asks-asked = Вопрос передан. Ответ придёт сюда.
asks-accepted = Спасибо! Дальше слово за советом и куратором, о каждом шаге я скажу.
asks-declined = Понятно, спросим других. Спасибо за ответ!
asks-to-list = ‹ К списку
asks-to-card = ‹ К заявке
