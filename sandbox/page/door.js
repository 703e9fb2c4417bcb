/** The control door of the sandbox: the only thing this page speaks to. */

/** The sandbox said no; `message` is its reason. */
export class Refused extends Error {}

/** The program does not answer at all. */
export class Stopped extends Error {}

/** How long to wait before knocking again where nobody answered. */
export const RETRY_MS = 1500;

let whenStopped = () => {};

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(`/sim${path}`, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    whenStopped();
    throw new Stopped();
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok)
    throw new Refused(answer?.error ?? answer?.description ?? `${response.status} ${response.statusText}`);
  return answer;
}

export const door = {
  state: () => call("GET", "/state"),
  next: () => call("GET", "/next"),
  messages: (chat, after = 0) => call("GET", `/chats/${chat}/messages?after=${after}`),
  commands: (chat, user) => call("GET", `/chats/${chat}/commands?user=${user}`),
  addUser: (person) => call("POST", "/users", person),
  addChat: (chat) => call("POST", "/chats", chat),
  member: (chat, user, action) => call("POST", `/chats/${chat}/members`, { user, action }),
  say: (chat, words) => call("POST", `/chats/${chat}/say`, words),
  edit: (chat, user, message, text) => call("POST", `/chats/${chat}/edit`, { user, message, text }),
  press: (chat, user, message, place) => call("POST", `/chats/${chat}/press`, { user, message, ...place }),
  vote: (chat, user, message, options) => call("POST", `/chats/${chat}/vote`, { user, message, options }),
  react: (chat, user, message, emoji) => call("POST", `/chats/${chat}/react`, { user, message, emoji }),
  block: (user, blocked) => call("POST", `/users/${user}/block`, { blocked }),
  clock: (move) => call("POST", "/clock", move),
  fail: (fault) => call("POST", "/faults", fault),
  repair: () => call("DELETE", "/faults"),
  file: (fileId) => `/sim/files/${encodeURIComponent(fileId)}`,
};

/**
 * Listens to what happens in the sandbox. `onHappened({kind, chat})` for every event, `onUp()` whenever the line is
 * (again) open, `onDown()` when it broke or a call found nobody. The browser's own reconnecting gives up after some
 * errors, so we do it.
 */
export function listen({ onHappened, onUp, onDown }) {
  let source;
  const open = () => {
    source = new EventSource("/sim/events");
    source.onopen = onUp;
    source.onmessage = (event) => onHappened(JSON.parse(event.data));
    source.onerror = () => {
      source.close();
      onDown();
      setTimeout(open, RETRY_MS);
    };
  };
  whenStopped = onDown;
  open();
  addEventListener("pagehide", () => source.close());
}
