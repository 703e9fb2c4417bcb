topic-methods = Методика
topic-lesson-plan = План урока и рабочая программа
topic-forms = Приёмы и формы работы
topic-assessment = Оценивание
topic-class-management = Организация класса
topic-open-lesson = Открытый урок
topic-psychology = Психология и педагогика
topic-discipline = Дисциплина и внимание
topic-motivation = Мотивация
topic-parents = Родители
topic-inclusion = Дети с особыми потребностями
topic-conflicts = Конфликты
topic-subject = Предмет
topic-content = Содержание предмета
topic-exams = Экзамены и ВПР
topic-olympiads = Олимпиады и проекты
topic-interdisciplinary = Связи между предметами
topic-legal = Документы и право
topic-fgos = ФГОС и программы
topic-documents = Документы учителя
topic-labour = Трудовые вопросы
topic-attestation = Аттестация
topic-theory = Теория и самообразование
topic-age = Возрастные особенности
topic-self-education = Самообразование
topic-research = Исследования
topic-publications = Публикации и конкурсы
topic-digital = Цифровые инструменты
topic-tools = Программы и сервисы
topic-journal = Электронный журнал
topic-online-lesson = Урок онлайн
topic-personal-data = Персональные данные
tree-directions =
    <b>Темы</b>

    Направления, по которым учителя просят о помощи. Откройте направление, чтобы увидеть его темы.
tree-directions-empty =
    <b>Темы</b>

    Пока нет ни одного направления. Добавьте первое.
tree-topics =
    <b>Темы · { $name }</b>

    Нажмите на тему, чтобы переименовать, переставить или убрать.
tree-topics-empty =
    <b>Темы · { $name }</b>

    Здесь пока нет тем. Добавьте первую.
tree-topic =
    <b>{ $name }</b>

    Могут помочь: { $strong }
    Нужна поддержка: { $in_need }
    Открытых запросов: { $requests }
tree-topic-away = 🗄 Убрана: в списках её не видно, старые запросы остались.
tree-add-direction = ➕ Направление
tree-add-topic = ➕ Тема
tree-edit-direction = Изменить направление
tree-to-directions = ‹ К направлениям
tree-rename = Переименовать
tree-put-away = Убрать
tree-restore = Вернуть
tree-up = ⬆️ Выше
tree-down = ⬇️ Ниже
tree-add-direction-how =
    <b>Новое направление</b>

    Напишите название, коротко.
tree-add-topic-how =
    <b>Новая тема · { $name }</b>

    Напишите название, коротко.
tree-rename-how =
    <b>{ $name }</b>

    Напишите новое название. Оно будет одинаковым на обоих языках.
