inviting-list =
    <b>Приглашения</b>

    Всего: { $total }. Нажмите на имя, чтобы посмотреть, дать новую ссылку или отозвать.
inviting-list-empty =
    <b>Приглашения</b>

    Пока никого не пригласили. Пригласите одного человека: роль, имя, и ссылка готова. Или загрузите список педагогов сразу.
inviting-new = ➕ Пригласить
inviting-staff-list = 📄 Загрузить список
inviting-nameless = без имени
inviting-roles =
    <b>Приглашение · роль</b>

    Кем человек будет? Можно отметить несколько ролей.
inviting-next = Дальше
inviting-name =
    <b>Приглашение · имя</b>

    Роль: { $roles }.
    Напишите фамилию, имя и отчество человека.
inviting-forward =
    Здравствуйте, { $name }!
    Приглашаю вас в наставничество ({ $unit }). Ваша роль: { $roles }.
    Откройте личную ссылку, это займёт три минуты:
    { $link }
    Ссылка только для вас, действует до { $until }.
inviting-copy = 📋 Скопировать ссылку
inviting-picture = Та же ссылка картинкой: { $name }. Покажите с экрана или распечатайте.
inviting-link =
    <b>Ссылка готова</b>

    Перешлите сообщение выше этому человеку: в нём всё нужное. Ссылка одноразовая и больше не покажется, но новую можно сделать всегда.
    Когда человек придёт, бот вам скажет.
inviting-one-more = ➕ Пригласить ещё
inviting-to-list = К списку
inviting-card =
    <b>{ $has_name ->
        [yes] { $name }
       *[no] Имя удалено
    }</b>

    Роль: { $roles }
    Состояние: { $state }
    Создано: { $created }
    Действует до: { $expires }
inviting-card-opened = Открыто: { $at }
inviting-card-decided = Изменено: { $at }
inviting-renew = 🔗 Новая ссылка
inviting-revoke = Отозвать
inviting-revoke-sure =
    <b>Отозвать приглашение?</b>

    { $name }: ссылка перестанет работать. Новую можно сделать в любой момент.
inviting-revoke-yes = Да, отозвать
invite-waiting = ждём
invite-opened = открыто
invite-joined = пришёл(а)
invite-refused = отказ
invite-expired = срок вышел
invite-revoked = отозвано
