### Согласия на участие, приказы, изменения пар, бланки документов.

order-kind-appoint = о закреплении
order-kind-amend = об изменении
order-kind-replace = о замене наставника
order-kind-terminate = о прекращении
order-state-draft = черновик
order-state-sent = у руководителя
order-state-returned = вернули на доработку
order-state-signed = подписан
order-state-discarded = отменён
order-step-drawn-up = составлен
order-step-added = добавлены пары
order-step-taken-out = пара убрана
order-step-sent = отправлен руководителю
order-step-taken-back = забрали у руководителя
order-step-returned = возвращён
order-step-signed = подписан
order-step-in-force = вступил в силу
order-step-discarded = отменён
paper-kind-order-appoint = приказ о закреплении
paper-kind-order-amend = приказ об изменении
paper-kind-order-replace = приказ о замене наставника
paper-kind-order-terminate = приказ о прекращении
paper-kind-consent = согласие на участие
paper-kind-addendum = дополнительное соглашение
paper-kind-record-sheet = лист учёта наставника

## На бумаге

paper-number = № { $number }
paper-numbered = № { $number } от { $day }
paper-until = по { $day }
paper-term = Срок
paper-kinds = Вид
paper-modes = Режим
paper-pay = Выплата
paper-from-signing = дня подписания приказа
paper-last-day = последний день { $months }-го месяца
paper-head = Руководитель
paper-task-programme = вместе с наставляемым составить персонализированную программу и вести её
paper-task-meetings = регулярно встречаться с наставляемым, лично или дистанционно
paper-task-lessons = посещать уроки наставляемого и приглашать на свои, обсуждать увиденное
paper-task-advice = помогать с планированием, документами, общением с учениками и родителями
paper-task-report = сообщать куратору о ходе работы и представить итоговый отчёт
papers-months = { $months ->
        [one] { $months } месяц
        [few] { $months } месяца
       *[many] { $months } месяцев
    }
papers-days = с { $starts } по { $ends }
papers-in-the-making = Готовлю документ…
papers-laid-out = 📁 Документ лежит на сервере школы, в папке бумаг:
    <code>{ $names }</code>
consent-file = Согласие { $name }
consent-file-own = Согласие на участие
consent-file-numbered = Согласие, пара { $pair }-{ $place }
consent-files = Согласия
consent-scan-file = Согласие
order-file = Приказ № { $number } от { $day } { $kind }
order-file-draft = Приказ (проект { $draft }) { $kind }
addendum-file = Доп. соглашение { $name }
addendum-file-numbered = Доп. соглашение, приказ { $order }-{ $place }
addendum-files = Дополнительные соглашения

## Согласия: куратор

consents-title =
    <b>Согласия на участие</b>

    Одобренных пар: { $total }. Приказ можно составить, когда подпишут все.
    🖼 пришло фото · ⏳ ещё не все · ✅ все подписали
consents-empty =
    <b>Согласия на участие</b>

    Сейчас собирать нечего. Пары появятся здесь, как только вы их одобрите.
consents-to-list = ‹ К списку
consents-card =
    <b>{ $pair }</b>
    { $form } · { $kinds } · { $modes }
    Срок: { $term }
    {""}
consents-line = • { $name }: { $status }
consents-change =
    {""}
    <b>✏️ Изменение</b>
    <blockquote>{ $change }</blockquote>
consent-signed = ✅ { $has_number ->
        [yes] № { $number } от { $day }
       *[no] { $has_date ->
            [yes] подписано { $day }
           *[no] фото принято { $day }
        }
    }
consent-handed-in = 🖼 фото ждёт проверки
consent-sent-back = ↩️ попросили прислать снова: { $words }
consent-missing = ⏳ ещё нет
consents-blanks = 📄 Бланки всем
consents-blank = 📄 Бланк согласия
consents-blanks-sent = Бланки готовы: распечатайте, подпишите и внесите номер и дату или пришлите фото.
consents-remind = 🔔 Напомнить
consents-reminded = { $count ->
        [0] Напоминать некому.
        [one] Напомню: { $count } человек.
        [few] Напомню: { $count } человека.
       *[many] Напомню: { $count } человек.
    }
consents-begin = ▶️ Начать работу
consents-ready = ✅ Все подписали: пару можно включить в приказ.
consents-to-order = 📄 В приказ
consents-accept-change = ✅ Принять изменение
consents-person =
    <b>{ $name }</b>
    { $status }
consents-person-how =
    {""}
    Пришлите сюда фото или PDF подписанной бумаги или внесите её номер и дату.
consents-person-off-chat =
    {""}
    Бумаги хранятся в школе: внесите номер и дату.
consents-take = ✅ Принять
consents-send-back = ↩️ Вернуть
consents-by-number = Номер и дата
consents-show = 👀 Посмотреть
consents-shown = Вот подписанная бумага.
consents-to-card = ‹ К паре
consents-paper-please = Пришлите фото или PDF подписанной бумаги.
consents-ask-number =
    <b>{ $name }</b>

    Номер согласия? Если номеров у вас нет, нажмите «Без номера».
consents-no-number = Без номера
consents-ask-date =
    <b>{ $name }</b>

    Когда подписано? Выберите или напишите, например 24.11.2026.
consents-ask-why =
    <b>{ $name }</b>

    Что не так? Человек прочитает это и пришлёт новое фото. Прежнее будет удалено.
day-today = Сегодня
day-yesterday = Вчера

## Мои бумаги

my-papers-title =
    <b>Мои бумаги</b>

    ⏳ ждёт вашей подписи · 🖼 у куратора · ✅ принято · ✏️ предложено изменение
my-papers-empty =
    <b>Мои бумаги</b>

    Пока ничего нет. Согласие понадобится, когда вашу пару одобрят.
my-papers-to-list = ‹ К бумагам
my-papers-card =
    <b>{ $pair }</b>
    { $form } · { $kinds } · { $modes }
    Срок: { $term }
my-papers-consent =
    {""}
    Моё согласие на участие: { $status }
my-papers-off-chat =
    {""}
    Бланк возьмите у куратора и верните ему подписанным: в вашей школе бумаги не пересылают через чат.
my-papers-change =
    {""}
    <b>✏️ Предложено изменение</b>
    <blockquote>{ $change }</blockquote>
my-papers-send = 📷 Прислать подписанное
my-papers-how =
    <b>Подписанное согласие</b>

    Сфотографируйте бумагу так, чтобы были видны текст и подпись, и пришлите сюда. Можно PDF. Видят только вы, куратор и руководитель.
my-papers-sent = Спасибо! Куратор посмотрит и подтвердит.
my-papers-blank-sent = Прочитайте, распечатайте и подпишите. Подписать или нет, решаете вы.
my-papers-agree = ✅ Согласен(на)
my-papers-decline = Не согласен(на)

## Изменение пары

change-propose = ✏️ Изменить
change-withdraw = Отозвать изменение
change-menu =
    <b>Изменить пару</b>
    { $pair }
    {""}
change-draft = <blockquote>{ $lines }</blockquote>
change-nothing-yet = Выберите, что должно стать другим. Согласиться должны все, потом куратор оформит приказ.
change-months = Срок
change-kinds = Виды
change-modes = Встречи
change-pay = Выплата
change-words = Пояснение
change-send = Предложить
change-sent = Предложено. Я спрошу остальных и скажу, что они ответят.
change-ready = Готово
change-ask-months =
    <b>Срок</b>

    Сейчас { $months ->
        [one] { $months } месяц
        [few] { $months } месяца
       *[many] { $months } месяцев
    }. Сколько всего, с первого дня?
change-ask-kinds =
    <b>Виды</b>

    Отметьте всё, что будет. Группу и реверсивную пару так не сделать: для них нужны другие люди.
change-ask-modes =
    <b>Встречи</b>

    Как вы будете встречаться? Можно отметить оба.
change-ask-pay =
    <b>Выплата</b>

    Сейчас: { $pay }
    Напишите размер и условия, как они будут в приказе.
change-ask-words =
    <b>Пояснение</b>

    Почему и зачем? Это прочитают те, кого мы спросим.
change-line-months = Срок: { $months ->
        [one] { $months } месяц
        [few] { $months } месяца
       *[many] { $months } месяцев
    }, до { $ends }
change-line-kinds = Виды: { $kinds }
change-line-modes = Встречи: { $modes }
change-line-pay = Выплата: { $pay }
change-line-words = { $words }
change-line-state = { $is_agreed ->
        [yes] Согласны все
       *[no] Согласны: { $agreed } из { $people }
    }

## Приказы

orders-title =
    <b>Приказы</b>

    Всего: { $total }. ✍️ у руководителя · ↩️ на доработке · 📝 черновик · ✅ подписан
orders-empty =
    <b>Приказы</b>

    Пока ни одного. Когда по паре собраны все согласия, её можно включить в приказ.
orders-new = ➕ Новый приказ
orders-to-list = ‹ К приказам
orders-line = { $kind } · { $count ->
        [one] { $count } пара
        [few] { $count } пары
       *[many] { $count } пар
    } · { $state }
orders-line-signed = № { $number } от { $day } { $kind } · { $count }
orders-kind =
    <b>Новый приказ</b>

    О чём он?
orders-pick =
    <b>Приказ { $kind }</b>

    Кого включить? Готовы: { $ready }, отмечено: { $chosen }.
orders-pick-empty =
    <b>Приказ { $kind }</b>

    { $what ->
        [amend] Пока некого включать: нет изменений, с которыми согласны все.
        [terminate] Пока некого включать: все закончившие пары уже в приказах.
       *[other] Пока некого включать: нет одобренных пар, где подписали все.
    }
orders-pick-missing =
    {""}
    Ждут согласий:
    { $lines }
orders-pick-all = Отметить всех
orders-gather = В приказ · { $chosen }
orders-card =
    <b>{ $has_number ->
        [yes] Приказ № { $number } от { $signed_on } { $kind }
       *[no] Приказ { $kind }
    }</b>
    { $unit }
    Состояние: { $state } · { $count ->
        [one] { $count } пара
        [few] { $count } пары
       *[many] { $count } пар
    }
orders-card-waits = ⏳ Вступит в силу { $day }.
orders-card-returned =
    {""}
    ↩️ { $name }: <blockquote>{ $words }</blockquote>
orders-card-says =
    {""}
    { $lines }
orders-line-protocol = Протокол совета: { $text }
orders-line-regulation = Положение: { $text }
orders-line-report = Отчёт до { $day }
orders-line-programme = Программы: { $days ->
        [one] { $days } рабочий день
        [few] { $days } рабочих дня
       *[many] { $days } рабочих дней
    }
orders-line-pay = Выплата: { $text }
orders-line-addendum = Доп. соглашение № { $text }
orders-line-ground = Основание: { $text }
orders-docx = 📄 Приказ Word
orders-docx-sent = Вот приказ.
orders-sign = ✍️ Подписать
orders-refuse = Вернуть
orders-send = Отправить руководителю
orders-sent = Приказ у руководителя. Я скажу, что он решит.
orders-add = ➕ Пары
orders-says = Основания и сроки
orders-addenda = 📄 Доп. соглашения
orders-addenda-sent = Проекты дополнительных соглашений к трудовым договорам: впишите номер и дату договора.
orders-history = История
orders-take-back = Забрать
orders-discard = 🗑 Отменить приказ
orders-item =
    <b>{ $pair }</b>
    Приказ { $kind }
    Срок: { $term }
orders-item-replaced = Вместо: { $pair }
orders-item-changes =
    {""}
    { $lines }
orders-item-says =
    {""}
    { $lines }
orders-pay = Выплата
orders-addendum = № доп. соглашения
orders-ground = Основание
orders-addendum-docx = 📄 Доп. соглашение
orders-take-off = Убрать из приказа
orders-to-card = ‹ К приказу
orders-says-title =
    <b>Основания и сроки</b>

    { $lines }

    Срок программ, рабочих дней: { $days } (меняется в настройках школы для новых приказов).
orders-protocol = Протокол совета
orders-regulation = Положение
orders-report = Срок отчёта
orders-pay-all = Выплата для всех
orders-ground-all = Основание для всех
orders-ask = { $what }
order-ask-protocol = Номер и дата протокола, в котором совет наставников высказал мнение. Например: № 3 от 20.11.2026.
order-ask-regulation = Чем утверждено положение о наставничестве. Например: утверждено приказом от 01.09.2025 № 83-од.
order-ask-pay = Размер и условия выплаты наставнику этой пары, как они будут в приказе. Например: 3 000 руб. в месяц.
order-ask-pay-all = Размер и условия выплаты каждому наставнику, как они будут в приказе. Например: 3 000 руб. в месяц.
order-ask-addendum = Номер дополнительного соглашения к трудовому договору наставника. Например: 12.
order-ask-ground = Почему, как это будет в приказе. Например: истечение срока. Личных причин не пишите.
order-ask-ground-all = Почему, одно для всех пар. Например: окончание учебного года. Личных причин не пишите.
orders-leave-out = Не указывать
orders-ask-report =
    <b>Срок отчёта</b>

    До какого дня наставники отчитываются? Выберите день или напишите, например 20.05.2027.
orders-discard-sure =
    <b>Отменить приказ { $kind }?</b>

    Пары ({ $count }) снова будут ждать приказа. Подписанных согласий это не коснётся.
orders-discard-yes = Да, отменить
orders-history-title =
    <b>Приказ { $kind } · история</b>
    {""}
orders-history-line = • { $what }{ $has_name ->
        [yes] , { $name }
       *[no] { "" }
    }, { $at }{ $has_words ->
        [yes] : { $words }
       *[no] { "" }
    }

## Подпись руководителя

sign-ask-number =
    <b>Приказ { $kind }</b> · { $count ->
        [one] { $count } пара
        [few] { $count } пары
       *[many] { $count } пар
    }

    Напишите номер приказа, например 97/3-од.
sign-ask-date =
    <b>Приказ № { $number }</b>

    Дата приказа? С этого дня он в силе. Нажмите или напишите, например 24.11.2026.
sign-sure =
    <b>Подписать приказ № { $number } от { $day }?</b>

    { $kind }, { $count ->
        [one] { $count } пара
        [few] { $count } пары
       *[many] { $count } пар
    }. { $is_ahead ->
        [yes] Вступит в силу в этот день.
       *[no] Вступит в силу сразу.
    } Все участники узнают.
sign-yes = ✍️ Подписать
sign-done = ✅ Приказ № { $number } подписан. Участники и куратор уже знают.
sign-ask-why =
    <b>Вернуть приказ { $kind }</b> · { $count ->
        [one] { $count } пара
        [few] { $count } пары
       *[many] { $count } пар
    }

    Что поправить? Куратор прочитает и отправит снова.
sign-returned = ↩️ Приказ у куратора.

## Бланки документов

forms-title =
    <b>Бланки документов</b>

    По этим бланкам бот готовит бумаги. ✅ отмечены ваши собственные.
forms-to-list = ‹ К бланкам
forms-card-own =
    <b>Бланк: { $kind }</b>

    Действует ваш, редакция { $number }: { $name }, { $at }.
forms-card-ours =
    <b>Бланк: { $kind }</b>

    Действует готовый бланк программы.
forms-how =
    {""}
    Чтобы сделать свой: скачайте бланк, поправьте его в Word и пришлите сюда файл .docx. Слова в двойных фигурных скобках бот заменит, их оставьте.
forms-download = 📄 Скачать бланк
forms-versions = Прежние редакции
forms-reset = Вернуть готовый
forms-versions-title =
    <b>Бланк: { $kind } · редакции</b>

    Нажмите, чтобы получить файл.
forms-versions-empty =
    <b>Бланк: { $kind } · редакции</b>

    Своих бланков ещё не было.
forms-version = { $number }. { $is_own ->
        [yes] { $name }
       *[no] готовый, { $name }
    }, { $at }
forms-reset-sure =
    <b>Вернуть готовый бланк: { $kind }?</b>

    Ваш останется в прежних редакциях.
forms-reset-yes = Да, вернуть
forms-sent = Вот бланк.
forms-file-please = Пришлите бланк файлом .docx.
forms-checking = Проверяю бланк…
forms-taken = ✅ Бланк принят: новые бумаги будут по нему.
forms-refused = <b>Этот бланк взять нельзя, прежний остался.</b> Поправьте и пришлите снова:
forms-more-faults = И ещё: { $count }. Остальное скажу, когда поправите это.
template-fault-not-a-document = Это не текстовый документ. Сохраните бланк в Word как «Документ Word (.docx)».
template-fault-other-format = Это документ другого формата. Откройте его в Word или LibreOffice и сохраните как .docx.
template-fault-locked-template = Файл защищён паролем. Снимите пароль и сохраните снова.
template-fault-damaged-template = Файл повреждён. Откройте его в Word, сохраните под новым именем и пришлите новый.
template-fault-template-too-large = Файл слишком велик. Уменьшите картинки: бланк должен быть не больше 2 МБ.
template-fault-holds-programs = В файле есть макросы или вложенные файлы. Сохраните бланк без них, как обычный .docx.
template-fault-reaches-outside = Файл тянет часть себя извне: { $target }. Вставьте картинку в сам документ.
template-fault-broken-placeholder = Скобки не сошлись или условие записано с ошибкой: «{ $where }». Скопируйте это место из готового бланка.
template-fault-forbidden-placeholder = Так в бланке писать нельзя: «{ $where }». Можно только поля, условия и строки таблиц из готового бланка.
template-fault-misplaced-placeholder = Здесь поле не заполнится: «{ $where }». Перенесите его в основной текст, в верхний или нижний колонтитул.
template-fault-unknown-placeholder = Такого поля нет: { $name }.{ $has_meant ->
        [yes] { " " }Может быть, { $meant }?
       *[no] { " " }Возьмите поле из готового бланка.
    }
template-fault-missing-placeholder = Не хватает поля { $name }: без него это не тот документ. Скопируйте его из готового бланка.
template-fault-spoilt-layout = С данными документ разваливается: повтор начат в одной строке таблицы или абзаце, а закончен в другом. Верните эту таблицу как в готовом бланке.
