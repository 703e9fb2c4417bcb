/** One phone: a person, the chats they are in, and what they can do there. */
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { avatar, closePopover, h, icon, menuItem, popover } from "./dom.js";
import { Refused, Stopped, door } from "./door.js";
import { askGroup, askPerson } from "./forms.js";
import { fullName } from "./mirror.js";
import { word } from "./words.js";

const TYPING_MS = 5000;
const TOAST_MS = 4500;

export class Phone {
  #leave = [];
  #typingTimer = null;

  /** `seat`: {user, chat, draft}; `hooks`: {changed(), waiting(), close(seat) or null}. */
  constructor(mirror, seat, hooks) {
    this.mirror = mirror;
    this.seat = seat;
    this.hooks = hooks;
    this.element = h("section", {
      class: "phone",
      ondragover: (event) => event.preventDefault(),
      ondrop: (event) => this.composer.drop(event),
    });
    this.#build();
    this.#leave = [
      mirror.on("state", () => {
        this.#drawHead();
        this.conversation.draw();
      }),
      mirror.on("unread", () => this.#drawHead()),
      mirror.on("chat", (chat) => {
        if (chat === this.seat.chat) this.#drawChat();
        this.#drawHead();
      }),
      mirror.on("typing", (chat) => chat === this.seat.chat && this.#showTyping()),
    ];
  }

  remove() {
    for (const leave of this.#leave) leave();
    clearTimeout(this.#typingTimer);
    this.element.remove();
  }

  /** Another person or another chat on this phone. */
  show(user, chat = user) {
    Object.assign(this.seat, { user, chat, draft: "" });
    this.#build();
    this.hooks.changed();
  }

  /** Called when a hidden phone comes to the front. */
  front() {
    this.conversation.front();
  }

  #build() {
    closePopover();
    this.head = h("header", { class: "phone-head" });
    this.chats = h("nav", { class: "chats", "aria-label": word("chats") });
    this.keys = h("div", {
      class: "reply-keyboard",
      role: "toolbar",
      "aria-label": word("replyKeyboard"),
      hidden: true,
    });
    this.gate = h("div", { class: "gate", hidden: true });
    this.toasts = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
    this.conversation = new Conversation(this);
    this.conversation.element.append(this.toasts);
    this.composer = new Composer(this);
    this.element.replaceChildren(
      this.head,
      this.chats,
      this.conversation.element,
      this.keys,
      this.gate,
      this.composer.element,
    );
    this.#drawHead();
    this.#drawChat();
  }

  // --- who and where -------------------------------------------------------------------------------------------------

  get #isGroup() {
    return this.seat.chat !== this.seat.user;
  }

  get #botTitle() {
    return this.mirror.bot.name;
  }

  nameOf(message) {
    const user = this.mirror.user(message.from);
    return user ? fullName(user) : this.#botTitle;
  }

  #drawHead() {
    const user = this.mirror.user(this.seat.user);
    if (!user) return; // another world, without this person: the page is about to draw other phones
    const groups = this.mirror.groupsOf(this.seat.user);
    if (this.#isGroup && !groups.some((group) => group.id === this.seat.chat)) return this.show(this.seat.user);
    const waiting = this.hooks.waiting();
    const signature = JSON.stringify([
      user,
      groups,
      this.seat.chat,
      [user, ...groups].map((chat) => this.mirror.unread(user.id, chat.id)),
      waiting,
      this.mirror.bot,
      this.#typingTimer !== null,
    ]);
    if (signature === this.headSignature && this.head.childElementCount) return;
    this.headSignature = signature;

    const name = fullName(user);
    this.element.setAttribute("aria-label", word("phoneOf", name));
    this.element.dataset.user = user.id;
    const group = this.#isGroup ? this.mirror.chat(this.seat.chat) : null;
    this.conversation.log.setAttribute("aria-label", word("messages", group?.title ?? this.#botTitle));
    this.#update(this.head, [
      h(
        "button",
        {
          type: "button",
          class: "person",
          "data-key": "person",
          "aria-haspopup": "dialog",
          "aria-expanded": "false",
          "aria-label": waiting
            ? `${word("switchPerson", name)}, ${word("waiting", waiting)}`
            : word("switchPerson", name),
          title: waiting ? word("waiting", waiting) : null,
          onclick: (event) => this.#choosePerson(event.currentTarget),
        },
        avatar(user.id, name),
        h(
          "span",
          { class: "person-name" },
          h("strong", {}, name),
          h("span", { class: "quiet" }, user.note ?? (user.username ? `@${user.username}` : "")),
        ),
        waiting > 0 && h("span", { class: "dot" }),
        icon("bottom"),
      ),
      h(
        "button",
        {
          type: "button",
          class: "tool",
          "data-key": "more",
          "aria-haspopup": "menu",
          "aria-expanded": "false",
          "aria-label": word("more"),
          title: word("more"),
          onclick: (event) => this.#showMore(event.currentTarget),
        },
        icon("dots"),
      ),
    ]);
    this.#update(this.chats, [
      this.#chatTab(this.seat.user, this.#botTitle, word("bot")),
      ...groups.map((one) =>
        this.#chatTab(one.id, one.title, word("membersCount", one.members.length + (one.with_bot ? 1 : 0))),
      ),
    ]);
    this.chats.classList.toggle("single", groups.length === 0);
    this.#drawGate();
  }

  /** Swaps children without losing the focus of the person at the keyboard, nor a menu that is open. */
  #update(host, children) {
    if (host.querySelector('[aria-expanded="true"]')) return void (this.headSignature = null);
    const focused = host.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    host.replaceChildren(...children);
    if (focused) host.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  #chatTab(chat, title, about) {
    const isCurrent = chat === this.seat.chat;
    const unread = isCurrent ? 0 : this.mirror.unread(this.seat.user, chat);
    const typing = isCurrent && this.#typingTimer !== null;
    return h(
      "button",
      {
        type: "button",
        class: "chat-tab",
        "data-key": `chat-${chat}`,
        "aria-current": isCurrent ? "true" : null,
        onclick: () => !isCurrent && this.show(this.seat.user, chat),
      },
      chat === this.seat.user ? h("span", { class: "bot-mark", "aria-hidden": "true" }, "🎓") : icon("group"),
      h("span", { class: "chat-title" }, title),
      h("span", { class: typing ? "quiet typing" : "quiet" }, typing ? word("typing") : about),
      unread > 0 && h("span", { class: "badge", "aria-label": word("unread", unread) }, unread),
    );
  }

  #choosePerson(button) {
    popover(
      button,
      this.element,
      (close) => {
        const list = h("div", { class: "people", role: "group", "aria-label": word("people") });
        const nobody = h("p", { class: "quiet centre", hidden: true }, word("nobodyFound"));
        for (const user of this.mirror.state.users) {
          const unread = user.id === this.seat.user ? 0 : this.mirror.unreadOf(user.id);
          const name = fullName(user);
          list.append(
            h(
              "button",
              {
                type: "button",
                class: "item",
                "data-words": `${name} ${user.note ?? ""} ${user.username ?? ""}`.toLowerCase(),
                "aria-current": user.id === this.seat.user ? "true" : null,
                onclick: () => {
                  close();
                  this.show(user.id);
                  this.#focusPerson();
                },
              },
              avatar(user.id, name),
              h(
                "span",
                { class: "person-name" },
                h("span", {}, name),
                h("span", { class: "quiet" }, user.note ?? (user.username ? `@${user.username}` : "")),
              ),
              unread > 0 && h("span", { class: "badge", "aria-label": word("unread", unread) }, unread),
            ),
          );
        }
        const search = h("input", {
          type: "search",
          placeholder: word("search"),
          "aria-label": word("search"),
          oninput: () => {
            const asked = search.value.trim().toLowerCase();
            for (const item of list.children) item.hidden = !item.dataset.words.includes(asked);
            nobody.hidden = [...list.children].some((item) => !item.hidden);
          },
          onkeydown: (event) => event.key === "Enter" && [...list.children].find((item) => !item.hidden)?.click(),
        });
        const add = h(
          "button",
          {
            type: "button",
            class: "item add",
            onclick: () => {
              close();
              void this.#addPerson();
            },
          },
          icon("plus"),
          h("span", {}, word("addPerson")),
        );
        return [search, list, nobody, add];
      },
      { label: word("people"), role: "dialog" },
    );
  }

  #focusPerson() {
    this.head.querySelector(".person")?.focus();
  }

  async #addPerson() {
    const person = await askPerson();
    if (!person) return;
    await this.attempt(async () => {
      const user = await door.addUser(person);
      await this.mirror.refreshState();
      await this.mirror.refresh(user.id);
      this.show(user.id);
    });
  }

  #showMore(button) {
    const user = this.mirror.user(this.seat.user);
    popover(
      button,
      this.element,
      (close) =>
        [
          menuItem(word("addPerson"), () => {
            close();
            void this.#addPerson();
          }),
          menuItem(word("groupChat"), () => {
            close();
            void this.#chooseGroup();
          }),
          this.#isGroup &&
            menuItem(word("leaveGroup"), () => {
              close();
              void this.#member(this.seat.chat, "leave");
            }),
          menuItem(
            word(user.blocked_bot ? "unblock" : "block"),
            () => {
              close();
              this.#block(!user.blocked_bot);
            },
            { danger: !user.blocked_bot },
          ),
          this.hooks.close &&
            menuItem(word("closePhone"), () => {
              close();
              this.hooks.close(this.seat);
            }),
        ].filter(Boolean),
      { label: word("more"), place: "below end" },
    );
  }

  #block(blocked) {
    void this.attempt(async () => {
      await door.block(this.seat.user, blocked);
      await this.mirror.refreshState();
    });
  }

  async #member(chat, action) {
    await this.attempt(async () => {
      await door.member(chat, this.seat.user, action);
      await this.mirror.refreshState();
      if (action === "join") this.show(this.seat.user, chat);
    });
  }

  async #chooseGroup() {
    const chosen = await askGroup(this.mirror, this.seat.user);
    if (!chosen) return;
    if (chosen.join) return this.#member(chosen.join, "join");
    if (chosen.open) return this.show(this.seat.user, chosen.open);
    await this.attempt(async () => {
      const chat = await door.addChat(chosen.create);
      await this.mirror.refreshState();
      await this.mirror.refresh(chat.id);
      this.show(this.seat.user, chat.id);
    });
  }

  // --- the foot ------------------------------------------------------------------------------------------------------

  #drawChat() {
    const messages = this.mirror.messages(this.seat.chat);
    const last = messages.at(-1);
    if (last && last.id !== this.lastId && last.from !== this.seat.user) this.#hideTyping();
    this.lastId = last?.id;
    this.conversation.draw();
    this.#drawReplyKeyboard(messages);
    this.#drawGate();
  }

  toBottom() {
    this.conversation.toBottom();
  }

  /** Telegram keeps the last keyboard a bot sent until it sends another or removes it. */
  #drawReplyKeyboard(messages) {
    const rows = keyboardRows(messages, this.seat.user);
    const signature = JSON.stringify(rows);
    if (signature === this.keysSignature && this.keys.childElementCount) return;
    this.keysSignature = signature;
    this.keys.hidden = rows.length === 0;
    this.keys.replaceChildren(
      ...rows.map((row) =>
        h(
          "div",
          { class: "keys" },
          row.map((button) => {
            const special = Object.keys(button).some((name) => /^(request_|web_app)/.test(name) && button[name]);
            return h(
              "button",
              {
                type: "button",
                class: special ? "key off" : `key ${button.style ?? ""}`.trim(),
                disabled: special,
                title: special ? word("onlyInTelegram") : null,
                onclick: () => this.composer.say(button.text),
              },
              h("span", {}, button.text),
            );
          }),
        ),
      ),
    );
  }

  /** The wide button over the text box: Start in an empty chat, Unblock for who has blocked the bot. */
  #drawGate() {
    const user = this.mirror.user(this.seat.user);
    const gate = this.#isGroup
      ? null
      : user.blocked_bot
        ? "unblock"
        : this.mirror.messages(this.seat.chat).length === 0
          ? "start"
          : null;
    this.composer.element.hidden = gate === "unblock";
    if (this.gate.dataset.gate === String(gate)) return;
    this.gate.dataset.gate = gate;
    this.gate.hidden = gate === null;
    this.gate.replaceChildren();
    if (gate === "start")
      this.gate.append(
        h(
          "button",
          { type: "button", class: "primary-button wide", onclick: () => this.composer.say("/start") },
          word("start"),
        ),
      );
    if (gate === "unblock") {
      this.gate.append(
        h("p", { class: "quiet centre" }, word("blocked")),
        h(
          "button",
          { type: "button", class: "primary-button wide", onclick: () => this.#block(false) },
          word("unblock"),
        ),
      );
    }
  }

  /** As if this person had followed a `t.me/<bot>?start=…` link. */
  async start(payload) {
    if (this.#isGroup) this.show(this.seat.user);
    await door.say(this.seat.user, { user: this.seat.user, text: payload ? `/start ${payload}` : "/start" });
  }

  #showTyping() {
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#hideTyping(), TYPING_MS);
    this.#drawHead();
  }

  #hideTyping() {
    if (this.#typingTimer === null) return;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = null;
    this.#drawHead();
  }

  toast(text) {
    const note = h("p", { class: "toast" }, text);
    this.toasts.append(note);
    setTimeout(() => note.remove(), TOAST_MS);
  }

  /** Does something through the door; a refusal is told on the phone. The answer: whether it worked. */
  async attempt(work) {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof Refused) this.toast(word("refused", error.message));
      else if (!(error instanceof Stopped)) throw error;
      return false;
    }
  }
}

/** The keyboard the bot sent last to this chat; an empty one took it away, a one-time one is gone with the next words. */
function keyboardRows(messages, user) {
  const at = messages.findLastIndex((one) => one.reply_keyboard && one.from !== user);
  if (at < 0) return [];
  const { reply_keyboard: rows, reply_keyboard_options: options } = messages[at];
  return options?.one_time_keyboard && messages.slice(at).some((one) => one.from === user) ? [] : rows;
}
