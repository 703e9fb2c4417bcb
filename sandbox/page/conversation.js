/** The messages of one chat as one person sees them: drawn sparingly, scrolled politely, walked with the keyboard. */
import { copy, h, icon, menuItem, modal, popover } from "./dom.js";
import { door } from "./door.js";
import { plainText, safeAddress, startPayload } from "./formatting.js";
import { drawMessage } from "./message.js";
import { fullName } from "./mirror.js";
import { dayTitle, sameDay } from "./time.js";
import { word } from "./words.js";

const EMOJI = ["👍", "❤️", "🔥", "👏", "🙏", "🤔", "👌", "👎"];
/** Messages drawn at first; earlier ones on request, so that a long year stays quick. */
const PAGE = 150;
/** So much of an ISO time says the minute: relative times are drawn anew once a minute. */
const MINUTE = 16;
/** Nearer to the end than this counts as being at the end, in pixels. */
const AT_END = 80;

export class Conversation {
  #phone;
  #drawn = new Map();
  #shown = PAGE;
  #stuck = true;
  /** Where we last saw the log stand. */
  #top = 0;

  /** `phone`: {mirror, seat, element, composer, attempt(work), toast(text), start(payload)}. */
  constructor(phone) {
    this.#phone = phone;
    this.log = h("div", {
      class: "log",
      role: "log",
      tabindex: "0",
      onscroll: () => this.#scrolled(),
      onkeydown: (event) => this.#walk(event),
    });
    this.log.addEventListener(
      "load",
      () => {
        this.#catchUp();
        if (this.#stuck) this.toBottom();
      },
      true,
    );
    new ResizeObserver(() => this.#stuck && this.toBottom()).observe(this.log);
    this.bottom = h(
      "button",
      {
        type: "button",
        class: "to-bottom",
        "aria-label": word("newBelow"),
        title: word("newBelow"),
        hidden: true,
        onclick: () => this.toBottom(),
      },
      icon("bottom"),
    );
    this.element = h("div", { class: "log-frame" }, this.log, this.bottom);
  }

  get #mirror() {
    return this.#phone.mirror;
  }

  get #seat() {
    return this.#phone.seat;
  }

  get #isGroup() {
    return this.#seat.chat !== this.#seat.user;
  }

  /** Called when a hidden phone comes to the front. */
  front() {
    if (this.#stuck) this.toBottom();
    this.#look();
  }

  get #view() {
    return {
      mirror: this.#mirror,
      user: this.#seat.user,
      chat: this.#seat.chat,
      act: {
        start: (payload) => void this.#phone.attempt(() => this.#phone.start(payload)),
        command: (command) => this.#phone.composer.say(command),
        find: (id) => this.#find(id),
        copy: (text) => void this.#copy(text),
        menu: (message, button) => this.#messageMenu(message, button),
        press: (message, place, button) => void this.#press(message, place, button),
        vote: (message, options) =>
          void this.#phone.attempt(() => door.vote(this.#seat.chat, this.#seat.user, message.id, options)),
        react: (message, emoji) =>
          void this.#phone.attempt(() => door.react(this.#seat.chat, this.#seat.user, message.id, emoji)),
      },
    };
  }

  /** Draws what is new or changed and leaves every other bubble as it stands. */
  draw() {
    const everything = this.#mirror.messages(this.#seat.chat);
    const messages = everything.slice(-this.#shown);
    const wanted = [];
    if (everything.length > messages.length) {
      wanted.push([
        "earlier",
        "",
        () =>
          h(
            "button",
            {
              type: "button",
              class: "earlier",
              onclick: () => {
                this.#shown += PAGE;
                this.draw();
              },
            },
            word("earlier"),
          ),
      ]);
    }
    let previous = null;
    for (const album of albums(messages)) {
      const moment = new Date(album[0].date);
      if (!previous || !sameDay(previous, moment)) {
        const title = dayTitle(moment, this.#mirror.now);
        wanted.push([
          `day-${moment.toDateString()}`,
          title,
          () => h("p", { class: "service day" }, h("span", {}, title)),
        ]);
      }
      previous = moment;
      const relative = album.some((one) => /<tg-time/.test(one.html ?? ""))
        ? this.#mirror.state.now.slice(0, MINUTE)
        : "";
      wanted.push([
        `m-${album[0].id}`,
        JSON.stringify(album) + this.#quoted(album[0]) + relative,
        () => drawMessage(album, this.#view),
      ]);
    }
    if (!wanted.length) {
      wanted.push([
        "empty",
        this.#emptyWords,
        () =>
          h(
            "p",
            { class: "empty" },
            h("span", { class: "empty-picture", "aria-hidden": "true" }, this.#isGroup ? "🌿" : "🎓"),
            this.#emptyWords,
          ),
      ]);
    }
    this.#catchUp();
    this.#reconcile(wanted);
    if (this.#stuck) this.toBottom();
    else if (this.#isNewBelow()) this.bottom.hidden = false;
    this.#look();
  }

  get #emptyWords() {
    return this.#isGroup ? word("emptyGroup") : this.#mirror.bot.description || word("emptyChat");
  }

  #quoted(message) {
    if (!message.reply_to) return "";
    const original = this.#mirror.message(this.#seat.chat, message.reply_to);
    return original ? plainText(original) : "";
  }

  #reconcile(wanted) {
    const keep = new Set(wanted.map(([key]) => key));
    for (const [key, { node }] of this.#drawn) {
      if (keep.has(key)) continue;
      if (node.contains(document.activeElement)) this.log.focus({ preventScroll: true });
      node.remove();
      this.#drawn.delete(key);
    }
    let place = this.log.firstChild;
    for (const [key, signature, draw] of wanted) {
      const old = this.#drawn.get(key);
      if (old?.signature === signature) {
        if (old.node === place) place = place.nextSibling;
        else this.log.insertBefore(old.node, place);
        continue;
      }
      const node = draw();
      if (old) {
        const stops = focusStops(old.node);
        const focused = stops.indexOf(document.activeElement);
        const hadFocus = old.node.contains(document.activeElement);
        if (old.node === place) place = place.nextSibling;
        old.node.replaceWith(node);
        if (hadFocus)
          (focusStops(node)[Math.min(focused, focusStops(node).length - 1)] ?? node).focus({ preventScroll: true });
      } else this.log.insertBefore(node, place);
      this.#drawn.set(key, { signature, node });
    }
  }

  #isNewBelow() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight > AT_END;
  }

  /** The browser tells of scrolling with its next frame. Before we move the log, we look whether the reader has gone up. */
  #catchUp() {
    if (this.#stuck && this.log.scrollTop < this.#top) this.#scrolled();
  }

  #scrolled() {
    this.#top = this.log.scrollTop;
    this.#stuck = !this.#isNewBelow();
    this.bottom.hidden = this.#stuck;
    if (this.#stuck) this.#look();
  }

  toBottom() {
    this.log.scrollTop = this.log.scrollHeight;
    this.#top = this.log.scrollTop;
    this.#stuck = true;
    this.bottom.hidden = true;
  }

  /** What is on the screen to its end counts as read. */
  #look() {
    if (!this.#stuck || this.#phone.element.hidden) return;
    this.#mirror.look(this.#seat.user, this.#seat.chat);
  }

  /** Arrows walk from message to message inside the conversation; Enter opens the actions of one. */
  #walk(event) {
    const messages = [...this.log.querySelectorAll(".message")];
    const here = messages.indexOf(event.target.closest?.(".message"));
    const onMessage = event.target === messages[here];
    if (event.target !== this.log && !onMessage) return;
    const target = {
      ArrowUp: here < 0 ? messages.length - 1 : here - 1,
      ArrowDown: here + 1,
      Home: 0,
      End: messages.length - 1,
    }[event.key];
    if (target !== undefined && messages[target]) {
      messages[target].focus();
      event.preventDefault();
    } else if (event.key === "Enter" && onMessage) {
      event.target.querySelector(".message-menu")?.click();
      event.preventDefault();
    }
  }

  #find(id) {
    const node = this.log.querySelector(`[data-id="${Number(id)}"]`);
    if (!node) return;
    // At once: a smooth way up starts near the end, where whatever comes meanwhile would stop it.
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
    node.classList.add("found");
    setTimeout(() => node.classList.remove("found"), 1500);
  }

  #messageMenu(message, button) {
    const own = message.from === this.#seat.user;
    const words = plainText(message);
    const mine = (message.reactions ?? []).filter((one) => one.users.includes(this.#seat.user)).map((one) => one.emoji);
    popover(
      button,
      button.closest(".column"),
      (close) =>
        [
          menuItem(word("reply"), () => {
            close();
            this.#phone.composer.reply(message);
          }),
          own &&
            words &&
            menuItem(word("edit"), () => {
              close();
              this.#phone.composer.edit(message);
            }),
          words &&
            menuItem(word("copyText"), () => {
              close();
              void this.#copy(words);
            }),
          h(
            "div",
            { class: "emoji-row", role: "group" },
            EMOJI.map((emoji) =>
              h(
                "button",
                {
                  type: "button",
                  role: "menuitem",
                  class: mine.includes(emoji) ? "emoji mine" : "emoji",
                  "aria-label": word("react", emoji),
                  onclick: () => {
                    close();
                    this.#view.act.react(message, mine.includes(emoji) ? "" : emoji);
                  },
                },
                emoji,
              ),
            ),
          ),
        ].filter(Boolean),
      { label: word("actions"), place: own ? "in-log end" : "in-log" },
    );
    button.closest(".column").querySelector(".popover")?.scrollIntoView({ block: "nearest" });
  }

  async #copy(text) {
    if (await copy(text)) this.#phone.toast(word("copied"));
  }

  async #press(message, place, button) {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    await this.#phone.attempt(async () => {
      const answer = await door.press(this.#seat.chat, this.#seat.user, message.id, place);
      if (!answer.answered) this.#phone.toast(word("noAnswer"));
      else if (answer.text && answer.alert) await this.#alert(answer.text);
      else if (answer.text) this.#phone.toast(answer.text);
      if (answer.url) this.#open(answer.url);
    });
    button.removeAttribute("aria-busy");
  }

  #open(url) {
    const payload = startPayload(url, this.#mirror.bot.username);
    if (payload !== null) return void this.#phone.attempt(() => this.#phone.start(payload));
    const address = safeAddress(url);
    if (address) open(address, "_blank", "noopener");
  }

  #alert(text) {
    return modal(
      `${word("answerTitle")} · ${fullName(this.#mirror.user(this.#seat.user))}`,
      (close) =>
        h(
          "div",
          { class: "form" },
          h("p", { class: "words" }, text),
          h(
            "div",
            { class: "form-foot" },
            h("button", { type: "button", class: "primary-button", autofocus: true, onclick: close }, word("ok")),
          ),
        ),
      { role: "alertdialog", narrow: true },
    );
  }
}

const focusStops = (node) => [...node.querySelectorAll("button, a, input, audio, video")];

/** Neighbouring messages of one media group belong together. */
function* albums(messages) {
  let album = [];
  for (const message of messages) {
    if (album.length && message.album && message.album === album[0].album) album.push(message);
    else {
      if (album.length) yield album;
      album = [message];
    }
  }
  if (album.length) yield album;
}
