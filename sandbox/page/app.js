/** The chat page: the bar on top and several phones side by side. */
import { Bar } from "./bar.js";
import { avatar, h } from "./dom.js";
import { door } from "./door.js";
import { askPerson } from "./forms.js";
import { Mirror, fullName } from "./mirror.js";
import { Phone } from "./phone.js";
import { word } from "./words.js";

const AT_FIRST = 3;
const AT_MOST = 4;
/** Narrower than this a phone is no pleasure to read: fewer are shown, tabs lead to the others. */
const PHONE_WIDTH = 320;
const SEATS = "nastavnik.phones";

const mirror = new Mirror();
let seats = [];
let phones = [];
let front = 0;
let firstVisible = 0;
let bar = null;

const banner = h("p", { class: "banner", role: "alert", hidden: true });
const stage = h("main", { class: "stage" });
const tabs = h("div", { class: "tabs", role: "tablist" });
const loading = h("p", { class: "loading", role: "status" }, word("loading"));
document.body.append(banner, loading);

/** The phones of last time in this tab, else those the sandbox names, else the first people of the school. */
function firstSeats() {
  const isThere = (user) => mirror.user(user) !== null;
  const stored = JSON.parse(sessionStorage.getItem(SEATS) ?? "[]").filter(({ user }) => isThere(user));
  if (stored.length)
    return stored.map(({ user, chat }) => ({
      user,
      chat: mirror.chat(chat)?.members.includes(user) ? chat : user,
      draft: "",
    }));
  const users = [...(mirror.state.phones ?? []).filter(isThere), ...mirror.state.users.map((user) => user.id)];
  return [...new Set(users)].slice(0, AT_FIRST).map((user) => ({ user, chat: user, draft: "" }));
}

/** How many people who are on no phone have something unread. */
function waiting() {
  const seated = new Set(seats.map((seat) => seat.user));
  return mirror.state.users.filter((user) => !seated.has(user.id) && mirror.unreadOf(user.id) > 0).length;
}

function store() {
  sessionStorage.setItem(SEATS, JSON.stringify(seats.map(({ user, chat }) => ({ user, chat }))));
}

/** Draws the page from nothing: at the start, for another language, for another number of phones. */
function draw(why) {
  bar?.remove();
  for (const phone of phones) phone.remove();
  document.title = word("title");
  bar = new Bar(mirror, draw, seats.length < AT_MOST ? addPhone : null);
  phones = seats.map(
    (seat) =>
      new Phone(mirror, seat, {
        changed: () => {
          store();
          drawTabs();
        },
        waiting,
        close: seats.length > 1 ? close : null,
      }),
  );
  stage.replaceChildren(...phones.map((phone) => phone.element));
  tabs.setAttribute("aria-label", word("phones"));
  loading.remove();
  document.body.append(banner, bar.element, tabs, stage);
  drawLine();
  arrange();
  if (why === "language") bar.element.querySelector("select[name=language]").focus();
}

/** A box without people: the first one has to be invited. */
function inviteFirst() {
  const add = async () => {
    const person = await askPerson();
    if (person) await door.addUser(person);
  };
  loading.replaceChildren(h("button", { type: "button", class: "primary-button", onclick: add }, word("addPerson")));
}

function close(seat) {
  seats = seats.filter((one) => one !== seat);
  front = Math.min(front, seats.length - 1);
  store();
  draw();
}

function addPhone() {
  const shown = new Set(seats.map((seat) => seat.user));
  const user = mirror.state.users.find((one) => !shown.has(one.id)) ?? mirror.state.users[0];
  seats.push({ user: user.id, chat: user.id, draft: "" });
  front = seats.length - 1;
  store();
  draw();
  phones.at(-1).element.querySelector(".person").focus();
}

/** As many phones as fit, the chosen one among them. */
function arrange() {
  const room = Math.max(1, Math.floor(document.documentElement.clientWidth / PHONE_WIDTH));
  const count = Math.min(room, phones.length);
  firstVisible = Math.max(Math.min(firstVisible, front, phones.length - count), front - count + 1, 0);
  stage.dataset.count = count;
  phones.forEach((phone, index) => {
    const isVisible = index >= firstVisible && index < firstVisible + count;
    const appears = phone.element.hidden && isVisible;
    phone.element.hidden = !isVisible;
    phone.element.id = `phone-${index}`;
    if (appears) phone.front();
  });
  drawTabs();
}

let tabsSignature = "";

function drawTabs() {
  if (!mirror.state || phones.length !== seats.length) return;
  const isNarrow = phones.some((phone) => phone.element.hidden);
  const unread = seats.map((seat) => mirror.unreadOf(seat.user));
  const signature = JSON.stringify([
    isNarrow,
    front,
    unread,
    seats.map((seat) => mirror.user(seat.user)),
    word("title"),
    phones.map((phone) => phone.element.hidden),
  ]);
  if (signature === tabsSignature) return;
  tabsSignature = signature;
  const focused = tabs.contains(document.activeElement) ? document.activeElement.dataset.index : null;
  tabs.hidden = !isNarrow;
  tabs.replaceChildren(...seats.map((seat, index) => tab(seat, index, unread[index])));
  if (focused !== null) tabs.querySelector(`[data-index="${focused}"]`)?.focus();
}

function tab(seat, index, unread) {
  const user = mirror.user(seat.user);
  const isFront = index === front;
  return h(
    "button",
    {
      type: "button",
      role: "tab",
      class: "tab",
      "data-index": index,
      "aria-selected": String(isFront),
      "aria-controls": `phone-${index}`,
      tabindex: isFront ? "0" : "-1",
      onclick: () => bringForward(index),
      onkeydown: (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        bringForward((index + step + seats.length) % seats.length);
        tabs.querySelector('[aria-selected="true"]').focus();
      },
    },
    h(
      "span",
      { class: "tab-face" },
      avatar(user.id, fullName(user)),
      unread > 0 &&
        phones[index].element.hidden &&
        h("span", { class: "badge", "aria-label": word("unread", unread) }, unread),
    ),
    h("span", { class: "tab-name" }, user.first_name),
  );
}

function bringForward(index) {
  front = index;
  arrange();
}

function drawLine() {
  banner.hidden = mirror.up;
  banner.textContent = mirror.up ? "" : word("stopped");
}

mirror.on("line", drawLine);
mirror.on("unread", drawTabs);
mirror.on("chat", drawTabs);
mirror.on("state", () => {
  if (seats.length && seats.every((seat) => mirror.user(seat.user))) return drawTabs();
  if (!mirror.state.users.length) return inviteFirst();
  seats = firstSeats();
  front = 0;
  draw();
});
addEventListener("resize", arrange);
mirror.start();
