"""A Telegram that is only a queue of updates."""

import pytest
from aiogram import Bot

from bot.telegram import fit_out
from tests.edge.fake_telegram import TOKEN, FakeTelegram


@pytest.fixture
def telegram() -> FakeTelegram:
    return fit_out(FakeTelegram())


@pytest.fixture
def bot(telegram: FakeTelegram) -> Bot:
    return Bot(TOKEN, session=telegram)
