### Решения: очередь того, кто решает, карточка за карточкой.

decisions-done =
    <b>🎉 Всё решено</b>

    Сейчас вашего решения ничего не ждёт. Если что-то появится, утром я скажу, сколько.
decisions-end =
    <b>Вы дошли до конца</b>

    Отложено: { $total }. Их можно решить сейчас или позже: они никуда не денутся.
decisions-again = Вернуться к отложенным
decision-last = ✔️ <i>{ $pair }: { $step }</i>
    {""}
decision-head = <b>Решения · ждут: { $total }</b>
    Вы решаете как { $role }{ $has_unit ->
        [yes] { ", " }{ $unit }
       *[no] { "" }
    }
    {""}
decision-pair = 🤝 <b>{ $pair }</b>
    Сейчас: { $state } · предложена { $since }
    {""}
decision-member = { $side ->
        [mentor] 🧑‍🏫 <b>{ $name }</b>
    { $about }
    Сильные стороны: { $topics }
    Свободных мест: { $room } из { $capacity }
       *[mentee] 🌱 <b>{ $name }</b>
    { $about }
    Нужна поддержка: { $topics }
    }
decision-terms =
    {""}
    { $form } · { $kinds }
    { $ways } · { $months ->
        [one] { $months } месяц
        [few] { $months } месяца
       *[many] { $months } месяцев
    }
decision-track = 🎯 { $name }: { $topics }. Цель: { $goals }
decision-rationale = 💡 Почему: { $words }
decision-need =
    💬 Своими словами: <blockquote expandable>{ $difficulty }{ $expects ->
        [yes] { "\u000A" }Ожидания: { $expectations }
       *[no] { "" }
    }</blockquote>
decision-opinions = 🗳 Совет: за { $agreed }, против { $against }, воздержались { $abstained }, молчат { $silent }.
decision-lacks-council = { $is_against ->
        [yes] ⛔ Совет против. Пару с руководителем утверждают вместе, поэтому сейчас её можно вернуть, отказать или найти другого наставника.
       *[no] ⏳ Ждём совет: пару с руководителем утверждают вместе, а «за» пока не больше, чем «против».
    }
decision-own = Ваше мнение: <b>{ $opinion }</b>. Пока совет не закончил, его можно изменить.
decision-request = 🙋 <b>{ $name }</b> ищет наставника
    { $about }
    Заявка от { $since }
    Темы: { $topics }
    {""}
decision-choice = • { $name }: { $state }
decision-list = ✍️ <b>Наставники на утверждение: { $people }</b>
    Предлагает { $name }, { $since }
    { $names }{ $more ->
        [0] { "" }
       *[other] { " " }и ещё { $more }
    }
decision-for = За
decision-against = Против
decision-abstain = Воздержусь
decision-for-words = За, с пояснением
decision-approve = ✅ Утвердить
decision-return = ↩️ Вернуть
decision-another = 🔎 Другой наставник
decision-refuse = Отказать
decision-ask-council = 🗳 Спросить совет ещё раз
decision-approve-list = ✅ Утвердить всех · { $people }
decision-open-list = Открыть список
decision-find = 🔎 Найти наставника
decision-close = Закрыть со словами
decision-people = 👤 Профили
decision-history = 🕓 История
decision-skip = Позже ›
decision-think-again = ↩️ Передумать
decision-without-words = Без слов
decisions-as-list = 📋 Списком
decisions-council = 🗳 У совета
decisions-to-card = ‹ К решениям
decisions-to-list = ‹ К списку
decision-history-of =
    <b>{ $pair } · история</b>
    {""}
decision-words =
    <b>{ $pair }</b>

    { $asked ->
        [against] Почему вы против? Напишите: слова увидит только куратор.
        [for] Напишите, что важно знать куратору.
        [refuse] Почему отказ? Напишите по-доброму: слова увидят оба.
        [another] Куратор поищет другого наставника, а этому спасибо. Хотите что-то сказать обоим? Можно и без слов.
        [close] Что сказать педагогу? Заявка закроется, слова придут ему.
        [list] Почему отказ? Слова увидит тот, кто предложил список.
        [speed] Почему отказ? Слова увидит педагог и выберет другое окно.
       *[return] Что стоит изменить? Слова увидят оба, поправят и отправят снова.
    }
decisions-list =
    <b>Решения · { $total }</b>
    🗳 мнение совета · 🤝 пара · 🙋 заявка · ✍️ список наставников · 📄 приказ · ⚡ разовая встреча · ⚖️ предупреждение · 📅 о встрече говорят разное
decisions-together = ✅ Утвердить вместе · { $count }
decisions-together-sure =
    <b>Утвердить вместе: { $count }?</b>

    Против этих пар никто не возражал. Если какая-то успела измениться, она останется в очереди.
    {""}
decisions-together-line = • { $pair }
decisions-together-none = Утверждать вместе сейчас нечего: остальное лучше посмотреть по одному.
decisions-together-yes = Да, утвердить · { $count }
decisions-together-done = ✅ Утверждено: { $approved }.{ $left ->
        [0] { "" }
       *[other] { " " }Изменились и остались в очереди: { $left }.
    }
decisions-council-title =
    <b>Рассматривает совет · { $total }</b>
    ⏳ вы ещё не ответили · ✅ за · ❌ против · 🤷 воздержались. Пока совет не закончил, мнение можно изменить.
decisions-council-empty =
    <b>Рассматривает совет</b>

    Сейчас у совета ничего нет.
decision-warning = ⚖️ <b>{ $pair }</b>
    Срок предупреждения прошёл { $since }. За что предупредили:
    <blockquote>{ $facts }</blockquote>
decision-order = 📄 <b>Приказ на подпись: { $about }</b>
    { $count ->
        [one] { $count } пара
        [few] { $count } пары
       *[many] { $count } пар
    }. Составлен { $since }: { $name }
decision-order-more = … и ещё { $count }
decision-sign = ✍️ Подписать
decision-open-order = Открыть приказ
decision-dispute = 📅 <b>{ $pair }</b>
    О встрече { $at } участники говорят разное:
decision-speed = <b>{ $mentee }</b> просит разовую встречу: <b>{ $mentor }</b>
    Тема: { $topic }
    { $at }
    { $has_question ->
        [yes] <blockquote>{ $question }</blockquote>
       *[no] { "" }
    }
decision-approve-speed = Согласовать встречу
