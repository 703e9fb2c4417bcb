people-list =
    <b>Люди</b>

    В боте: { $joined }. Приглашены и ещё не пришли: { $awaited }.
    ✉️ ещё не пришли · ⚠️ бот не может написать · ⏸ пауза · 🏖 отпуск

    Нажмите на человека. Чтобы найти, напишите часть имени.
people-found =
    <b>Люди · «{ $what }»</b>

    Найдено: { $total }.
people-empty = Никого нет. Попробуйте другую часть имени или пригласите человека.
people-search = 🔍 Найти
people-all = Показать всех
people-invite = ➕ Пригласить
people-search-how =
    <b>Найти человека</b>

    Напишите часть имени или фамилии, или выберите роль.
people-card =
    <b>{ $name }</b>

    { $roles }
    Состояние: { $state }
    Должность: { $position }
    Предметы: { $subjects }
    Стаж: { $years }
people-card-strengths = Может помочь: { $topics }
people-card-needs = Нужна поддержка: { $topics }
people-card-open = Открытых запросов: { $requests }, взято чужих: { $claims }
people-card-unreachable = ⚠️ Бот не может написать этому человеку: возможно, его заблокировали. Свяжитесь иначе.
people-no-link = ссылки ещё нет
people-paused = пауза по { $until }
people-on-leave = в отпуске по { $until }
people-joined = в боте с { $at }
people-roles = Изменить роли
people-link = 🔗 Новая ссылка
people-bank = Карточка в банке
people-remove = Убрать
people-to-list = ‹ К списку
people-roles-of =
    <b>{ $name } · роли</b>

    Отметьте все роли этого человека. Человек узнает об изменении.
people-roles-save = Сохранить
people-remove-sure =
    <b>Убрать: { $name }?</b>

    Роли закончатся, и человек узнает об этом. Вернуть можно новым приглашением.
    { $requests ->
        [0] { "" }
       *[other] Открытые запросы ({ $requests }) будут отозваны.
    }
    { $claims ->
        [0] { "" }
       *[other] Взятые чужие запросы ({ $claims }) перейдут к другим.
    }
people-remove-awaited =
    <b>Убрать: { $name }?</b>

    Этот человек ещё не пришёл. Бот забудет о нём, ссылка перестанет работать.
people-keep = Оставить
people-remove-yes = Да, убрать
