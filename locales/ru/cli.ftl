### Слова для того, кто ставит программу: командная строка `nastavnik`.

cli-about = Наставник: бот, который день за днём ведёт наставничество в школе.
cli-version = Показать версию.
cli-run = Запустить бота. В Telegram, если задан BOT_TOKEN, иначе в песочнице.
cli-sandbox = Запустить песочницу. Это Telegram в коробке со страницей чата, без токена и интернета.
cli-sandbox-empty = Без вымышленной школы.
cli-sandbox-port = Порт страницы чата вместо SANDBOX_PORT.
cli-sandbox-host = Адрес страницы чата вместо SANDBOX_HOST.
cli-check = Проверить, всё ли готово. Смотрит настройки, базу данных, токен, часовой пояс и тексты.
cli-check-offline = Не спрашивать Telegram о токене.
cli-invite = Выдать новую одноразовую ссылку владельца.
cli-backup = Сохранить копию базы данных. SQLite копируется в новый файл FILE; программу можно не останавливать.
cli-restore = Вернуть базу данных из копии. Прежняя база SQLite откладывается рядом; программа должна быть остановлена.
cli-restore-yes = Не переспрашивать.

already-running = Программа уже работает с базой { $path }: остановите её (Ctrl+C в её окне или systemctl stop nastavnik) и повторите.
cannot-write = Нет права писать в { $path }: дайте его пользователю, от имени которого запускаете программу.
invite-needs-token = Ссылка ведёт в Telegram, а BOT_TOKEN не задан; ссылку песочницы печатает сама песочница при запуске.

## Настройки

settings-unreadable = Файл .env не читается: сохраните его в кодировке UTF-8 и дайте себе право на чтение.
settings-bot-token = BOT_TOKEN: это не токен бота, он выглядит как число, двоеточие и 35 знаков; пример: { $example }
settings-telegram-api-base = TELEGRAM_API_BASE: «{ $value }» — не адрес http или https; пример: { $example }
settings-telegram-proxy = TELEGRAM_PROXY: это не адрес прокси http или socks5 с портом; пример: { $example }
settings-database-url = DATABASE_URL: это не адрес базы SQLite или PostgreSQL; пример: { $example }
settings-default-language = DEFAULT_LANGUAGE: языка «{ $value }» нет, есть ru и en; пример: { $example }
settings-default-time-zone = DEFAULT_TIME_ZONE: часового пояса «{ $value }» нет; пример: { $example }
settings-log-level = LOG_LEVEL: «{ $value }» — не DEBUG, INFO, WARNING или ERROR; пример: { $example }
settings-log-format = LOG_FORMAT: «{ $value }» — не auto, human или json; пример: { $example }
settings-sandbox-host = SANDBOX_HOST: «{ $value }» — не адрес и не имя узла; пример: { $example }
settings-sandbox-port = SANDBOX_PORT: «{ $value }» — не порт от 1 до 65535; пример: { $example }

## Проверка

check-settings-ok = Настройки: в порядке.
check-database-ok = База данных: в порядке, версия { $revision }.
check-database-empty = База данных: ещё пуста, таблицы появятся при запуске.
check-database-behind = База данных: версия { $revision } старее программы, обновится при запуске; сделайте копию: nastavnik backup.
check-database-newer = База данных: версию { $revision } эта программа не знает; обновите программу или верните копию базы.
check-database-unreachable = База данных: не открывается ({ $reason }); проверьте DATABASE_URL и права на файл.
check-token-ok = Токен: в порядке, бот @{ $username }.
check-token-none = Токен: BOT_TOKEN не задан, запустится песочница.
check-token-refused = Токен: Telegram его не принял; возьмите новый у @BotFather и запишите в BOT_TOKEN.
check-token-no-answer = Токен: Telegram не отвечает ({ $reason }); проверьте интернет, TELEGRAM_PROXY и TELEGRAM_API_BASE.
check-time-zone = Часовой пояс: { $zone }, там сейчас { $now }; если это не время школы, исправьте DEFAULT_TIME_ZONE.
check-texts-ok = Тексты: в порядке, { $count ->
    [one] { $count } текст
    [few] { $count } текста
   *[many] { $count } текстов
 } на каждом языке ({ $languages }).
check-texts-missing = Тексты: в языке { $language } нет ключа { $key }; файлы программы неполны, установите её заново.

## Копии

backup-done = Копия сохранена: { $path }. В ней персональные данные, храните её как журнал класса.
backup-no-database = Базы { $path } ещё нет: копировать нечего.
backup-already-there = Файл { $path } уже есть: назовите новый, копии не перезаписываются.
backup-damaged = База { $path } повреждена: верните последнюю копию командой nastavnik restore.
backup-cannot-write = Не удалось записать { $path }: { $reason }.
backup-postgresql = База на PostgreSQL: для неё есть pg_dump и pg_restore.
restore-sure = База { $path } будет заменена копией. Продолжить?
restore-left-alone = Ничего не изменено.
restore-no-file = Файла { $path } нет; ничего не изменено.
restore-not-ours = { $path } — не целая копия базы Наставника; ничего не изменено.
restore-cannot = Не удалось вернуть копию { $path }: { $reason }.
restore-done = База возвращена из { $path }.
restore-aside = Прежняя база отложена: { $path }.
owner-link = Станьте владельцем: откройте эту ссылку в Telegram (одноразовая, 14 дней):
    { $link }
sandbox-open = Песочница открыта: { $url }
    Остановить: Ctrl+C
sandbox-damaged = Песочница не читается: удалите папку { $path }, и при запуске она появится новой.
sandbox-cannot-listen = Страница чата не открывается на { $host }:{ $port } ({ $reason }): закройте программу, которая занимает порт, или выберите другой в SANDBOX_PORT.
owner-link-bare = Telegram не отвечает, но программа работает и ждёт его. Чтобы стать владельцем, отправьте боту (одноразово, 14 дней):
    { $command }
