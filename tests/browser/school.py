"""What the tests of the chat page hold in their hands."""

from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from playwright.async_api import Browser, ConsoleMessage, Page, Request, ViewportSize

from sandbox import Sandbox
from tests.conftest import PATIENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    sandbox: Sandbox
    url: str
    anya: int
    galina: int

    def say(self, person: int, text: str) -> None:
        """The person writes to the bot from somewhere else than the page."""
        self.sandbox.control.say(person, person, text)

    def now(self) -> datetime:
        return self.sandbox.clock.now()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    browser: Browser
    url: str
    stack: AsyncExitStack
    complaints: list[str] = field(default_factory=list)

    async def __call__(
        self,
        *,
        width: int = 1440,
        height: int = 900,
        locale: str = "ru-RU",
        expect_errors: bool = False,
        **options: Any,
    ) -> Page:
        """`expect_errors`: the browser's console will complain, as it does when the line is cut."""
        size = ViewportSize(width=width, height=height)
        context = await self.browser.new_context(viewport=size, locale=locale, **options)
        self.stack.push_async_callback(context.close)
        context.set_default_timeout(PATIENCE * 1000)
        page = await context.new_page()

        def heard(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"} and not expect_errors:
                self.complaints.append(message.text)

        def asked(request: Request) -> None:
            if not request.url.startswith((self.url, "data:", "blob:")):
                self.complaints.append(f"asks for {request.url}")

        page.on("console", heard)
        page.on("request", asked)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await page.goto(self.url)
        await page.locator(".phone").first.wait_for()
        return page
