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
    Ответ ждём до { $until }. Отказаться можно без объяснений, это не обидно.
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
