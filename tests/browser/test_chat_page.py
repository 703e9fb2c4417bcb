"""The chat page as a person uses it: three phones, pressing, writing, switching, moving the clock."""

import re
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser, FilePayload, Locator, Page, expect

from sandbox import Sandbox
from sandbox.server import PAGE
from tests.browser.school import OpenPage, School

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


def phone(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=re.compile(f": {name}"))


def log(page: Page, name: str) -> Locator:
    return phone(page, name).get_by_role("log")


async def write(page: Page, name: str, text: str) -> None:
    box = phone(page, name).get_by_label("Сообщение", exact=True)
    await box.fill(text)
    await box.press("Enter")


async def started(page: Page, name: str) -> Locator:
    await phone(page, name).get_by_role("button", name="Начать").click()
    await expect(log(page, name)).to_contain_text("Здравствуйте")
    return phone(page, name)


async def stop_time(page: Page) -> None:
    """What the page would take away again after some seconds stays."""
    await page.evaluate("setTimeout = () => 0")


async def test_it_opens_with_three_phones_each_of_another_person(open_page: OpenPage) -> None:
    page = await open_page()
    for name in ("Аня", "Борис", "Вера"):
        await expect(phone(page, name)).to_be_visible()
    await expect(page.locator(".phone")).to_have_count(3)


async def test_pressing_start_brings_the_bots_formatted_answer_and_its_buttons(open_page: OpenPage) -> None:
    page = await open_page()
    anya = await started(page, "Аня")
    await expect(log(page, "Аня").locator("strong", has_text="Здравствуйте")).to_be_visible()
    await expect(anya.get_by_role("button", name="Взять")).to_have_class(re.compile("success"))
    await expect(anya.get_by_role("link", name="Сайт")).to_have_attribute("href", "https://example.org/")
    await expect(anya.get_by_role("button", name="Начать")).to_be_hidden()


async def test_a_press_edits_the_message_in_place_and_keeps_the_focus(open_page: OpenPage) -> None:
    page = await open_page()
    anya = await started(page, "Аня")
    await anya.get_by_role("button", name="Взять").focus()
    await page.keyboard.press("Enter")
    await expect(log(page, "Аня")).to_contain_text("Взято вами")
    await expect(log(page, "Аня")).not_to_contain_text("изменено")
    await expect(anya.get_by_role("button", name="Отпустить")).to_be_focused()


async def test_answers_to_a_press_show_as_a_passing_note_or_as_a_window(open_page: OpenPage) -> None:
    page = await open_page()
    anya = await started(page, "Аня")
    await stop_time(page)
    await anya.get_by_role("button", name="Подсказка").click()
    await expect(anya.get_by_role("status").get_by_text("Это подсказка")).to_be_visible()
    await anya.get_by_role("button", name="Важно").click()
    window = page.get_by_role("alertdialog")
    await expect(window).to_contain_text("Это важно знать")
    await page.keyboard.press("Escape")
    await expect(window).to_have_count(0)


async def test_enter_sends_and_shift_enter_makes_a_new_line(open_page: OpenPage) -> None:
    page = await open_page()
    box = phone(page, "Борис").get_by_label("Сообщение", exact=True)
    await box.fill("первая")
    await box.press("Shift+Enter")
    await box.type("вторая")
    await box.press("Enter")
    await expect(log(page, "Борис")).to_contain_text("Вы написали: первая\nвторая")
    await expect(box).to_have_value("")


async def test_a_person_replies_edits_and_reacts_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = await open_page()
    await write(page, "Борис", "вопрос")
    await expect(log(page, "Борис")).to_contain_text("Вы написали: вопрос")

    await log(page, "Борис").focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(phone(page, "Борис").locator(".context")).to_contain_text("Ответ")
    await page.keyboard.type("мой ответ")
    await page.keyboard.press("Enter")
    await expect(log(page, "Борис")).to_contain_text("Вы написали: мой ответ (ответ на Вы написали: вопрос)")
    await expect(log(page, "Борис").locator(".reply-quote").first).to_contain_text("Вы написали: вопрос")

    mine = log(page, "Борис").locator(".message.own").first
    await mine.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Control+A")
    await page.keyboard.type("правка")
    await page.keyboard.press("Enter")
    await expect(log(page, "Борис")).to_contain_text("Вы исправили: правка")

    await mine.focus()
    await page.keyboard.press("Enter")
    await phone(page, "Борис").get_by_role("menuitem", name="Реакция 👍").press("Enter")
    await expect(mine.get_by_role("button", name="Реакция 👍")).to_have_attribute("aria-pressed", "true")


async def test_a_file_is_sent_with_its_caption_and_a_voice_without_a_microphone(open_page: OpenPage) -> None:
    page = await open_page()
    boris = phone(page, "Борис")
    plan = FilePayload(name="план.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4")
    await boris.locator("input[type=file]").set_input_files(plan)
    await expect(boris.locator(".chip")).to_contain_text("план.pdf")
    await write(page, "Борис", "смотрите")
    await expect(log(page, "Борис")).to_contain_text("Файл план.pdf, подпись смотрите")
    await boris.get_by_role("button", name="Отправить пробное голосовое").click()
    await expect(log(page, "Борис")).to_contain_text("Слышу вас")
    await expect(log(page, "Борис").locator("audio")).to_have_count(1)


async def test_photos_albums_and_documents_of_the_bot_are_shown_and_can_be_opened(open_page: OpenPage) -> None:
    page = await open_page()
    await write(page, "Борис", "/photo")
    image = log(page, "Борис").get_by_role("img", name="Доска")
    await expect(image).to_have_js_property("naturalWidth", 320)
    await write(page, "Борис", "/album")
    await expect(log(page, "Борис").locator(".album img")).to_have_count(2)
    await write(page, "Борис", "/document")
    download = log(page, "Борис").get_by_role("link", name="Скачать памятка.txt")
    async with page.expect_download() as coming:
        await download.click()
    assert (await coming.value).suggested_filename == "памятка.txt"


async def test_a_vote_in_a_poll_shows_the_result_and_reaches_the_bot(open_page: OpenPage) -> None:
    page = await open_page()
    await write(page, "Борис", "/poll")
    await log(page, "Борис").get_by_role("button", name="Среда").click()
    await expect(log(page, "Борис")).to_contain_text("Ваш выбор: [1]")
    await expect(log(page, "Борис").locator(".result.mine")).to_contain_text("100%")


async def test_a_reply_keyboard_stands_under_the_chat_and_what_needs_telegram_is_disabled(open_page: OpenPage) -> None:
    page = await open_page()
    await write(page, "Борис", "/keyboard")
    boris = phone(page, "Борис")
    await expect(boris.get_by_role("button", name="Выбрать коллег")).to_be_disabled()
    await boris.get_by_role("button", name="Журнал").click()
    await expect(log(page, "Борис")).to_contain_text("Вы написали: Журнал")


async def test_the_commands_menu_lists_the_bots_commands_and_says_them(open_page: OpenPage) -> None:
    page = await open_page()
    boris = phone(page, "Борис")
    await boris.get_by_role("button", name="Команды бота").click()
    await boris.get_by_role("menuitem", name="/poll").click()
    await expect(log(page, "Борис")).to_contain_text("Когда встреча?")


async def test_a_start_link_works_on_the_phone_where_it_is_opened_and_where_it_is_pasted(open_page: OpenPage) -> None:
    page = await open_page()
    await write(page, "Борис", "/link")
    link = log(page, "Борис").get_by_role("link", name="start=secret-1")
    address = await link.get_attribute("href")
    await link.click()
    await expect(log(page, "Борис")).to_contain_text("Ключ: secret-1")

    box = phone(page, "Аня").get_by_label("Сообщение", exact=True)
    await box.fill(str(address))
    await phone(page, "Аня").get_by_role("button", name="Открыть ссылку").click()
    await expect(log(page, "Аня")).to_contain_text("Ключ: secret-1")


async def test_telegrams_formatting_is_shown_as_it_is_meant(open_page: OpenPage) -> None:
    page = await open_page()
    await write(page, "Борис", "/rich")
    words = log(page, "Борис").locator(".message:not(.own) .words")
    for tag, text in {"strong": "жирно", "em": "косо", "code": "код", "blockquote": "цитата", "a": "адрес"}.items():
        await expect(words.locator(tag)).to_have_text(text)
    secret = words.locator(".spoiler")
    await secret.press("Enter")
    await expect(secret).to_have_class(re.compile("revealed"))


async def test_markup_in_names_and_words_of_people_stays_text(open_page: OpenPage, school: School) -> None:
    name = "<img src=x onerror=document.title='взлом'>"
    school.sandbox.control.add_user(name, "<b>Злой</b>")
    page = await open_page()
    await phone(page, "Аня").get_by_role("button", name="Сменить человека").click()
    await page.keyboard.type("злой")
    await page.keyboard.press("Enter")
    evil = page.locator(".phone").first
    await expect(evil.locator(".person")).to_contain_text(name)
    await evil.get_by_label("Сообщение", exact=True).fill(f"{name} <script>document.title='взлом'</script>")
    await evil.get_by_label("Сообщение", exact=True).press("Enter")
    await expect(evil.get_by_role("log")).to_contain_text(f"Вы написали: {name}")
    await expect(evil.locator("img, script, .words b")).to_have_count(0)
    assert "взлом" not in await page.title()


async def test_what_happens_elsewhere_appears_by_itself_and_counts_as_unread(
    open_page: OpenPage, school: School
) -> None:
    page = await open_page()
    school.say(school.anya, "привет из другого окна")
    await expect(log(page, "Аня")).to_contain_text("Вы написали: привет из другого окна")
    school.say(school.galina, "я не на экране")
    await phone(page, "Аня").get_by_role("button", name="у 1 другого человека есть непрочитанное").click()
    other = phone(page, "Аня").get_by_role("dialog").get_by_role("button", name="Галина")
    await expect(other.get_by_label("1 непрочитанное")).to_be_visible()
    await other.click()
    await expect(log(page, "Галина")).to_contain_text("Вы написали: я не на экране")


async def test_the_bot_is_seen_typing(open_page: OpenPage) -> None:
    page = await open_page()
    await stop_time(page)
    await write(page, "Борис", "/typing")
    await expect(phone(page, "Борис")).to_contain_text("печатает…")


async def test_a_new_person_is_added_and_a_blocked_bot_is_unblocked(open_page: OpenPage) -> None:
    page = await open_page()
    await phone(page, "Аня").get_by_role("button", name="Ещё действия").click()
    await page.get_by_role("menuitem", name="Новый человек").click()
    await page.get_by_label("Имя", exact=True).fill("Дарья")
    await page.get_by_label("Фамилия").fill("Новикова")
    await page.keyboard.press("Enter")
    darya = await started(page, "Дарья Новикова")
    await darya.get_by_role("button", name="Ещё действия").click()
    await page.get_by_role("menuitem", name="Заблокировать бота").click()
    await darya.get_by_role("button", name="Разблокировать бота").click()
    await expect(darya.get_by_label("Сообщение", exact=True)).to_be_visible()


async def test_a_group_is_founded_and_everyone_in_it_sees_the_words(open_page: OpenPage) -> None:
    page = await open_page()
    await phone(page, "Аня").get_by_role("button", name="Ещё действия").click()
    await page.get_by_role("menuitem", name="Групповой чат").click()
    window = page.get_by_role("dialog")
    await window.get_by_label("Название").fill("Клуб")
    await window.get_by_label("Борис").check()
    await window.get_by_role("button", name="Создать").click()
    await expect(phone(page, "Аня").get_by_role("log", name="Клуб")).to_be_visible()
    await write(page, "Аня", "Всем добрый день")
    await phone(page, "Борис").get_by_role("button", name="Клуб").click()
    await expect(log(page, "Борис").locator(".sender")).to_contain_text("Аня")
    await expect(log(page, "Борис")).to_contain_text("Всем добрый день")


async def test_the_clock_moves_by_the_buttons(open_page: OpenPage, school: School) -> None:
    page = await open_page()
    before = school.now()
    await page.get_by_role("button", name="+1 день").click()
    await expect(page.get_by_role("button", name="+1 день")).to_be_enabled()
    assert (school.now() - before).total_seconds() >= 86_400
    await expect(page.get_by_role("button", name="К ближайшему событию")).to_be_disabled()


async def test_telegram_can_be_made_to_fail_and_be_repaired(open_page: OpenPage, school: School) -> None:
    page = await open_page()
    await page.get_by_label("Сбои Telegram").click()
    await page.get_by_label("Что случится").select_option("500")
    await page.get_by_role("button", name="Устроить сбой").click()
    await expect(page.get_by_text("сбоя впереди")).to_be_visible()
    await page.get_by_role("button", name="Всё починить").click()
    await expect(page.get_by_text("Telegram снова здоров")).to_be_visible()
    await started(page, "Аня")


async def test_a_stopped_program_is_told_and_its_return_is_noticed(browser: Browser) -> None:
    async with AsyncExitStack() as stack, Sandbox() as sandbox:
        person = sandbox.control.add_user("Зоя")["id"]
        async with sandbox.serve("127.0.0.1", 0) as address:
            opener = OpenPage(browser=browser, url=address.url, stack=stack)
            page = await opener(expect_errors=True)
        await expect(page.get_by_role("alert")).to_contain_text("Программа остановлена")
        sandbox.control.say(person, person, "сказано без свидетелей")
        async with sandbox.serve("127.0.0.1", address.port):
            await expect(page.get_by_role("alert")).to_have_count(0)
            await expect(log(page, "Зоя")).to_contain_text("сказано без свидетелей")
        assert opener.complaints == []


async def test_a_narrow_window_shows_one_phone_and_tabs_to_the_others(open_page: OpenPage) -> None:
    page = await open_page(width=360, height=740)
    await expect(phone(page, "Аня")).to_be_visible()
    await expect(phone(page, "Борис")).to_be_hidden()
    await page.get_by_role("tab", name="Борис").click()
    await expect(phone(page, "Борис")).to_be_visible()
    await expect(phone(page, "Аня")).to_be_hidden()
    await page.keyboard.press("ArrowRight")
    await expect(phone(page, "Вера")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == 360


async def test_a_window_of_768_pixels_shows_two_phones(open_page: OpenPage) -> None:
    page = await open_page(width=768, height=1024)
    await expect(page.locator(".phone:visible")).to_have_count(2)
    assert await page.evaluate("document.documentElement.scrollWidth") == 768


async def test_the_theme_follows_the_computer_until_the_reader_chooses(open_page: OpenPage) -> None:
    page = await open_page(color_scheme="dark")
    root = page.locator("html")
    await expect(root).to_have_attribute("data-theme", "dark")
    await page.get_by_label("Оформление").select_option("light")
    await expect(root).to_have_attribute("data-theme", "light")
    await page.reload()
    await expect(root).to_have_attribute("data-theme", "light")


async def test_the_page_speaks_english_by_the_browser_by_the_address_and_by_choice(open_page: OpenPage) -> None:
    page = await open_page(locale="en-GB")
    await expect(page.get_by_role("button", name="+1 day")).to_be_visible()
    await page.get_by_label("Language", exact=True).select_option("ru")
    await expect(page.get_by_role("button", name="+1 день")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="+1 день")).to_be_visible()
    await page.goto(page.url.split("?")[0] + "?lang=en")
    await expect(page.get_by_role("button", name="+1 day")).to_be_visible()


async def test_a_menu_takes_the_focus_closes_with_escape_and_gives_it_back(open_page: OpenPage) -> None:
    page = await open_page()
    for name in ("Сменить человека", "Ещё действия", "Команды бота"):
        button = phone(page, "Аня").get_by_role("button", name=name)
        await button.press("Enter")
        await expect(page.locator(".popover :focus")).to_have_count(1)
        await page.keyboard.press("Escape")
        await expect(page.locator(".popover")).to_have_count(0)
        await expect(button).to_be_focused()


async def test_who_reads_above_is_not_pulled_down_by_a_new_message(open_page: OpenPage, school: School) -> None:
    page = await open_page()
    for number in range(30):
        school.say(school.anya, f"строка {number}")
    await expect(log(page, "Аня")).to_contain_text("Вы написали: строка 29")
    await log(page, "Аня").evaluate("log => { log.scrollTop = 0; }")
    await expect(phone(page, "Аня").get_by_role("button", name="К последним сообщениям")).to_be_visible()
    school.say(school.anya, "ещё одна")
    await expect(log(page, "Аня")).to_contain_text("Вы написали: ещё одна")
    assert await log(page, "Аня").evaluate("log => log.scrollTop") == 0
    await phone(page, "Аня").get_by_role("button", name="К последним сообщениям").click()
    await expect(log(page, "Аня").get_by_text("Вы написали: ещё одна")).to_be_in_viewport()


@pytest.mark.parametrize("go_up", ["log.scrollTop = 0", "log.querySelector('.reply-quote').click()"])
async def test_who_has_only_just_gone_up_is_not_pulled_down_either(
    open_page: OpenPage, school: School, go_up: str
) -> None:
    """A busy browser tells the page of the scrolling late: here never, while a picture and a message come."""
    page = await open_page()
    for number in range(30):
        school.say(school.anya, f"строка {number}")
    first = school.sandbox.control.messages(school.anya)[0]["id"]
    school.sandbox.control.say(school.anya, school.anya, "ответ", reply_to=first)
    await expect(log(page, "Аня")).to_contain_text("Вы написали: ответ")
    await page.evaluate("addEventListener('scroll', event => event.stopPropagation(), {capture: true})")
    await log(page, "Аня").evaluate(f"log => {{ {go_up}; log.dispatchEvent(new Event('load')); }}")
    school.say(school.anya, "ещё одна")
    await expect(log(page, "Аня")).to_contain_text("Вы написали: ещё одна")
    await expect(phone(page, "Аня").get_by_role("button", name="К последним сообщениям")).to_be_visible()
    assert await log(page, "Аня").evaluate("log => log.scrollTop") == 0


async def test_both_languages_have_the_same_words_and_no_other_is_asked_for(open_page: OpenPage) -> None:
    page = await open_page()
    tables = "import('/page/words.js').then(({TABLE}) => [Object.keys(TABLE.ru), Object.keys(TABLE.en)])"
    russian, english = await page.evaluate(tables)
    assert sorted(russian) == sorted(english)
    modules = [path.read_text("utf-8") for path in PAGE.glob("*.js")]
    asked = {key for text in modules for key in re.findall(r'\bword\("(\w+)"', text)}
    assert asked <= set(russian)


async def test_a_script_written_into_the_page_does_not_run(open_page: OpenPage) -> None:
    page = await open_page(expect_errors=True)
    await page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
    )
    assert await page.evaluate("window.ran") is None
