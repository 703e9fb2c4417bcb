queue-title =
    <b>Очередь запросов о помощи</b>
    { $total ->
        [one] Сейчас { $total } запрос.
        [few] Сейчас { $total } запроса.
       *[many] Сейчас { $total } запросов.
    } Сначала те, что ждут вас.
    {""}
queue-line =
    { $urgency ->
        [urgent] 🔴
        [today] 🟡
       *[week] 🟢
    } <b>{ $topic }</b>, { $age }: { $standing ->
        [with-curator] ждёт вас
        [with-mentors] спрашиваем наставников
       *[claimed] помогает { $mentor }
    }
queue-hint =
    {""}
    🔴 срочно, 🟡 сегодня, 🟢 на этой неделе. Какой открыть?
queue-empty =
    <b>Очередь запросов о помощи</b>

    Очередь пуста: все получили ответ. Когда наставники не смогут помочь, я сразу напишу вам.
queue-button =
    { $urgency ->
        [urgent] 🔴
        [today] 🟡
       *[week] 🟢
    } { $age } · { $name }
queue-refresh = 🔄 Обновить
queue-refreshed = Обновлено
queue-figures = 📊 Цифры
queue-back = ← К очереди
queue-to-card = ← К запросу
queue-age-minutes = { $number } мин
queue-age-hours = { $number } ч
queue-age-days = { $number } дн

queue-card =
    <b>Запрос: { $topic }</b>
    { $urgency ->
        [urgent] 🔴 Срочно
        [today] 🟡 Сегодня
       *[week] 🟢 На этой неделе
    }, { $name }, { $asked_at }

    { $standing ->
        [with-curator] Никто не взял, ждут уже { $age }. Решаете вы.
        [with-mentors] Спрашиваем наставников, прошло { $age }.
        [claimed] Помогает { $mentor }.
        [solved] ✅ Решено. Помощь оказал наставник: { $mentor }.
        [unsolved] Разговор закончен, но вопрос не решён. Наставник: { $mentor }.
        [withdrawn] Автор отозвал запрос: помощь больше не нужна.
       *[closed] Запрос закрыт куратором.
    }
queue-card-words =
    {""}
    <blockquote expandable>{ $words }</blockquote>
queue-card-asked =
    {""}
    <b>Кого спросили</b>
    { $people }
queue-asked-line = { $name }: { $state ->
    [open] ответа пока нет
    [taken] берётся помочь
    [declined] не может. { $reason }
    [released] не получилось
   *[over] уже не нужно
 }
queue-asked-more = и ещё { $number }
queue-card-own =
    {""}
    Это ваш собственный запрос, решать его будет другой человек.
queue-card-mine =
    {""}
    <b>Запрос у вас.</b> Пишите прямо сюда, в чат: я передам слова, фото и голос человеку ({ $name }).
queue-assign = 👤 Передать наставнику
queue-claim = ✍️ Отвечу сам(а)
queue-to-talk = 💬 К разговору
queue-files = { $files ->
    [0] 📄 Показать целиком
   *[other] 📎 Показать вложения: { $files }
 }
queue-close = Закрыть с объяснением

queue-assign-title =
    <b>Кому передать запрос?</b>
    { $topic }, просит { $name }

    ⭐ сильная тема, 🔹 близкая тема. Выберите человека, потом подтвердите.
queue-assign-empty =
    <b>Передать пока некому</b>

    В подразделении нет других наставников. Пригласите наставника или ответьте сами.
queue-mentor =
    { $fit ->
        [2] {"⭐ "}
        [1] {"🔹 "}
       *[0] {""}
    }{ $name }{ $claims ->
        [0] {""}
       *[other] {" · в работе: "}{ $claims }
    }{ $away ->
        [yes] {" · отдыхает"}
       *[no] {""}
    }
queue-confirm =
    <b>Передать запрос: { $name }?</b>
    { $topic }, просит { $mentee }

    { $fit ->
        [2] Это сильная тема наставника.
        [1] Это близкая наставнику тема.
       *[0] Эта тема у наставника не отмечена.
    } { $claims ->
        [0] Других запросов в работе нет.
       *[other] Запросов в работе: { $claims }.
    }{ $away ->
        [yes] {" Сейчас человек просил его не беспокоить."}
       *[no] {""}
    }
    Оба сразу получат сообщение.
queue-give = ✅ Передать
queue-other-mentor = ← Другой наставник

queue-words =
    <b>Закрыть запрос с объяснением</b>
    { $topic }, просит { $name }

    Напишите человеку несколько слов: что делать дальше или к кому пойти. Он их получит и сможет спросить снова.

queue-figures-title =
    <b>Помощь за 30 дней</b>
    {""}
queue-figures-none = Запросов за это время не было.
queue-figures-asked = Запросов: <b>{ $asked }</b>, ответ получили: <b>{ $answered }</b>
queue-figures-in-time = Вовремя: <b>{ $percent } %</b>
queue-figures-wait = Обычно ждут: <b>{ $wait }</b>
queue-figures-rating = Средняя оценка: <b>{ $mean }</b> из 5 (оценок: { $ratings })
queue-figures-few-ratings = Средняя оценка появится, когда оценок станет пять: так никого не узнать.
queue-figures-states =
    {""}
    Решено { $solved }, не решено { $unsolved }, отозвано { $withdrawn }, закрыто куратором { $closed }, в работе { $claimed }, ждут { $open }
queue-figures-now =
    {""}
    Без помощника прямо сейчас: <b>{ $waiting }</b>
queue-figures-single = Разовых встреч за 30 дней: <b>{ $count }</b>{ $has_mean ->
        [yes] , средняя оценка <b>{ $mean }</b> из 5
       *[no] { "" }
    }
queue-take-back = ↩️ Забрать запрос
queue-take-back-sure =
    <b>{ $topic }</b>
    Сейчас помогает { $name }. Забрать запрос и решить, кто поможет? Оба узнают об этом.
queue-take-back-yes = Да, забрать
