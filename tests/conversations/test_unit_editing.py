"""The unit in its curator's hands."""

from dataclasses import fields
from datetime import time, timedelta

import pytest

from bot.dialogs.unit_editing import SECTIONS, STEPS, section_title, setting_title, shown_value, typed_value
from mentoring.model.people import Language, Role
from mentoring.model.units import LIMITS, Unit, UnitSettings
from tests.conversations.dsl import TEXTS, Someone, Stage


@pytest.fixture
async def olga(stage: Stage) -> Someone:
    olga = await stage.joined("Куратова Ольга Ивановна", Role.CURATOR)
    await olga.presses("Настройки школы")
    return olga


async def unit_of(stage: Stage) -> Unit:
    async with stage.program.begin() as work:
        return await work.units.get(stage.unit.id)


async def test_name_language_and_zone_are_changed(stage: Stage, olga: Someone) -> None:
    olga.sees("Гимназия № 35", "Язык: Русский · Время: Екатеринбург, 10:00")
    await olga.presses("Название")
    await olga.says("Лицей <№ 1>")
    olga.sees("Лицей <№ 1>")
    await olga.presses("Сменить язык")
    olga.sees("Язык: English")
    await olga.presses("Часовой пояс")
    await olga.says("Лукоморье")
    olga.sees("Такого часового пояса я не знаю")
    await olga.presses("Омск · 11:00")
    olga.sees("Время: Омск, 11:00")
    unit = await unit_of(stage)
    assert (unit.name, unit.language, unit.zone) == ("Лицей <№ 1>", Language.EN, "Asia/Omsk")


async def test_a_setting_is_changed_by_a_tap_or_by_words_within_its_limits(stage: Stage, olga: Someone) -> None:
    await olga.presses("Часы, сроки и правила")
    await olga.presses("Помощь: кого и когда спросить")
    await olga.presses("Срочно, ждём ответа: 15 минут")
    olga.sees("Срочно, ждём ответа", "Сейчас: 15 минут")
    await olga.presses("+")
    olga.sees("Сейчас: 20 минут")
    await olga.presses("−")
    await olga.says("1:30")
    olga.sees("Сейчас: 1 час 30 минут")
    await olga.says("5 дней")
    olga.sees("Можно от 0:05 до 2:00")
    await olga.says("как-нибудь")
    olga.sees("Не получилось понять")
    assert (await unit_of(stage)).settings.urgent_step == timedelta(minutes=90)


async def test_working_days_are_turned_on_and_off_but_one_stays(stage: Stage, olga: Someone) -> None:
    await olga.presses("Часы, сроки и правила")
    await olga.presses("Часы работы и сообщения")
    await olga.presses("Рабочие дни: пн, вт, ср, чт, пт")
    await olga.presses("сб")
    olga.sees("Сейчас: пн, вт, ср, чт, пт, сб")
    for day in ("вт", "ср", "чт", "пт", "сб"):
        await olga.presses(f"✅ {day}")
    assert "Можно от" in await olga.presses("✅ пн")
    assert (await unit_of(stage)).settings.working_weekdays == {0}


async def test_times_of_day_are_changed(stage: Stage, olga: Someone) -> None:
    await olga.presses("Часы, сроки и правила")
    await olga.presses("Часы работы и сообщения")
    await olga.presses("Начало дня: 08:00")
    await olga.presses("+")
    olga.sees("Сейчас: 08:30")
    await olga.says("7.45")
    olga.sees("Сейчас: 07:45")
    assert (await unit_of(stage)).settings.opens == time(7, 45)


async def test_every_setting_is_found_in_two_taps(olga: Someone) -> None:
    await olga.presses("Часы, сроки и правила")
    l10n = TEXTS.in_language(Language.RU)
    for section, names in SECTIONS.items():
        await olga.presses(section_title(l10n, section))
        for name in names:
            olga.sees_button(f"{setting_title(l10n, name)}: {shown_value(l10n, getattr(UnitSettings(), name))}")
        await olga.presses("Назад")
    await olga.presses("Люди и запросы")
    await olga.presses("Запросов у наставника: 2")
    await olga.presses("+")
    olga.sees("Сейчас: 3")
    await olga.presses("Назад")
    olga.sees_button("Запросов у наставника: 3")


async def test_what_is_on_or_off_is_turned_by_one_button(stage: Stage, olga: Someone) -> None:
    await olga.presses("Часы, сроки и правила")
    await olga.presses("Согласование и завершение")
    await olga.presses("Мнение совета наставников: да")
    olga.sees("Сейчас: да")
    olga.sees_no_button("+")
    await olga.presses("Выключить")
    olga.sees("Сейчас: нет")
    assert not (await unit_of(stage)).settings.has_council_step
    await olga.says("да")
    await olga.presses("Включить")
    assert (await unit_of(stage)).settings.has_council_step


async def test_the_text_of_consent_is_written_as_a_new_version(stage: Stage, olga: Someone) -> None:
    await olga.presses("Текст согласия")
    olga.sees("Пока действует готовый текст", "Оператор: Гимназия № 35")
    await olga.presses("Написать новый текст")
    await olga.says("х" * 3501)
    olga.sees("Слишком длинно: не больше 3")
    await olga.says("Наш текст & правила")
    olga.sees("редакция 1", "Наш текст & правила")
    async with stage.program.begin() as work:
        assert await work.units.consent_text(stage.unit.id) == (1, "Наш текст & правила")


async def test_forged_settings_are_answered_and_change_nothing(stage: Stage, olga: Someone) -> None:
    await olga.presses("Часы, сроки и правила")
    _, button = olga.button("Документы")
    assert await olga.forges(f"{button['data'].rpartition(':')[0]}:no_such")
    await olga.presses("Часы работы и сообщения")
    _, button = olga.button("Рабочие дни")
    assert await olga.forges(f"{button['data'].rpartition(':')[0]}:no_such")
    await olga.presses("Рабочие дни")
    _, button = olga.button("вс")
    for day in ("9", "-1", "x"):
        assert await olga.forges(f"{button['data'].rpartition(':')[0]}:{day}")
    assert (await unit_of(stage)).settings == UnitSettings()


async def test_a_head_opens_another_unit_and_finds_it_in_the_profile(stage: Stage) -> None:
    ivan = await stage.joined("Петров Иван Сергеевич", Role.HEAD)
    await ivan.presses("Настройки школы")
    await ivan.presses("➕ Подразделение")
    await ivan.says("Клуб <перспективного> педагога")
    ivan.sees("Открыто: Клуб <перспективного> педагога")
    await ivan.presses("Домой")
    await ivan.presses("Мой профиль")
    await ivan.presses("Подразделение")
    await ivan.presses("Клуб <перспективного> педагога")
    ivan.sees("руководитель · Клуб <перспективного> педагога")


async def test_a_curator_is_not_offered_to_open_units(olga: Someone) -> None:
    olga.sees_no_button("➕ Подразделение")


def test_every_setting_of_a_unit_is_on_the_screen() -> None:
    assert set(STEPS) == {field.name for field in fields(UnitSettings)}
    assert set(LIMITS) == set(STEPS) - {"working_weekdays"}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (int, "5", 5),
        (int, " 12 ", 12),
        (int, "1:30", None),
        (int, "пять", None),
        (int, "-3", None),
        (time, "8", time(8)),
        (time, "8:30", time(8, 30)),
        (time, "08.05", time(8, 5)),
        (time, "24:00", None),
        (time, "8:75", None),
        (timedelta, "45", timedelta(minutes=45)),
        (timedelta, "45 минут", timedelta(minutes=45)),
        (timedelta, "2 часа", timedelta(hours=2)),
        (timedelta, "3 дня", timedelta(days=3)),
        (timedelta, "2 h", timedelta(hours=2)),
        (timedelta, "1:30", timedelta(hours=1, minutes=30)),
        (timedelta, "", None),
    ],
)
def test_values_are_understood_as_people_write_them(kind: type, text: str, value: object) -> None:
    assert typed_value(kind, text) == value
