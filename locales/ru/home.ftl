home-greeting = <b>{ $name }, здравствуйте!</b>
home-calm = Сейчас от вас ничего не ждут.
home-first-steps =
    {""}
    <b>С чего начать</b>
    1. Назовите школу и проверьте часовой пояс: «Настройки школы».
    2. Пригласите коллег: по одному или сразу списком.
    Когда первые придут, можно будет просить о помощи и помогать.
home-offers = 🙋 { $count ->
    [one] { $count } коллега ждёт
    [few] { $count } коллеги ждут
   *[other] { $count } коллег ждут
  } вашего ответа.
home-claims = 💬 Вы помогаете: { $count ->
    [one] { $count } запрос
    [few] { $count } запроса
   *[other] { $count } запросов
  }.
home-live = ⏳ У вас { $count ->
    [one] { $count } открытый запрос
    [few] { $count } открытых запроса
   *[other] { $count } открытых запросов
  } о помощи.
home-unrated = ★ Оцените одним касанием, как вам помогли: { $count }.
home-queue = ❗ { $count ->
    [one] { $count } запрос никто не взял: решаете вы.
    [few] { $count } запроса никто не взял: решаете вы.
   *[other] { $count } запросов никто не взял: решаете вы.
  }
home-proposals = 📝 Ждут публикации ответы: { $count }.
home-profile = ✍️ Профиль заполнен не до конца.
home-paused = ⏸ Вы на паузе до { $until } включительно.
home-stranger = <b>Здравствуйте!</b>
    Это «Наставник»: помощь коллег в вашей школе.
    
    Я пока вас не знаю. Попросите у куратора наставничества вашей школы личную ссылку и откройте её здесь.
home-button-ask = 🆘 Нужна помощь
home-button-queue = { $count ->
    [0] Запросы о помощи
   *[other] Запросы о помощи · { $count }
  }
home-button-helping = { $count ->
    [0] Я помогаю
   *[other] Я помогаю · { $count }
  }
home-button-requests = Мои запросы
home-button-answers = { $count ->
    [0] Частые вопросы
   *[other] Частые вопросы · { $count }
  }
home-button-invite = Приглашения
home-button-people = Люди
home-button-unit = Настройки школы
home-button-letters = Не дошло
home-button-profile = Мой профиль
home-button-place = Другое подразделение
unit-first-name = Моя школа
bot-name = Наставник
bot-description = Помощь коллег в вашей школе: спросите, и через несколько минут ответит наставник. Нажмите «Старт».
home-button-bank = Банк
home-mentor-asks = 🤝 { $count ->
    [one] { $count } коллега просит вас стать наставником.
    [few] { $count } коллеги просят вас стать наставником.
   *[other] { $count } коллег просят вас стать наставником.
  }
home-mentor-question = ❓ Наставник ждёт вашего ответа на вопрос: откройте «Наставник».
home-button-mentor-asks = { $count ->
    [0] 🤝 Меня просят в наставники
   *[other] 🤝 Меня просят в наставники · { $count }
  }
home-button-mentor = { $count ->
    [0] Наставник
   *[other] Наставник · { $count }
  }
home-decisions = 🗂 { $count ->
    [one] { $count } решение ждёт
    [few] { $count } решения ждут
   *[other] { $count } решений ждут
  } вас.
home-button-decisions = { $count ->
    [0] 🗂 Решения
   *[other] 🗂 Решения · { $count }
  }
home-consents-owed = 📝 { $count ->
    [one] Подпишите согласие на участие.
   *[other] Подпишите согласия на участие: { $count }.
  }
home-changes-asked = ✏️ { $count ->
    [one] Вашу пару предлагают изменить: ответьте, согласны ли вы.
   *[other] Ваши пары предлагают изменить ({ $count }): ответьте, согласны ли вы.
  }
home-consents-to-check = 🖼 Пришли подписанные согласия: { $count }. Проверьте и примите.
home-orders-returned = ↩️ Руководитель вернул приказы: { $count }.
home-for-an-order = 📄 Готовы к приказу: { $count ->
    [one] { $count } пара
    [few] { $count } пары
   *[other] { $count } пар
  }.
home-button-my-papers = 📝 Мои бумаги · { $count }
home-button-consents = { $count ->
    [0] Согласия
   *[other] Согласия · { $count }
  }
home-button-orders = { $count ->
    [0] Приказы
   *[other] Приказы · { $count }
  }
home-button-more-meetings = { $count ->
    [0] ⚡ Другие встречи
   *[other] ⚡ Другие встречи · { $count }
  }
home-more-meetings =
    <b>Другие встречи</b>

    Не только со своей парой: одна встреча с тем, кто силён в теме; открытый час, куда можно прийти; круг, где за час знакомятся со всеми.
