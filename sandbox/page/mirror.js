/** What the page knows of the sandbox, kept fresh by its events: people, chats, messages, what is due, what is unread. */
import { RETRY_MS, Refused, Stopped, door, listen } from "./door.js";

const SEEN = "nastavnik.seen";
/** A burst of events asks for the state once. */
const BURST_MS = 120;

export class Mirror extends EventTarget {
  state = null;
  due = null;
  up = true;
  #conversations = new Map();
  #fetching = new Map();
  #seen = new Map();
  #stateTimer = null;
  #knocking = null;
  #tickedAt = 0;

  /** Events: `state`, `chat` (detail: its id), `typing` (detail: its id), `line` (up or down). */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** Subscribes; the answer unsubscribes. */
  on(type, heard) {
    const listener = (event) => heard(event.detail);
    this.addEventListener(type, listener);
    return () => this.removeEventListener(type, listener);
  }

  start() {
    listen({
      onUp: () => void this.#everything(),
      onDown: () => this.#setUp(false),
      onHappened: ({ kind, chat }) => {
        if (kind === "typing") return this.#tell("typing", chat);
        if (chat) void this.refresh(chat);
        this.refreshSoon();
      },
    });
  }

  async #everything() {
    try {
      await this.refreshState();
      await Promise.all(this.state.chats.map((chat) => this.refresh(chat.id)));
      this.#setUp(true);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }

  /** While the line is down we knock: a call may have found nobody although the events still hang on. */
  #setUp(up) {
    if (!up) {
      clearTimeout(this.#knocking);
      this.#knocking = setTimeout(() => void this.#everything(), RETRY_MS);
    }
    if (this.up === up) return;
    this.up = up;
    this.#tell("line", up);
  }

  refreshSoon() {
    this.#stateTimer ??= setTimeout(() => {
      this.#stateTimer = null;
      this.refreshState().catch(ignoreStopped);
    }, BURST_MS);
  }

  async refreshState() {
    const [state, next] = await Promise.all([door.state(), door.next()]);
    const first = this.state === null;
    this.state = state;
    this.due = next.due ? new Date(next.due) : null;
    this.#tickedAt = performance.now();
    if (first) this.#recall();
    this.#tell("state");
  }

  /** The sandbox's time: its clock runs like any other between two looks at the state. */
  get now() {
    return new Date(new Date(this.state.now).getTime() + performance.now() - this.#tickedAt);
  }

  get bot() {
    return this.state.bot;
  }

  user(id) {
    return this.state.users.find((user) => user.id === id) ?? null;
  }

  chat(id) {
    return this.state.chats.find((chat) => chat.id === id) ?? null;
  }

  /** The groups a person is in. */
  groupsOf(user) {
    return this.state.chats.filter((chat) => chat.type !== "private" && chat.members.includes(user));
  }

  messages(chat) {
    return this.#conversations.get(chat) ?? [];
  }

  /** A message that still stands in a chat, or undefined. */
  message(chat, id) {
    return this.messages(chat).find((one) => one.id === id);
  }

  /** Fetches a chat anew. Asked again while on its way, it goes once more, so that the last word wins. */
  async refresh(chat) {
    const running = this.#fetching.get(chat);
    if (running) {
      running.again = true;
      return running.done;
    }
    const task = { again: false };
    this.#fetching.set(chat, task);
    task.done = (async () => {
      try {
        do {
          task.again = false;
          const messages = await door.messages(chat);
          this.#conversations.set(chat, messages);
          this.#tell("chat", chat);
        } while (task.again);
      } catch (error) {
        if (!(error instanceof Stopped || error instanceof Refused)) throw error;
        // stopped: told elsewhere; refused: a chat that is gone or not there yet, the next event brings it
      } finally {
        this.#fetching.delete(chat);
      }
    })();
    return task.done;
  }

  #recall() {
    const stored = JSON.parse(sessionStorage.getItem(SEEN) ?? "{}");
    if (stored.bot !== this.bot.id) return;
    for (const [key, message] of Object.entries(stored.seen)) this.#seen.set(key, message);
  }

  /** How many messages of others this person has not looked at in a chat. */
  unread(user, chat) {
    const messages = this.messages(chat);
    const last = messages.at(-1)?.id ?? 0;
    const stored = this.#seen.get(`${user}:${chat}`) ?? 0;
    const seen = stored > last ? 0 : stored;
    return messages.filter((message) => message.id > seen && message.from !== user).length;
  }

  unreadOf(user) {
    return [user, ...this.groupsOf(user).map((chat) => chat.id)].reduce(
      (sum, chat) => sum + this.unread(user, chat),
      0,
    );
  }

  /** The person has the chat before their eyes, to its end. */
  look(user, chat) {
    const last = this.messages(chat).at(-1)?.id;
    const key = `${user}:${chat}`;
    if (last === undefined || this.#seen.get(key) === last) return;
    this.#seen.set(key, last);
    sessionStorage.setItem(SEEN, JSON.stringify({ bot: this.bot.id, seen: Object.fromEntries(this.#seen) }));
    this.#tell("unread");
  }
}

function ignoreStopped(error) {
  if (!(error instanceof Stopped)) throw error;
}

export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
