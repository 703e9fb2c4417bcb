command-start = Главное меню
command-ask = Попросить о помощи
command-requests = Мои запросы о помощи
command-queue = Очередь запросов
command-invite = Пригласить человека
command-profile = Мой профиль
command-help = Что умеет бот
command-helping = Я помогаю
