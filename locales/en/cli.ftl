### Words for whoever installs the program: the command line `nastavnik`.

cli-about = Nastavnik: a bot that runs a school's mentoring day by day.
cli-version = Show the version.
cli-run = Start the bot. On Telegram when BOT_TOKEN is set, in the sandbox otherwise.
cli-sandbox = Start the sandbox. It is Telegram in a box with a chat page, no token and no internet needed.
cli-sandbox-empty = Without the invented school.
cli-sandbox-port = The chat page's port instead of SANDBOX_PORT.
cli-sandbox-host = The chat page's address instead of SANDBOX_HOST.
cli-check = Check that all is ready. Looks at settings, database, token, time zone and texts.
cli-check-offline = Do not ask Telegram about the token.
cli-invite = Give a fresh one-time link for the owner.
cli-backup = Save a copy of the database. SQLite is copied to the new file FILE; the program may go on running.
cli-restore = Bring the database back from a copy. The previous SQLite database is laid aside; the program must be stopped.
cli-restore-yes = Do not ask again.

already-running = The program is already running on { $path }: stop it (Ctrl+C in its window or systemctl stop nastavnik) and try again.
cannot-write = No right to write to { $path }: give it to the user who starts the program.
invite-needs-token = The link leads to Telegram, and BOT_TOKEN is not set; the sandbox prints its own link when it starts.

## Settings

settings-unreadable = The file .env cannot be read: save it as UTF-8 and give yourself the right to read it.
settings-bot-token = BOT_TOKEN: this is no bot token, one looks like a number, a colon and 35 characters; example: { $example }
settings-telegram-api-base = TELEGRAM_API_BASE: “{ $value }” is no http or https address; example: { $example }
settings-telegram-proxy = TELEGRAM_PROXY: this is no http or socks5 proxy address with a port; example: { $example }
settings-database-url = DATABASE_URL: this is no address of a SQLite or PostgreSQL database; example: { $example }
settings-default-language = DEFAULT_LANGUAGE: there is no language “{ $value }”, only ru and en; example: { $example }
settings-default-time-zone = DEFAULT_TIME_ZONE: there is no time zone “{ $value }”; example: { $example }
settings-log-level = LOG_LEVEL: “{ $value }” is not DEBUG, INFO, WARNING or ERROR; example: { $example }
settings-log-format = LOG_FORMAT: “{ $value }” is not auto, human or json; example: { $example }
settings-sandbox-host = SANDBOX_HOST: “{ $value }” is neither an address nor a host name; example: { $example }
settings-sandbox-port = SANDBOX_PORT: “{ $value }” is no port from 1 to 65535; example: { $example }

## Check

check-settings-ok = Settings: in order.
check-database-ok = Database: in order, version { $revision }.
check-database-empty = Database: still empty, its tables are made at the start.
check-database-behind = Database: version { $revision } is older than the program and is brought up at the start; take a copy: nastavnik backup.
check-database-newer = Database: this program does not know version { $revision }; update the program or restore a copy.
check-database-unreachable = Database: cannot be opened ({ $reason }); look at DATABASE_URL and at the rights of the file.
check-token-ok = Token: in order, the bot is @{ $username }.
check-token-none = Token: BOT_TOKEN is not set, the sandbox will start.
check-token-refused = Token: Telegram did not accept it; take a new one from @BotFather and put it into BOT_TOKEN.
check-token-no-answer = Token: Telegram does not answer ({ $reason }); look at the internet, TELEGRAM_PROXY and TELEGRAM_API_BASE.
check-time-zone = Time zone: { $zone }, where it is { $now } now; if that is not the school's time, change DEFAULT_TIME_ZONE.
check-texts-ok = Texts: in order, { $count ->
    [one] { $count } text
   *[other] { $count } texts
 } in each language ({ $languages }).
check-texts-missing = Texts: the language { $language } has no key { $key }; the program's files are not complete, install it again.

## Copies

backup-done = The copy is saved: { $path }. It holds personal data, keep it as you keep the class register.
backup-no-database = There is no database { $path } yet: nothing to copy.
backup-already-there = The file { $path } exists: name a new one, copies are never overwritten.
backup-damaged = The database { $path } is damaged: bring back the last copy with nastavnik restore.
backup-cannot-write = { $path } could not be written: { $reason }.
backup-postgresql = The database is on PostgreSQL: use pg_dump and pg_restore for it.
restore-sure = The database { $path } will be replaced by the copy. Go on?
restore-left-alone = Nothing was changed.
restore-no-file = There is no file { $path }; nothing was changed.
restore-not-ours = { $path } is not a whole copy of a Nastavnik database; nothing was changed.
restore-cannot = The copy { $path } could not be restored: { $reason }.
restore-done = The database was restored from { $path }.
restore-aside = The previous database was laid aside: { $path }.
owner-link = Become the owner: open this link in Telegram (once, within 14 days):
    { $link }
sandbox-open = The sandbox is open: { $url }
    Stop it with Ctrl+C
sandbox-damaged = The sandbox cannot be read: delete the folder { $path }, and the next start makes a new one.
sandbox-cannot-listen = The chat page cannot be opened on { $host }:{ $port } ({ $reason }): close the program that has the port, or choose another in SANDBOX_PORT.
owner-link-bare = Telegram does not answer; the program is running and waits for it. To become the owner, send the bot (once, within 14 days):
    { $command }
