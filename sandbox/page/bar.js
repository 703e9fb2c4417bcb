/** The bar on top: the sandbox's clock, Telegram's failures, language and theme. */
import { h, icon } from "./dom.js";
import { Refused, Stopped, door } from "./door.js";
import { clockTime, fullDate, shortDate, shortMoment } from "./time.js";
import { choose, theme } from "./theme.js";
import { language, speak, word } from "./words.js";

const STEPS = [
  ["plus15", 900],
  ["plusHour", 3600],
  ["plusDay", 86_400],
];
const TICK_MS = 1000;
const RETRY_AFTER_SECONDS = 5;
const SLOW_SECONDS = 8;

export class Bar {
  #leave;
  #ticking;
  #moving = false;

  /** `redraw(why)` draws the whole page anew, for another language; `addPhone` is null when there are enough. */
  constructor(mirror, redraw, addPhone) {
    this.mirror = mirror;
    this.time = h("time", { class: "clock-time" });
    this.date = h("span", { class: "clock-date long" });
    this.shortDate = h("span", { class: "clock-date short" });
    this.steps = STEPS.map(([key, seconds]) =>
      h("button", { type: "button", onclick: () => this.#move({ advance: seconds }) }, word(key)),
    );
    this.next = h(
      "button",
      {
        type: "button",
        class: "next",
        "aria-label": word("toNext"),
        onclick: () => this.#move({ to: this.mirror.due.toISOString() }),
      },
      h("span", { class: "long" }, word("toNext")),
      h("span", { class: "short" }, word("toNextShort")),
    );
    this.progress = h(
      "p",
      { class: "progress", role: "status", hidden: true },
      h("span", { class: "spinner", "aria-hidden": "true" }),
      word("moving"),
    );
    this.fault = h("p", { class: "refusal", role: "alert", hidden: true });
    const settings = h(
      "div",
      { class: "settings" },
      addPhone &&
        h(
          "button",
          {
            type: "button",
            class: "add-phone",
            "aria-label": word("addPhone"),
            title: word("addPhone"),
            onclick: addPhone,
          },
          icon("plus"),
          h("span", {}, word("addPhone")),
        ),
      faults(),
      switchOf(
        "theme",
        word("theme"),
        [
          ["auto", word("themeAuto")],
          ["light", word("themeLight")],
          ["dark", word("themeDark")],
        ],
        theme(),
        choose,
      ),
      switchOf(
        "language",
        word("languageName"),
        [
          ["ru", "Русский"],
          ["en", "English"],
        ],
        language,
        (chosen) => {
          speak(chosen);
          redraw("language");
        },
      ),
    );
    const unfold = h(
      "button",
      {
        type: "button",
        class: "tool unfold",
        "aria-label": word("settings"),
        title: word("settings"),
        "aria-expanded": "false",
        onclick: () => unfold.setAttribute("aria-expanded", String(settings.classList.toggle("open"))),
      },
      icon("dots"),
    );
    this.element = h(
      "header",
      { class: "bar" },
      h(
        "div",
        { class: "brand" },
        h("img", { src: "/page/icon.svg", alt: "", width: 30, height: 30 }),
        h("span", {}, h("strong", {}, word("product")), h("span", { class: "quiet" }, word("tagline"))),
      ),
      h(
        "div",
        { class: "clock", role: "group", "aria-label": word("clock"), title: word("clockHint") },
        h("span", { class: "clock-face" }, this.time, this.date, this.shortDate),
        h("div", { class: "clock-steps", role: "toolbar", "aria-label": word("clock") }, this.steps, this.next),
        this.progress,
        this.fault,
      ),
      unfold,
      settings,
    );
    this.#leave = mirror.on("state", () => this.#draw());
    this.#ticking = setInterval(() => this.#draw(), TICK_MS);
    this.#draw();
  }

  remove() {
    this.#leave();
    clearInterval(this.#ticking);
    this.element.remove();
  }

  #draw() {
    const { now, due } = this.mirror;
    this.time.textContent = clockTime(now);
    this.time.dateTime = now.toISOString();
    this.date.textContent = fullDate(now);
    this.shortDate.textContent = shortDate(now);
    const isDue = due !== null && due > now;
    this.next.disabled = this.#moving || !isDue;
    this.next.title = isDue ? word("toNextAt", shortMoment(due)) : word("nothingDue");
    for (const step of this.steps) step.disabled = this.#moving;
  }

  async #move(move) {
    const focused = document.activeElement;
    this.#moving = true;
    this.progress.hidden = false;
    this.fault.hidden = true;
    this.#draw();
    try {
      await door.clock(move);
      await this.mirror.refreshState();
    } catch (error) {
      if (error instanceof Refused) {
        this.fault.textContent = word("refused", error.message);
        this.fault.hidden = false;
      } else if (!(error instanceof Stopped)) throw error;
    } finally {
      this.#moving = false;
      this.progress.hidden = true;
      this.#draw();
      if (document.activeElement === document.body) focused?.focus();
    }
  }
}

function switchOf(name, label, options, current, chosen) {
  const list = h(
    "select",
    { name, "aria-label": label, title: label, onchange: () => chosen(list.value) },
    options.map(([value, text]) => h("option", { value }, text)),
  );
  list.value = current;
  return list;
}

function faults() {
  const kind = switchOf(
    "fault",
    word("faultKind"),
    [
      ["429", word("fault429")],
      ["500", word("fault500")],
      ["slow", word("faultSlow")],
    ],
    "429",
    () => {},
  );
  const times = h("input", {
    type: "number",
    min: 1,
    max: 100,
    value: 3,
    required: true,
    "aria-label": word("faultTimes"),
  });
  const told = h("p", { class: "quiet", role: "status" });
  const attempt = async (work, words) => {
    try {
      await work();
      told.textContent = words;
    } catch (error) {
      told.textContent = error instanceof Refused ? word("refused", error.message) : word("stopped");
    }
  };
  const make = (event) => {
    event.preventDefault();
    const count = Number(times.value);
    const fault = {
      429: { status: 429, retry_after: RETRY_AFTER_SECONDS },
      500: { status: 500 },
      slow: { delay: SLOW_SECONDS },
    }[kind.value];
    void attempt(() => door.fail({ ...fault, times: count }), word("faultSet", count));
  };
  const panel = h(
    "details",
    {
      class: "faults",
      onkeydown: (event) => {
        if (event.key === "Escape") {
          panel.open = false;
          panel.querySelector("summary").focus();
        }
      },
    },
    h("summary", { title: word("faults"), "aria-label": word("faults") }, icon("fault"), h("span", {}, word("faults"))),
    h(
      "form",
      { class: "form faults-form", onsubmit: make },
      h("p", { class: "quiet" }, word("faultsHint")),
      h("label", { class: "field" }, h("span", {}, word("faultKind")), kind),
      h("label", { class: "field" }, h("span", {}, word("faultTimes")), times),
      h(
        "div",
        { class: "form-foot" },
        h(
          "button",
          { type: "button", class: "quiet-button", onclick: () => void attempt(door.repair, word("faultCleared")) },
          word("faultClear"),
        ),
        h("button", { class: "primary-button" }, word("faultMake")),
      ),
      told,
    ),
  );
  return panel;
}
