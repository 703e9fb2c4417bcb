/** One message of a conversation, drawn. */
import { avatar, h, icon } from "./dom.js";
import { door } from "./door.js";
import { formatted, plainText, startPayload } from "./formatting.js";
import { fullName } from "./mirror.js";
import { clockTime, fileSize, stopwatch } from "./time.js";
import { word } from "./words.js";

/** What a message is about in a few words, for quotes and the list of chats. */
export function gist(message) {
  const words = plainText(message);
  if (words) return words;
  for (const [field, key] of [
    ["photo", "photo"],
    ["voice", "voice"],
    ["audio", "audio"],
    ["video", "video"],
    ["video_note", "videoNote"],
    ["animation", "animation"],
    ["sticker", "sticker"],
    ["contact", "contact"],
    ["location", "location"],
    ["poll", "poll"],
  ])
    if (message[field]) return word(key);
  return message.document?.file_name ?? word("file");
}

/**
 * A bubble (or a line in the middle for what Telegram itself says). `album` is all messages of the same album.
 * `view`: {mirror, user, chat, act} where `act` has what a person can do with a message.
 */
export function drawMessage(album, view) {
  const message = album[0];
  const service = serviceWords(message, view);
  if (service) return h("p", { class: "service" }, h("span", {}, service));

  const sender = message.from;
  const own = sender === view.user;
  const name = nameOf(sender, view);
  const words = album.find((one) => one.text || one.caption || one.html) ?? message;
  const isGroup = view.chat !== view.user;
  const bubble = h(
    "div",
    { class: "bubble" },
    isGroup && !own && h("span", { class: `sender ink-${Math.abs(sender ?? 0) % 7}` }, name),
    message.forwarded_from && h("span", { class: "topic" }, `↪ ${fullName(message.forwarded_from)}`),
    message.thread &&
      topicName(view, message) &&
      h("span", { class: "topic" }, word("topic", topicName(view, message))),
    drawQuote(message, view),
    album.length > 1
      ? h(
          "div",
          { class: `album of-${Math.min(album.length, 4)}` },
          album.map((one) => drawMedia(one)),
        )
      : drawMedia(message),
    drawPoll(message, view),
    hasWords(words) &&
      h(
        "div",
        { class: "words" },
        formatted(
          { html: words.html, text: words.text ?? words.caption },
          {
            botName: view.mirror.bot.username,
            now: view.mirror.now,
            onStart: view.act.start,
            onCommand: view.act.command,
          },
        ),
      ),
    drawFoot(album.at(-1), message, view),
  );
  return h(
    "article",
    {
      class: own ? "message own" : "message",
      tabindex: "-1",
      "data-id": message.id,
      "aria-label": `${name}, ${clockTime(new Date(message.date))}`,
    },
    isGroup && !own && avatar(sender ?? 0, name),
    h(
      "div",
      { class: message.keyboard?.length ? "column keyed" : "column" },
      h("div", { class: "row" }, bubble, drawActions(message, view)),
      drawKeyboard(message, view),
    ),
  );
}

const hasWords = ({ text, caption, html }) => Boolean(text || caption || html);

const topicName = (view, message) =>
  view.mirror.chat(view.chat)?.topics.find((topic) => topic.id === message.thread)?.name ?? "";

/** What Telegram itself says in a chat: who came and went. Null for a message of somebody. */
function serviceWords({ service }, view) {
  if (!service) return null;
  const names = (people) => people.map((person) => nameOf(person.id, view)).join(", ");
  if (service.new_chat_members) return word("joined", names(service.new_chat_members));
  if (service.left_chat_member) return word("left", names([service.left_chat_member]));
  if (service.group_chat_created) return word("founded");
  if (service.pinned_message) return word("pinned");
  if (service.forum_topic_created) return word("topic", service.forum_topic_created.name);
  if (service.users_shared || service.chat_shared) return word("shared");
  return word("changed");
}

function nameOf(id, view) {
  const user = view.mirror.user(id);
  return user ? fullName(user) : view.mirror.bot.name;
}

function drawQuote(message, view) {
  if (!message.reply_to) return null;
  const original = view.mirror.message(view.chat, message.reply_to);
  return h(
    "button",
    { type: "button", class: "reply-quote", onclick: () => view.act.find(message.reply_to), disabled: !original },
    h("span", { class: "who" }, original ? nameOf(original.from, view) : word("deletedMessage")),
    original && h("span", { class: "gist" }, gist(original)),
  );
}

function drawMedia(message) {
  const {
    photo,
    voice,
    audio,
    video,
    video_note: videoNote,
    animation,
    sticker,
    document: file,
    contact,
    location,
  } = message;
  if (photo) {
    const address = door.file(photo.file_id);
    const image = h("img", {
      src: address,
      alt: message.caption || word("photo"),
      loading: "lazy",
      width: photo.width,
      height: photo.height,
    });
    return h(
      "a",
      { class: "photo", href: address, target: "_blank", rel: "noopener", "aria-label": word("photo") },
      image,
    );
  }
  if (voice) return sound(voice, word("voice"), "voice");
  if (audio) return sound(audio, audio.file_name ?? word("audio"), "audio");
  if (videoNote)
    return h("video", {
      class: "round",
      src: door.file(videoNote.file_id),
      controls: true,
      preload: "metadata",
      "aria-label": word("videoNote"),
    });
  if (video ?? animation) {
    return h("video", {
      src: door.file((video ?? animation).file_id),
      controls: true,
      preload: "metadata",
      "aria-label": word(video ? "video" : "animation"),
    });
  }
  if (sticker) return h("span", { class: "sticker" }, word("sticker"));
  if (file) return documentCard(file);
  if (contact)
    return h("div", { class: "card" }, h("strong", {}, fullName(contact)), h("span", {}, contact.phone_number));
  if (location)
    return h(
      "div",
      { class: "card" },
      h("strong", {}, word("location")),
      h("span", {}, `${location.latitude}, ${location.longitude}`),
    );
  if (!hasWords(message) && !message.poll) return h("em", { class: "unsupported" }, word("unsupported"));
  return null;
}

function sound(file, title, kind) {
  return h(
    "div",
    { class: kind },
    h(
      "span",
      { class: "sound-title" },
      icon("microphone"),
      title,
      file.duration ? ` · ${stopwatch(file.duration)}` : "",
    ),
    h("audio", { src: door.file(file.file_id), controls: true, preload: "none", "aria-label": title }),
  );
}

/** What the sandbox lets a browser open; everything else is saved. */
const VIEWABLE = /^(image\/(png|jpeg|gif|webp)|application\/pdf)$/;

function documentCard(file) {
  const name = file.file_name ?? word("file");
  const address = door.file(file.file_id);
  const face = [
    h("span", { class: "document-icon" }, icon("document")),
    h("span", { class: "document-name" }, h("strong", {}, name), h("span", { class: "quiet" }, fileSize(file.size))),
  ];
  const viewable = VIEWABLE.test(file.mime_type ?? "");
  return h(
    "div",
    { class: "document" },
    viewable
      ? h(
          "a",
          {
            class: "document-open",
            href: address,
            target: "_blank",
            rel: "noopener",
            "aria-label": word("openFile", name),
          },
          face,
        )
      : h("a", { class: "document-open", href: address, download: name, "aria-label": word("download", name) }, face),
    viewable &&
      h(
        "a",
        {
          class: "round-button",
          href: address,
          download: name,
          "aria-label": word("download", name),
          title: word("download", name),
        },
        icon("download"),
      ),
  );
}

function drawPoll(message, view) {
  const { poll } = message;
  if (!poll) return null;
  const mine = poll.options.flatMap((option, index) => (option.voters.includes(view.user) ? [index] : []));
  const total = poll.total_voter_count;
  const closed = poll.is_closed;
  const several = poll.allows_multiple_answers;
  const showsResults = closed || mine.length > 0;
  const kind = closed ? "pollClosed" : poll.type === "quiz" ? "quiz" : poll.is_anonymous ? "pollAnonymous" : "poll";

  const options = poll.options.map(({ text, voter_count: count }, index) => {
    const share = total ? Math.round((100 * count) / total) : 0;
    if (showsResults) {
      const fill = h("span", { class: "fill" });
      fill.style.width = `${share}%`;
      return h(
        "li",
        { class: mine.includes(index) ? "result mine" : "result" },
        h("span", { class: "share" }, `${share}%`),
        h("span", { class: "choice" }, mine.includes(index) ? `✓ ${text}` : text),
        h("span", { class: "track" }, fill),
      );
    }
    if (several) {
      return h(
        "li",
        {},
        h("label", { class: "option" }, h("input", { type: "checkbox", value: index }), h("span", {}, text)),
      );
    }
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "option", onclick: () => view.act.vote(message, [index]) },
        h("span", { class: "circle" }),
        h("span", {}, text),
      ),
    );
  });
  const form = h(
    "form",
    { class: "poll" },
    h("strong", {}, poll.question),
    h("span", { class: "quiet" }, word(kind)),
    h("ul", {}, options),
    several && !showsResults && h("button", { class: "poll-vote" }, word("vote")),
    mine.length > 0 &&
      !closed &&
      poll.type !== "quiz" &&
      h(
        "button",
        { type: "button", class: "poll-vote", onclick: () => view.act.vote(message, []) },
        word("retractVote"),
      ),
    h("span", { class: "quiet centre" }, word("votes", total)),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = [...form.querySelectorAll("input:checked")].map((box) => Number(box.value));
    if (chosen.length) view.act.vote(message, chosen);
  });
  return form;
}

function drawFoot(last, message, view) {
  const marks = (message.reactions ?? []).map(({ emoji, users }) => {
    const mine = users.includes(view.user);
    return h(
      "button",
      {
        type: "button",
        class: mine ? "reaction mine" : "reaction",
        "aria-pressed": String(mine),
        "aria-label": word("react", emoji),
        onclick: () => view.act.react(message, mine ? "" : emoji),
      },
      emoji,
      users.length > 1 && h("span", {}, users.length),
    );
  });
  const moment = new Date(last.date);
  return h(
    "div",
    { class: "foot" },
    h("span", { class: "reactions" }, marks),
    h(
      "span",
      { class: "stamp" },
      // Telegram marks what people edit, not what a bot puts in the place of its own words.
      last.edit_date && view.mirror.user(last.from) ? `${word("edited")} ` : "",
      h("time", { datetime: moment.toISOString() }, clockTime(moment)),
    ),
  );
}

function drawActions(message, view) {
  return h(
    "button",
    {
      type: "button",
      class: "message-menu",
      tabindex: "-1",
      "aria-label": word("actions"),
      title: word("actions"),
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: (event) => view.act.menu(message, event.currentTarget),
    },
    icon("dots"),
  );
}

function drawKeyboard(message, view) {
  if (!message.keyboard?.length) return null;
  const rows = message.keyboard.map((row, rowIndex) =>
    h(
      "div",
      { class: "keys" },
      row.map((button, column) => drawKey(button, rowIndex, column, message, view)),
    ),
  );
  return h("div", { class: "keyboard", role: "toolbar", "aria-label": word("keyboard") }, rows);
}

function drawKey(button, row, column, message, view) {
  const style = ["success", "danger", "primary"].includes(button.style) ? button.style : "";
  const attributes = { class: `key ${style}`.trim() };
  if (button.url) {
    const payload = startPayload(button.url, view.mirror.bot.username);
    attributes.href = /^(https?|tg):/i.test(button.url) ? button.url : null;
    attributes.target = "_blank";
    attributes.rel = "noopener noreferrer";
    if (payload !== null) attributes.onclick = (event) => (event.preventDefault(), view.act.start(payload));
    return h("a", attributes, h("span", {}, button.text), icon("link"));
  }
  attributes.type = "button";
  if (button.copy) {
    attributes.title = word("copyButton", button.copy);
    attributes.onclick = () => view.act.copy(button.copy);
  } else if (button.disabled || !button.data) {
    attributes["aria-disabled"] = "true";
    attributes.class += " off";
    if (!button.disabled) attributes.title = word("onlyInTelegram");
  } else {
    attributes.onclick = (event) => view.act.press(message, { row, column }, event.currentTarget);
  }
  return h("button", attributes, h("span", {}, button.text), button.copy && icon("document"));
}
