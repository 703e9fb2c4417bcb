/** Telegram's formatting as DOM: an allow-list walks the parsed text and builds fresh nodes; nothing else survives. */
import { h } from "./dom.js";
import { telegramTime } from "./time.js";
import { word } from "./words.js";

const PLAIN = {
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  u: "u",
  ins: "u",
  s: "s",
  strike: "s",
  del: "s",
  code: "code",
  pre: "pre",
};
const SAFE = /^(https?:|mailto:|tel:|tg:)/i;

/** Where a link leads, or null when it is none we would open. */
export function safeAddress(address) {
  const full = /^(t\.me|telegram\.me)\//i.test(address ?? "") ? `https://${address}` : (address ?? "");
  return SAFE.test(full.trim()) ? full.trim() : null;
}

/** The payload of `t.me/<bot>?start=…` or of `tg://resolve?domain=<bot>&start=…`; null for any other address. */
export function startPayload(address, botName) {
  const full = safeAddress(address ?? "");
  if (full === null) return null;
  let url;
  try {
    url = new URL(full);
  } catch {
    return null;
  }
  const name =
    url.protocol === "tg:"
      ? url.searchParams.get("domain")
      : /^(www\.)?(t|telegram)\.me$/.test(url.hostname)
        ? url.pathname.slice(1)
        : "";
  if (!name || name.toLowerCase() !== botName.toLowerCase()) return null;
  return url.searchParams.get("start") ?? "";
}

function spoiler(children) {
  const hidden = h(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": word("spoiler") },
    children,
  );
  const reveal = () => {
    hidden.classList.add("revealed");
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
  };
  hidden.addEventListener("click", reveal);
  hidden.addEventListener(
    "keydown",
    (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), reveal()),
  );
  return hidden;
}

function rebuilt(node, context) {
  if (node.nodeType === Node.TEXT_NODE) return context.inLink ? [node.data] : linked(node.data, context);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const tag = node.localName;
  const address = tag === "a" ? safeAddress(node.getAttribute("href")) : null;
  const inside = tag === "code" || tag === "pre" || address ? { ...context, inLink: true } : context;
  const children = [...node.childNodes].flatMap((child) => rebuilt(child, inside));
  if (address) return [link(address, children, context)];
  if (PLAIN[tag]) return [h(PLAIN[tag], {}, children)];
  if (tag === "blockquote") return [quote(children, node.hasAttribute("expandable"))];
  if (tag === "tg-spoiler" || (tag === "span" && node.className === "tg-spoiler")) return [spoiler(children)];
  if (tag === "tg-time") {
    const moment = new Date(Number(node.getAttribute("unix")) * 1000);
    if (Number.isNaN(moment.getTime())) return children;
    const pattern = node.getAttribute("format") || "wDt";
    return [h("time", { datetime: moment.toISOString() }, telegramTime(moment, pattern, context.now))];
  }
  if (tag === "br") return ["\n"];
  return children;
}

function quote(children, expandable) {
  if (!expandable) return h("blockquote", {}, children);
  const block = h("blockquote", { class: "folded", tabindex: "0" }, children);
  const toggle = () => block.classList.toggle("folded");
  block.addEventListener("click", toggle);
  block.addEventListener("keydown", (event) => event.key === "Enter" && toggle());
  return block;
}

function link(address, children, { botName, onStart }) {
  const payload = startPayload(address, botName);
  const attributes = { href: address, target: "_blank", rel: "noopener noreferrer" };
  if (payload !== null) attributes.onclick = (event) => (event.preventDefault(), onStart(payload));
  return h("a", attributes, children);
}

const FOUND =
  /((?:https?:\/\/|tg:\/\/)[^\s<>"']+|(?:t|telegram)\.me\/[^\s<>"']+)|(^|\s)(\/[a-z][a-z0-9_]{0,31})(?=\s|$)/gi;

/** Bare addresses and /commands in a text become pressable, as Telegram shows them. */
function linked(text, context) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(FOUND)) {
    const [whole, address, before, command] = match;
    if (address) {
      const trimmed = address.replace(/[.,;:!?)\]»]+$/, "");
      parts.push(text.slice(end, match.index), link(safeAddress(trimmed), [trimmed], context));
      end = match.index + trimmed.length;
    } else {
      parts.push(text.slice(end, match.index) + before);
      parts.push(
        h("button", { type: "button", class: "inline-command", onclick: () => context.onCommand(command) }, command),
      );
      end = match.index + whole.length;
    }
  }
  parts.push(text.slice(end));
  return parts.filter((part) => part !== "");
}

/** A message's text as nodes. Without `html` the text is shown as it is. `context`: {botName, now, onStart, onCommand}. */
export function formatted({ html, text }, context) {
  if (!html) return linked(text ?? "", context);
  const parsed = new DOMParser().parseFromString(`<body>${html}`, "text/html");
  const nodes = [...parsed.body.childNodes].flatMap((node) => rebuilt(node, context));
  return nodes.map((node, at) => (isQuote(nodes[at - 1]) && typeof node === "string" ? node.replace(/^\n/, "") : node));
}

/** A quote ends its line itself: the line feed after it begins no empty one. */
function isQuote(node) {
  return node instanceof Element && node.localName === "blockquote";
}

/** A message's words in one plain line, for quotes and the clipboard. */
export function plainText({ html, text, caption }) {
  if (text ?? caption) return text ?? caption;
  return html ? (new DOMParser().parseFromString(html, "text/html").body.textContent ?? "") : "";
}
