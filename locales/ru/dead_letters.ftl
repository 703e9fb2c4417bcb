letters-title =
    <b>Не дошло до людей</b>
    {""}
letters-line = • <b>{ $name }</b>: { $kind }. { $fault } ({ $at })
letters-hint =
    {""}
    Позвоните или скажите лично. Человеку, у которого бот закрыт, помогает открыть его снова и нажать «Запустить».
letters-empty =
    <b>Не дошло до людей</b>

    Всё дошло. Если кому-то сообщение не попадёт, оно появится здесь.

fault-blocked = Бот у человека заблокирован
fault-no-account = Человек ещё не открыл свою ссылку
fault-refused = Телеграм не принял сообщение
fault-left = Человек больше не участвует
fault-other = Отправить не получилось

notice-kind-help-offered = просьба помочь
notice-kind-help-offer-over = помощь уже не нужна
notice-kind-help-offer-accepted = запрос взят
notice-kind-help-detail-added = дополнение к запросу
notice-kind-help-claimed = нашёлся наставник
notice-kind-help-asked-back = вопрос от наставника
notice-kind-claim-lock-ending = напоминание ответить
notice-kind-help-taken-back = запрос забрал куратор
notice-kind-claim-lapsed = запрос ушёл другому
notice-kind-help-open-again = снова ищем наставника
notice-kind-help-with-curator = запрос у куратора
notice-kind-help-needs-curator = запрос ждёт куратора
notice-kind-help-assigned = запрос поручен
notice-kind-help-closed-with-words = запрос закрыт
notice-kind-help-withdrawn = запрос отозван
notice-kind-help-ended = разговор закончен
notice-kind-talk-passed-on = сообщение из разговора
notice-kind-talk-edited = правка сообщения
notice-kind-person-joined = пришёл новый человек
notice-kind-consent-refused = отказ от согласия
notice-kind-person-left = человек ушёл
notice-kind-person-unreachable = человек недоступен
notice-kind-roles-changed = роли изменились
notice-kind-answer-proposed = ответ ждёт проверки
notice-kind-mentor-offered = коллега готов стать наставником
notice-kind-mentors-proposed = наставники на утверждение
notice-kind-mentor-list-over = список наставников решён
notice-kind-mentor-list-decided = решение по списку наставников
notice-kind-mentor-state-changed = шаг в карточке наставника
notice-kind-acquaintance-proposed = предложение познакомиться
notice-kind-stepped-back = пара не продолжает
notice-kind-end-announced = завершение пары
notice-kind-end-taken-back = пара продолжает работу
notice-kind-end-proposed = предложение закончить вместе
notice-kind-end-not-agreed = ответ на предложение
notice-kind-end-warned = предупреждение паре
notice-kind-warning-lifted = пара продолжает работу
notice-kind-mentorship-ended = пара завершена
notice-kind-term-ending = срок пары заканчивается
# Посредничество тайно: какое именно сообщение не дошло, здесь не видно.
notice-kind-mediator-asked = личное сообщение
notice-kind-mediation-gone = личное сообщение
notice-kind-mediator-found = личное сообщение
notice-kind-mediation-handed-on = личное сообщение
notice-kind-mediation-settled = личное сообщение
notice-kind-decisions-wait = сколько решений ждёт
notice-kind-council-reminded = напоминание совету
notice-kind-mentorship-approved = пара утверждена
notice-kind-mentorship-returned = пару вернули со словами
notice-kind-mentorship-sent-again = пару отправили снова
notice-kind-mentorship-back-with-curator = пара снова у куратора
notice-kind-mentorship-refused = по паре отказ
notice-kind-another-mentor-sought = ищут другого наставника
notice-kind-mentor-asked = просьба стать наставником
notice-kind-mentor-reminded = напоминание наставнику
notice-kind-mentor-waits = вопрос наставника передан
notice-kind-mentor-time-goes-on = срок наставника идёт дальше
notice-kind-mentor-ask-ended = отвечать больше не нужно
notice-kind-mentor-passed-over = спросили другого наставника
notice-kind-mentor-request-moved = заявка пошла дальше
notice-kind-mentee-questioned = вопрос наставника
notice-kind-question-unanswered = вопрос остался без ответа
notice-kind-mentor-found = наставник нашёлся
notice-kind-mentor-request-closed = заявка закрыта
notice-kind-consent-awaited = просьба подписать согласие
notice-kind-consent-taken = согласие принято
notice-kind-consent-sent-back = согласие просят прислать снова
notice-kind-order-sent = приказ на подпись
notice-kind-order-over = приказ решён
notice-kind-order-decided = решение по приказу
notice-kind-mentorship-began = пара начала работу
notice-kind-mentorship-amended = изменение пары
notice-kind-mentorship-ended-by-order = приказ о прекращении пары
notice-kind-change-proposed = предложение изменить пару
notice-kind-change-decided = ответ об изменении пары
notice-kind-change-withdrawn = предложение решено
notice-kind-mentorship-proposed = предложение пары
notice-kind-proposal-over = предложение решено
notice-kind-proposal-failed = предложение не состоялось
notice-kind-mentorship-agreed = все согласны на пару
notice-kind-other = сообщение
notice-kind-snooze-over = напоминание об отложенном
