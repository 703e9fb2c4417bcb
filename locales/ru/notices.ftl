notice-offered = 🙋 <b>Коллеге нужна ваша помощь</b>
    { $topic } · <b>{ $urgency }</b>
    Спрашивает { $name }, { $asked }
notice-offered-own = 🙋 <b>Вашему наставляемому нужна помощь</b>
    { $topic } · <b>{ $urgency }</b>
    Спрашивает { $name }, { $asked }
notice-assigned = 📌 <b>Куратор просит вас помочь</b>
    { $topic } · <b>{ $urgency }</b>
    Спрашивает { $name }, { $asked }
    Напишите коллеге прямо сюда.
notice-offer-taken = «{ $topic }»: другой коллега уже помогает. Спасибо, что вы на связи!
notice-offer-over = «{ $topic }»: помощь больше не нужна. Спасибо!
notice-talk-over = 💬 «{ $topic }»: разговор закончен.
notice-offer-accepted = ✅ <b>Запрос ваш: { $topic }</b>
    Спрашивает { $name }. Пишите прямо сюда, я передам.
notice-detail-added = Это добавил коллега, который ждёт помощи.
notice-detail-header = ➕ <b>К запросу:</b>
notice-claimed = 🧑‍🏫 <b>Вам поможет { $name }</b>
    { $topic }. Пишите прямо сюда, я передам.
notice-asked-back = Коллега хочет уточнить про «{ $topic }», прежде чем взяться.
notice-lock-ending = ⏰ <b>{ $topic }</b>: коллега ждёт вашего слова. { $minutes ->
    [one] Через { $minutes } минуту
    [few] Через { $minutes } минуты
   *[other] Через { $minutes } минут
  } запрос уйдёт другим.
notice-claim-lapsed = «{ $topic }»: запрос ушёл другим. Ничего страшного, в другой раз.
notice-open-again = «{ $topic }»: коллега не смог помочь, спрашиваем других.
notice-with-curator = «{ $topic }»: запрос у куратора. Он решит, кто поможет.
notice-needs-curator = ❗ <b>Никто не взял запрос</b>
    { $topic } · <b>{ $urgency }</b>
    Спрашивает { $name }, { $asked }
    Решаете вы.
notice-closed-with-words = <b>{ $topic }</b>: куратор ответил и закрыл запрос.
    <blockquote>{ $words }</blockquote>
notice-withdrawn = «{ $topic }»: запрос закрыт, помощь больше не нужна. Спасибо, что откликнулись!
notice-ended-rate = ✅ <b>{ $topic }</b>: { $name } отмечает, что всё решено.
    Как вам помогли? Ваша оценка никому не видна по отдельности.
notice-ended-unsolved = <b>{ $topic }</b>: { $name } заканчивает разговор без решения.
    Можно сразу спросить других коллег.
notice-ended-thanks = ✅ <b>{ $topic }</b>: { $name } благодарит, всё решено!
    Если хотите, запишите итог: это минута.
notice-ended-not-helped = <b>{ $topic }</b>: { $name } заканчивает разговор, решения пока нет. Спасибо, что пробовали!
notice-person-joined = 👋 Теперь с нами { $name }.
notice-consent-refused = { $name }: человек не дал согласия на обработку данных. Мы ничего о нём не сохранили.
notice-consent-withdrawn = { $name }: согласие отозвано, личные данные удалены.
notice-person-left = { $name } больше не участвует.
notice-unreachable = { $name }: бот остановлен на телефоне, сообщения не доходят. Стоит связаться лично.
notice-roles-changed = Ваши роли изменились: { $roles }.
notice-answer-proposed = 📝 Новый ответ для всех по теме «{ $topic }»: проверьте и опубликуйте.
notice-words = <blockquote expandable>{ $words }</blockquote>
notice-mentor-offered = ✋ { $name }: готов(а) стать наставником. Посмотрите карточку и предложите руководителю.
notice-mentors-proposed = ✍️ <b>Наставники на утверждение</b>
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }, предлагает { $name }. Утвердить можно одним касанием.
notice-mentor-list-over = ✅ Список наставников решён: { $name }. Утверждено: { $approved }, отказано: { $refused }.
notice-mentor-list-decided = ✅ <b>Решение по списку наставников</b>
    { $name }: утверждено { $approved }, отказано { $refused }.
notice-mentor-state = { $state ->
        [candidate] ✋ <b>Куратор предлагает вам стать наставником.</b> Расскажите, что вы готовы предложить. Отказаться можно в любой момент.
        [approved] ✅ <b>Вы наставник.</b> Проверьте, что вы предлагаете: виды, время, сколько человек.
        [paused] ⏸ Ваша работа наставника на паузе.
       *[former] Ваше наставничество завершено. Спасибо за всё!
    }{ $has_reason ->
        [yes] { " " }Причина: { $reason }
       *[no] { "" }
    }
notice-taken-back = «{ $topic }»: куратор забрал запрос, чтобы решить, кто поможет. Спасибо за помощь!

## Бумаги и приказы

notice-consent-awaited = 📝 <b>Нужна ваша подпись</b>
    Пара одобрена. Подпишите согласие на участие и отдайте куратору или пришлите сюда фото.
notice-consent-taken = ✅ Ваше согласие принято. Когда выйдет приказ, я напишу.
notice-consent-sent-back = 📝 Куратор просит прислать согласие ещё раз: { $words }
notice-order-sent = ✍️ <b>Приказ на подпись: { $kind }</b>
    { $count ->
        [one] { $count } пара
        [few] { $count } пары
       *[many] { $count } пар
    }{ $has_name ->
        [yes] , составлен: { $name }
       *[no] { "" }
    }. Откройте: документ Word придёт следом.
notice-order-over = { $state ->
        [signed] ✅ Приказ № { $number } подписан
        [returned] ↩️ Приказ возвращён куратору
        [draft] ↩️ Приказ забрали, чтобы поправить
       *[discarded] 🗑 Приказ отменён до подписания
    }: { $kind }{ $has_name ->
        [yes] { " " }({ $name })
       *[no] { "" }
    }.
notice-order-decided = { $is_signed ->
        [yes] ✅ <b>Приказ № { $number } от { $signed_on } подписан</b>
       *[no] ↩️ <b>Руководитель вернул приказ</b>
    }
    { $kind }{ $has_name ->
        [yes] , { $name }
       *[no] { "" }
    }
notice-order-words = <blockquote>{ $words }</blockquote>
notice-mentorship-began = 🤝 <b>{ $is_mentor ->
        [yes] Вы наставник
       *[no] У вас есть наставник
    }</b>{ $has_names ->
        [yes] : { $names }
       *[no] { "" }
    }
    С { $starts } по { $ends }{ $has_order ->
        [yes] , приказ № { $number }
       *[no] { "" }
    }.
notice-mentorship-amended = 📄 <b>Изменение принято</b>{ $has_order ->
        [yes] , приказ № { $number }
       *[no] { "" }
    }
    Действует с { $starts }. Пара работает до { $ends }.
notice-mentorship-ended-by-order = { $is_replaced ->
        [yes] 📄 <b>Наставник заменён</b>
       *[no] 📄 <b>Работа пары прекращена</b>
    }, приказ № { $number }{ $has_names ->
        [yes] { " " }({ $names })
       *[no] { "" }
    }
    Последний день: { $ends }. Спасибо за совместную работу!
notice-change-proposed = ✏️ <b>Предлагают изменить вашу пару</b>{ $has_name ->
        [yes] : { $name }
       *[no] { "" }
    }
    Посмотрите и скажите, согласны ли вы.
notice-change-decided = { $is_agreed ->
        [yes] ✅ С изменением согласны все. Куратор оформит его приказом.
       *[no] ✏️ Изменение не принято: пара работает как прежде.
    }
notice-change-withdrawn = ✏️ Это предложение уже решено.
notice-snooze-over = ⏰ Вы просили напомнить об этом.
