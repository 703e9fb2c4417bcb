### Посредничество совета наставников: тайна просьбы и итог.

home-button-mediations = { $count ->
        [0] 🕊 Посредник
       *[other] 🕊 Посредник · { $count }
    }
home-mediations = 🕊 Просят вашего посредничества: { $count }.
mediation-state-asked = ждёт ответа
mediation-state-taken = у вас
mediation-state-will-go-on = договорились продолжать
mediation-state-will-part = расстаются
mediation-state-handed-on = передано
mediation-state-over = больше не нужно
mediations-title =
    <b>Посредничество</b>

    Всего: { $total }. Это видите только вы.
mediations-empty =
    <b>Посредничество</b>

    Просьб нет. Если кому-то в паре станет трудно, вас могут позвать поговорить с обоими.
mediations-to-list = ‹ К просьбам
mediation-to-card = ‹ К просьбе
mediation-card = 🕊 <b>{ $has_name ->
        [yes] { $name }
       *[no] Коллега из вашей школы
    }</b>
    Просит посредника, { $at } · { $state }
mediation-pair = Пара: { $pair }
mediation-words = <blockquote expandable>{ $words }</blockquote>
mediation-note = 📝 { $at }: { $text }
mediation-ask =
    {""}
    Возьмётесь? Поговорить нужно с обоими. Всё сказанное остаётся между вами: ни куратор, ни руководитель не узнают даже о просьбе.
mediation-rules =
    {""}
    Поговорите с обоими, лучше вместе. Участники узнают от меня только итог.
mediation-take = ✅ Возьмусь
mediation-cannot = Не смогу
mediation-write = 📝 Записать
mediation-settle = Отметить итог
mediation-hand-on = Передать другому
mediation-note-ask =
    <b>Моя запись</b>

    Её не увидит никто, даже следующий посредник. Напишите одним сообщением.
mediation-settle-how =
    <b>Чем закончился разговор?</b>

    Участники узнают только это. Изменить итог будет нельзя.
mediation-goes-on = 🤝 Продолжают
mediation-parts = Расстаются
mediation-handed-on = Хорошо. Если больше никто не сможет, попросивший выберет другого.
mediation-settled = Итог передан участникам. Спасибо за разговор!
notice-mediator-asked = 🕊 { $has_name ->
        [yes] <b>{ $name } просит вас быть посредником.</b>
       *[no] <b>Коллеге нужен посредник из совета.</b> Кто просит, узнает тот, кто возьмётся.
    } Об этом знаете только вы.
notice-mediation-gone = 🕊 Ваше посредничество уже не нужно. Спасибо!
notice-mediator-found = 🕊 <b>Ваш посредник: { $name }.</b> Он(а) поговорит с вами обоими.
notice-mediation-handed-on = 🕊 Посредник не смог взяться. Можно выбрать другого: на карточке пары нажмите «Завершить».
notice-mediation-settled = 🕊 <b>{ $pair }</b>. Итог разговора с посредником, { $name }: { $goes_on ->
        [yes] продолжаем.
       *[no] решили расстаться. Закончить можно вместе на карточке пары.
    }
