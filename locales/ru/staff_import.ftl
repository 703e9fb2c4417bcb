staff-file =
    <b>Список педагогов</b>

    1. Скачайте шаблон и заполните его, или возьмите свой список (Excel или CSV).
    2. Пришлите файл сюда: до 5 МБ и 2000 строк.
    3. Посмотрите, что получится, и подтвердите. До этого ничего не изменится.

    Нужны хотя бы ФИО и роль. Тот же список можно присылать снова: двойников не будет.
staff-template = 📄 Скачать шаблон
staff-template-sent = Вот шаблон. Заполните первый лист и пришлите файл сюда. Подсказки на втором листе.
staff-template-file = Список педагогов
staff-file-please = Пришлите список файлом: скрепка → «Файл». Подойдут Excel (xlsx) и CSV.
staff-reading = Читаю список…
staff-preview =
    <b>Список педагогов · проверка</b>

    Новых: { $new }
    Изменится: { $changed }
    Без изменений: { $same }
    Ошибок: { $faults }
staff-preview-unknown = Эти столбцы пропустим: { $columns }.
staff-preview-faults =
    <blockquote>{ $lines }</blockquote>
    { $has_more ->
        [yes] И ещё { $more }: все ошибки в файле выше.
       *[no] { "" }
    }
    Исправьте строки и пришлите файл ещё раз. Пока ничего не изменено.
staff-preview-ready = Всё в порядке. Загружаем? Тем, кто ещё не пришёл, сделаем новые личные ссылки.
staff-preview-nothing = Нового в списке нет, но ссылки можно обновить.
staff-apply = Загрузить
staff-other-file = Другой файл
staff-done =
    <b>Список загружен</b>

    Добавлено: { $added }
    Обновлено: { $changed }
    Без изменений: { $same }
    Личных ссылок в файле: { $links }
staff-once-more = Ещё список
staff-links-sent = Личные ссылки готовы. Раздайте их: каждая только для своего человека. Прежние неоткрытые ссылки больше не действуют.
staff-fault-line = Строка { $line } ({ $name }): { $fault }
staff-faults-title = Ошибки в списке
staff-faults-line = Строка
staff-faults-name = ФИО
staff-faults-fault = Что исправить
staff-links-title = Личные ссылки
staff-links-name = ФИО
staff-links-roles = Роли
staff-links-link = Ссылка
staff-links-until = Действует до
staff-template-title = Педагоги
staff-column-name = ФИО
staff-column-position = Должность
staff-column-subjects = Предметы
staff-column-experience = Стаж, лет
staff-column-category = Категория
staff-column-roles = Роли
staff-example-name = Пример: Иванова Анна Петровна
staff-example-position = учитель
staff-example-subjects = математика, информатика
staff-category-none = без категории
staff-category-first = первая
staff-category-highest = высшая
staff-role-mentee = наставляемый
staff-role-mentor = наставник
staff-role-curator = куратор
staff-role-head = руководитель
staff-role-council = совет наставников
staff-role-tutor = тьютор
staff-role-guest = гость
staff-hints-title = Подсказки
staff-hints-column = Столбец
staff-hints-hint = Что писать
staff-hint-name = Фамилия, имя, отчество целиком. По имени бот узнаёт человека при повторной загрузке.
staff-hint-position = Как в штатном расписании. Можно не заполнять.
staff-hint-subjects = Через запятую. Можно не заполнять.
staff-hint-experience = Целое число лет. Можно не заполнять.
staff-hint-category = Выберите или впишите. Можно не заполнять.
staff-hint-roles = Выберите из списка; несколько через запятую.
fault-name-missing = нет имени
fault-name-too-long = имя слишком длинное
fault-not-whole-name = нужны фамилия и имя, а написано «{ $value }»
fault-experience-not-a-number = стаж нужен числом лет, а написано «{ $value }»
fault-experience-out-of-range = стаж { $years }: столько не бывает, нужно от 0 до 70
fault-role-missing = нет роли
fault-unknown-role = роль «{ $value }» не из списка
fault-doubled-in-file = этот человек уже есть в строке { $first_line }
fault-value-too-long = слишком длинно: { $column }
fault-looks-like-formula = здесь формула, а нужен текст: { $column }
fault-role-not-yours = роль руководителя может дать только руководитель
fault-not-a-spreadsheet = Это не похоже на таблицу. Пришлите список в Excel (xlsx) или CSV, лучше всего наш шаблон.
fault-other-spreadsheet = Такой вид таблицы не читается. Откройте её и сохраните как «Книга Excel (xlsx)», потом пришлите снова.
fault-encrypted = Файл закрыт паролем. Снимите пароль и пришлите снова.
fault-broken = Файл повреждён и не открывается. Сохраните его заново и пришлите снова.
fault-too-large = Файл слишком большой: можно до 5 МБ. Оставьте только лист со списком и пришлите снова.
fault-too-many-rows = В списке больше 2000 строк. Разделите его на части.
fault-no-rows = В таблице есть заголовок, но нет людей. Заполните строки под ним.
fault-unknown-encoding = Буквы в файле не читаются. Сохраните список в Excel (xlsx) и пришлите снова.
fault-no-header = Не нашлись столбцы: { $columns }. Назовите их так в первой строке, или возьмите наш шаблон.
