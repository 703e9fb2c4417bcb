/** Building the page: every text becomes a text node, never markup. */

/** An element with attributes, listeners (`onclick: …`) and children; null and false are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const ICONS = {
  attach: "M8 12.5 13.5 7a3 3 0 0 1 4.2 4.2l-7.4 7.4a5 5 0 0 1-7-7L10.5 4.4",
  bottom: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6 6 18",
  document: "M7 3h7l4 4v14H7zM14 3v4h4",
  dots: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  download: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  edit: "M4 20l1-4L16 5l3 3L8 19z",
  fault: "M12 4 3 20h18zM12 10v4.5M12 17.3v.01",
  group:
    "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19c0-3.5 2.5-5 6-5s6 1.5 6 5M16 5.5a3 3 0 0 1 0 5.5M17.5 14.5c2.3.6 3.5 2.2 3.5 4.5",
  link: "M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.6-1.6",
  microphone: "M12 14a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3zM6 11a6 6 0 0 0 12 0M12 17v4",
  plus: "M12 5v14M5 12h14",
  reply: "M10 6 4 11l6 5v-3.5c5 0 8 1.5 10 5 0-6-4-8.5-10-8.5z",
  send: "M4 12 3.5 4.5 21 12 3.5 19.5zM4 12h8",
  stop: "M7 7h10v10H7z",
};

/** One of our few line drawings; decoration only, so hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** The round picture of a person or a group: initials on a colour that follows from the id. */
export function avatar(id, title) {
  const initials = title
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
  return h("span", { class: `avatar tint-${Math.abs(id) % 7}`, "aria-hidden": "true" }, initials);
}

/** A modal window named by its title; resolves when it is closed. Esc closes it, the focus goes back by itself. */
export function modal(title, content, { role = "dialog", narrow = false } = {}) {
  const heading = h("h2", { id: `modal-${crypto.getRandomValues(new Uint32Array(1))[0]}` }, title);
  const dialog = h(
    "dialog",
    { class: narrow ? "modal narrow" : "modal", role, "aria-labelledby": heading.id },
    heading,
  );
  const body = content(() => dialog.close());
  dialog.append(body);
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.showModal();
  dialog.querySelector("[autofocus]")?.focus();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve();
    }),
  );
}

let openPopover = null;

/** Closes the open menu, if any. */
export function closePopover(returnFocus = false) {
  openPopover?.(returnFocus);
}

/**
 * A menu hung under its button inside `host`: Esc and a click elsewhere close it, arrows walk through it.
 * `fill(close)` gives its contents.
 */
export function popover(button, host, fill, { label, role = "menu", place = "below" }) {
  const wasMine = button.getAttribute("aria-expanded") === "true";
  closePopover();
  if (wasMine) return;
  const panel = h("div", { class: `popover ${place}`, role, "aria-label": label });
  const outside = (event) => {
    if (!panel.contains(event.target) && !button.contains(event.target)) close(false);
  };
  const keys = (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close(true);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [...panel.querySelectorAll("input, button:not([disabled])")].filter(
        (stop) => !stop.closest("[hidden]"),
      );
      const here = stops.indexOf(document.activeElement);
      stops[(here + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length]?.focus();
      event.preventDefault();
    } else if (event.key === "Tab" && role === "menu") close(true);
  };
  function close(returnFocus) {
    openPopover = null;
    panel.remove();
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    if (returnFocus) button.focus();
  }
  panel.addEventListener("keydown", keys);
  document.addEventListener("pointerdown", outside, true);
  panel.append(...fill(() => close(true)));
  host.append(panel);
  button.setAttribute("aria-expanded", "true");
  openPopover = close;
  panel.querySelector("input, button:not([disabled])")?.focus();
}

/** A line of a menu. */
export function menuItem(text, action, { danger = false, disabled = false } = {}) {
  return h(
    "button",
    { type: "button", role: "menuitem", class: danger ? "item danger" : "item", disabled, onclick: action },
    text,
  );
}

/** Puts a text on the clipboard, also where the page is served without TLS and the modern way is missing. */
export async function copy(text) {
  if (navigator.clipboard?.writeText) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // refused by the browser: fall through to the old way
    }
  }
  const field = h("textarea", { class: "off-screen", readonly: true });
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
