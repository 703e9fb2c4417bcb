/** The foot of a phone: the text box with its files, voice, commands, reply and edit. */
import { h, icon, menuItem, popover } from "./dom.js";
import { door } from "./door.js";
import { plainText, startPayload } from "./formatting.js";
import { gist } from "./message.js";
import { fileSize, stopwatch } from "./time.js";
import { hasMicrophone, record, sampleVoice } from "./voice.js";
import { word } from "./words.js";

/** What Telegram lets a bot fetch. */
const LARGEST_FILE = 20 * 1024 * 1024;

async function base64(file) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(",") + 1);
}

/** Several pictures travel as one album, several documents too; mixed they go one by one, as in Telegram. */
const isAlbum = (files) => files.length > 1 && new Set(files.map((file) => file.type.startsWith("image/"))).size === 1;

export class Composer {
  #phone;
  #files = [];
  #replying = null;
  #editing = null;
  #recording = null;

  /** `phone`: {mirror, seat, attempt(work), toast(text), start(payload), nameOf(message), toBottom()}. */
  constructor(phone) {
    this.#phone = phone;
    this.field = h("textarea", {
      rows: 1,
      placeholder: word("write"),
      "aria-label": word("write"),
      autocomplete: "off",
      enterkeyhint: "send",
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
      onpaste: (event) => this.#take(event, event.clipboardData),
    });
    this.field.value = phone.seat.draft ?? "";
    this.picker = h("input", {
      type: "file",
      multiple: true,
      class: "off-screen",
      tabindex: "-1",
      "aria-hidden": "true",
      onchange: () => this.#picked(),
    });
    this.commands = this.#tool("commands", "/", () => this.#showCommands(), {
      "aria-haspopup": "menu",
      "aria-expanded": "false",
    });
    this.attach = this.#tool("attach", icon("attach"), () => this.picker.click());
    this.voice = this.#tool("sampleVoice", icon("microphone"), () => this.#startVoice());
    this.send = h("button", { class: "send", "aria-label": word("send"), title: word("send") }, icon("send"));
    this.context = h("div", { class: "context", hidden: true });
    this.chips = h("div", { class: "chips", hidden: true });
    this.row = h(
      "div",
      { class: "composer-row" },
      this.commands,
      this.attach,
      this.picker,
      this.field,
      this.voice,
      this.send,
    );
    this.element = h(
      "form",
      { class: "composer", onsubmit: (event) => (event.preventDefault(), void this.#submit()) },
      this.context,
      this.chips,
      this.row,
    );
    void hasMicrophone().then((has) => has && this.#name(this.voice, "record"));
    this.#typed();
  }

  #tool(key, face, action, attributes = {}) {
    return h(
      "button",
      { type: "button", class: "tool", "aria-label": word(key), title: word(key), onclick: action, ...attributes },
      face,
    );
  }

  #name(button, key) {
    button.title = word(key);
    button.setAttribute("aria-label", word(key));
  }

  /** Files dropped on the phone or pasted into the box. */
  #take(event, transfer) {
    if (!transfer?.files.length) return;
    event.preventDefault();
    this.add([...transfer.files]);
  }

  drop(event) {
    this.#take(event, event.dataTransfer);
  }

  add(files) {
    for (const file of files) {
      if (file.size > LARGEST_FILE) this.#phone.toast(word("tooLarge"));
      else this.#files.push(file);
    }
    this.#drawChips();
    this.field.focus();
  }

  #picked() {
    this.add([...this.picker.files]);
    this.picker.value = "";
  }

  #drawChips() {
    this.chips.hidden = this.#files.length === 0;
    this.chips.replaceChildren(
      ...this.#files.map((file) =>
        h(
          "span",
          { class: "chip" },
          icon("document"),
          h("span", { class: "chip-name" }, file.name),
          h("span", { class: "quiet" }, fileSize(file.size)),
          h(
            "button",
            {
              type: "button",
              "aria-label": `${word("cancel")}: ${file.name}`,
              onclick: () => {
                this.#files.splice(this.#files.indexOf(file), 1);
                this.#drawChips();
                this.field.focus();
              },
            },
            icon("close"),
          ),
        ),
      ),
    );
    this.#typed();
  }

  reply(message) {
    this.#editing = null;
    this.#replying = message;
    this.#drawContext();
  }

  edit(message) {
    this.#replying = null;
    this.#editing = message;
    this.field.value = plainText(message);
    this.#drawContext();
  }

  #drawContext() {
    const message = this.#replying ?? this.#editing;
    this.context.hidden = message === null;
    this.context.replaceChildren();
    if (message) {
      this.context.append(
        icon(this.#editing ? "edit" : "reply"),
        h(
          "span",
          { class: "context-words" },
          h("strong", {}, this.#editing ? word("editing") : word("replyTo", this.#phone.nameOf(message))),
          h("span", { class: "gist" }, gist(message)),
        ),
        h(
          "button",
          {
            type: "button",
            class: "tool",
            "aria-label": word("cancel"),
            title: word("cancel"),
            onclick: () => this.#dropContext(),
          },
          icon("close"),
        ),
      );
      this.field.focus();
    }
    this.#typed();
  }

  #dropContext() {
    if (this.#editing) this.field.value = "";
    this.#replying = this.#editing = null;
    this.#drawContext();
    this.field.focus();
  }

  /** A link that starts the bot, alone in the box, is opened instead of sent: so an invitation travels between phones. */
  get #payload() {
    const words = this.field.value.trim();
    return /^\S+$/.test(words) && !this.#editing ? startPayload(words, this.#phone.mirror.bot.username) : null;
  }

  #typed() {
    this.#phone.seat.draft = this.#editing ? "" : this.field.value;
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 140)}px`;
    const something = this.field.value.trim() !== "" || this.#files.length > 0;
    this.#name(this.send, this.#payload !== null ? "openLink" : this.#editing ? "save" : "send");
    this.send.classList.toggle("opens", this.#payload !== null);
    this.send.hidden = !something;
    this.voice.hidden = something;
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void this.#submit();
    } else if (event.key === "Escape" && (this.#replying || this.#editing)) {
      event.stopPropagation();
      this.#dropContext();
    }
  }

  async #submit() {
    const text = this.field.value.trim();
    const { seat } = this.#phone;
    const payload = this.#payload;
    const files = this.#files;
    const [replying, editing] = [this.#replying, this.#editing];
    if (!text && !files.length) return;
    this.field.value = "";
    this.#files = [];
    this.#replying = this.#editing = null;
    this.#drawChips();
    this.#drawContext();
    // Who speaks here looks at what was said; words from elsewhere leave the reader where they are.
    this.#phone.toBottom();
    const sent = await this.#phone.attempt(async () => {
      if (payload !== null) return this.#phone.start(payload);
      if (editing) return door.edit(seat.chat, seat.user, editing.id, text);
      if (!files.length) return door.say(seat.chat, this.#about(replying, { text }));
      const album = isAlbum(files) ? String(Date.now()) : undefined;
      for (const [index, file] of files.entries()) {
        const content = { name: file.name, mime: file.type || "application/octet-stream", base64: await base64(file) };
        await door.say(
          seat.chat,
          this.#about(index ? null : replying, { album, file: content, text: index ? undefined : text || undefined }),
        );
      }
    });
    if (!sent && !this.field.value) {
      this.field.value = text;
      this.#files = files;
      this.#replying = replying;
      this.#editing = editing;
      this.#drawChips();
      this.#drawContext();
    }
  }

  #about(replying, words) {
    const about = { user: this.#phone.seat.user, ...words };
    if (replying) {
      about.reply_to = replying.id;
      if (replying.thread) about.thread = replying.thread;
    }
    return about;
  }

  #showCommands() {
    const { seat } = this.#phone;
    void this.#phone.attempt(async () => {
      const commands = await door.commands(seat.chat, seat.user);
      popover(
        this.commands,
        this.element,
        (close) =>
          commands.length
            ? commands.map(({ command, description }) =>
                h(
                  "button",
                  {
                    type: "button",
                    role: "menuitem",
                    class: "item command",
                    onclick: () => {
                      close();
                      this.say(`/${command}`);
                    },
                  },
                  h("strong", {}, `/${command}`),
                  h("span", { class: "quiet" }, description),
                ),
              )
            : [menuItem(word("noCommands"), close, { disabled: true })],
        { label: word("commands"), place: "above" },
      );
    });
  }

  /** Says words at once, as commands and keyboards do. */
  say(text) {
    this.#phone.toBottom();
    void this.#phone.attempt(() => door.say(this.#phone.seat.chat, this.#about(null, { text })));
  }

  async #sendVoice(file) {
    const replying = this.#replying;
    this.#replying = null;
    this.#drawContext();
    this.#phone.toBottom();
    const content = { name: file.name, mime: file.type, base64: await base64(file) };
    await this.#phone.attempt(() =>
      door.say(this.#phone.seat.chat, this.#about(replying, { voice: true, file: content })),
    );
  }

  async #startVoice() {
    if (!(await hasMicrophone())) return this.#sendVoice(sampleVoice());
    try {
      this.#recording = await record();
    } catch {
      return this.#sendVoice(sampleVoice());
    }
    const began = performance.now();
    const meter = h("span", { role: "status" }, word("recording", stopwatch(0)));
    const ticking = setInterval(
      () => (meter.textContent = word("recording", stopwatch((performance.now() - began) / 1000))),
      1000,
    );
    const back = () => {
      clearInterval(ticking);
      bar.replaceWith(this.row);
      this.voice.focus();
    };
    const bar = h(
      "div",
      { class: "composer-row recording" },
      this.#tool("recordingDrop", icon("close"), () => {
        back();
        void this.#recording.drop();
      }),
      h("span", { class: "pulse", "aria-hidden": "true" }),
      meter,
      h(
        "button",
        {
          type: "button",
          class: "send",
          "aria-label": word("recordingStop"),
          title: word("recordingStop"),
          onclick: async () => {
            back();
            await this.#sendVoice(await this.#recording.stop());
          },
        },
        icon("send"),
      ),
    );
    this.row.replaceWith(bar);
    bar.querySelector(".send").focus();
  }
}
