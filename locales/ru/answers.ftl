answers-topics =
    <b>Частые вопросы</b>

    Здесь ответы, которые уже помогли коллегам. Какая тема?
answers-none =
    <b>Частые вопросы</b>

    Пока пусто. Ответы появляются из решённых запросов: автор разрешает поделиться, куратор проверяет и публикует.
answers-waiting = 📥 Ждут вас: { $number }
answers-topic = { $topic } · { $number }
answers-list =
    <b>{ $topic }</b>
    { $number ->
        [one] { $number } ответ.
        [few] { $number } ответа.
       *[many] { $number } ответов.
    } Какой вопрос открыть?
answers-list-empty =
    <b>Частые вопросы</b>

    В этой теме ответов больше нет. Выберите другую.
answers-proposals =
    <b>Ждут вашей проверки: { $number }</b>

    Авторы разрешили поделиться этими случаями. Откройте, поправьте и опубликуйте.
answers-proposals-empty =
    <b>Проверять нечего</b>

    Когда автор решённого запроса разрешит им поделиться, я напишу вам.
answers-question = { $question }
answers-blank = (пусто)
answers-to-topics = ← К темам
answers-back = ← К списку
answers-to-card = ← Не менять

answers-card =
    <b>{ $topic }</b>

    <b>Вопрос</b>
    <blockquote expandable>{ $question }</blockquote>
    <b>Ответ</b>
    <blockquote expandable>{ $answer }</blockquote>
answers-card-proposed =
    {""}
    Видите только вы. Проверьте, чтобы не осталось имён и примет, по которым можно узнать человека. Публикуем?
answers-card-unfinished =
    {""}
    Видите только вы. Допишите вопрос и ответ, тогда появится кнопка «Опубликовать».
answers-card-refused =
    {""}
    Этот случай отклонён и никому не виден.
answers-publish = ✅ Опубликовать
answers-published = Опубликовано. Теперь это видят все коллеги.
answers-edit-question = ✏️ Вопрос
answers-edit-answer = ✏️ Ответ
answers-refuse = Отклонить
answers-take-back = Снять с публикации

answers-new-question =
    <b>Как звучит вопрос?</b>
    <blockquote expandable>{ $question }</blockquote>

    Напишите вопрос заново, коротко и без имён.
answers-new-answer =
    <b>Как звучит ответ?</b>
    <blockquote expandable>{ $answer }</blockquote>

    Напишите ответ заново, по шагам и без имён.
answers-refuse-sure =
    <b>Отклонить этот случай?</b>
    <blockquote expandable>{ $question }</blockquote>

    Он исчезнет из списка, и вернуть его нельзя. Автору мы ничего не скажем.
answers-take-back-sure =
    <b>Снять ответ с публикации?</b>
    <blockquote expandable>{ $question }</blockquote>

    Коллеги перестанут его видеть, а он вернётся к вам на проверку.
