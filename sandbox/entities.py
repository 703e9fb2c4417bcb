"""Telegram's text formatting: HTML and MarkdownV2 into entities and back into HTML, and what Telegram marks by itself.

Offsets and lengths are UTF-16 code units. Refusals follow the wording of Telegram's own parser (td, MessageEntity.cpp).
Source: https://core.telegram.org/bots/api#formatting-options
"""

import html
import re
from collections.abc import Sequence
from typing import Any

from .refusals import ApiRefusal, bad_request

Entity = dict[str, Any]

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "span": "spoiler", "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
_SPACE = " \t\r\n\0\v"
_REFERENCE = re.compile(r"&(?:#(?P<decimal>\d{1,7})|#[xX](?P<hexadecimal>[0-9a-fA-F]{1,6})|(?P<name>lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


def width(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def cut(text: str, entity: Entity) -> str:
    """The part of the text an entity marks."""
    units = text.encode("utf-16-le")
    return units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le", "replace")


def _unparsable(why: str) -> ApiRefusal:
    return bad_request(f"can't parse entities: {why}")


def _decoded(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        if name := found["name"]:
            return _NAMED[name]
        code = int(found["decimal"]) if found["decimal"] else int(found["hexadecimal"], 16)
        return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else found[0]

    return _REFERENCE.sub(one, text) if "&" in text else text


class _HtmlParser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.text: list[str] = []
        self.offset = 0
        self.entities: list[Entity] = []
        self.open: list[tuple[str, dict[str, str], int, int]] = []

    def at(self, position: int) -> int:
        return len(self.source[:position].encode())

    def parse(self) -> tuple[str, list[Entity]]:
        source, position = self.source, 0
        while True:
            start = source.find("<", position)
            self.take(source[position:] if start < 0 else source[position:start])
            if start < 0:
                break
            position = self.end_tag(start) if source.startswith("/", start + 1) else self.start_tag(start)
        if self.open:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        return "".join(self.text), self.entities

    def take(self, raw: str) -> None:
        if raw:
            piece = _decoded(raw)
            self.text.append(piece)
            self.offset += width(piece)

    def start_tag(self, start: int) -> int:
        source, end = self.source, start + 1
        while end < len(source) and source[end] not in _SPACE and source[end] != ">":
            end += 1
        if end >= len(source):
            raise _unparsable(f"Unclosed start tag at byte offset {self.at(start)}")
        tag = source[start + 1 : end].lower()
        if tag not in _TAGS:
            raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {self.at(start)}')
        attributes: dict[str, str] = {}
        while source[end] != ">":
            end = self.skip_space(end, tag, start)
            if source[end] == ">":
                break
            end = self.attribute(end, tag, start, attributes)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {self.at(start)}')
        self.open.append((tag, attributes, self.offset, len(self.text)))
        return end + 1

    def skip_space(self, position: int, tag: str, start: int) -> int:
        while position < len(self.source) and self.source[position] in _SPACE:
            position += 1
        if position >= len(self.source):
            raise _unparsable(f'Unclosed start tag "{tag}" at byte offset {self.at(start)}')
        return position

    def attribute(self, begin: int, tag: str, start: int, attributes: dict[str, str]) -> int:
        source, end = self.source, begin
        while end < len(source) and source[end] not in _SPACE and source[end] not in "=>":
            end += 1
        name = source[begin:end].lower()
        if not name:
            raise _unparsable(f'Empty attribute name in the tag "{tag}" at byte offset {self.at(start)}')
        end = self.skip_space(end, tag, start)
        if source[end] != "=":
            if tag == "blockquote" and name == "expandable":
                attributes[name] = "1"
                return end
            raise _unparsable(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {self.at(start)}'
            )
        end = self.skip_space(end + 1, tag, start)
        if (quote := source[end]) in "'\"":
            close = source.find(quote, end + 1)
            if close < 0 or close + 1 >= len(source):
                raise _unparsable(f'Unclosed start tag "{tag}" at byte offset {self.at(start)}')
            attributes[name] = _decoded(source[end + 1 : close])
            return close + 1
        token = _TOKEN.match(source, end)
        stop = token.end() if token else end
        if stop >= len(source):
            raise _unparsable(f'Unclosed start tag "{tag}" at byte offset {self.at(start)}')
        if source[stop] not in _SPACE and source[stop] != ">":
            raise _unparsable(f"Unexpected end of name token at byte offset {self.at(end)}")
        attributes[name] = source[end:stop].lower()
        return stop

    def end_tag(self, start: int) -> int:
        source = self.source
        if not self.open:
            raise _unparsable(f"Unexpected end tag at byte offset {self.at(start)}")
        close = source.find(">", start)
        found = source[start + 2 : len(source) if close < 0 else close].rstrip(_SPACE).lower()
        if close < 0 or any(space in found for space in _SPACE):
            raise _unparsable(f"Unclosed end tag at byte offset {self.at(start)}")
        tag, attributes, offset, piece = self.open.pop()
        if found and found != tag:
            raise _unparsable(
                f'Unmatched end tag at byte offset {self.at(start)}, expected "</{tag}>", found "</{found}>"'
            )
        if self.offset > offset:
            self.close(tag, attributes, offset, "".join(self.text[piece:]))
        return close + 1

    def close(self, tag: str, attributes: dict[str, str], offset: int, inside: str) -> None:
        entity: Entity = {"type": _TAGS[tag], "offset": offset, "length": self.offset - offset}
        if tag == "a":
            entity |= {"url": attributes.get("href") or inside}
            if not _plausible_link(entity["url"]):
                return
        elif tag == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif tag == "code" and attributes.get("class", "").startswith("language-"):
            if self.open and self.open[-1][0] == "pre" and self.open[-1][2] == offset:
                self.open[-1][1]["language"] = attributes["class"].removeprefix("language-")
                return
        elif tag == "pre" and "language" in attributes:
            entity["language"] = attributes["language"]
        elif tag == "tg-emoji":
            if not attributes.get("emoji-id", "").isdigit():
                raise _unparsable("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = attributes["emoji-id"]
        elif tag == "tg-time":
            if not re.fullmatch(r"-?\d{1,12}", attributes.get("unix", "")):
                raise _unparsable("Invalid Unix time specified")
            if not re.fullmatch(r"(?:r|w?[dD]?[tT]?)", attributes.get("format", "")):
                raise _unparsable("Invalid date-time format specified")
            entity["unix_time"] = int(attributes["unix"])
            if attributes.get("format"):
                entity["date_time_format"] = attributes["format"]
        self.entities.append(entity)


def _plausible_link(url: str) -> bool:
    # Telegram drops a link it cannot make sense of, silently; the text stays.
    return bool(re.match(r"(?i)(?:(?:https?|tg|ton|mailto|tel):|[\w-]+(?:\.[\w-]+)+)", url.strip()))


_MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")


class _MarkdownParser:
    """MarkdownV2: https://core.telegram.org/bots/api#markdownv2-style"""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text: list[str] = []
        self.offset = 0
        self.entities: list[Entity] = []
        self.open: list[tuple[str, int, int]] = []
        self.quote: int | None = None

    def at(self, position: int) -> int:
        return len(self.source[:position].encode())

    def put(self, piece: str) -> None:
        self.text.append(piece)
        self.offset += width(piece)

    def parse(self) -> tuple[str, list[Entity]]:
        source, position = self.source, 0
        while position < len(source):
            line_start = position == 0 or source[position - 1] == "\n"
            if line_start:
                position = self.quoted(position)
                if position >= len(source):
                    break
            position = self.step(position)
        self.end_quote()
        if self.open:
            mark, _, begin = self.open[-1]
            kind = "text_link" if mark == "[" else _MARKS[mark]
            raise _unparsable(f"Can't find end of {_kind_name(kind)} entity at byte offset {self.at(begin)}")
        return "".join(self.text), sorted(self.entities, key=lambda one: (one["offset"], -one["length"]))

    def quoted(self, position: int) -> int:
        if self.source.startswith("**>", position):
            self.end_quote()
            position += 2
        if self.source.startswith(">", position):
            if self.quote is None:
                self.quote = self.offset
            return position + 1
        self.end_quote()
        return position

    def end_quote(self, expandable: bool = False) -> None:
        if self.quote is not None and self.offset > self.quote:
            kind = "expandable_blockquote" if expandable else "blockquote"
            self.entities.append({"type": kind, "offset": self.quote, "length": self.offset - self.quote})
        self.quote = None

    def step(self, position: int) -> int:
        source, char = self.source, self.source[position]
        if char == "\\" and position + 1 < len(source) and 0 < ord(source[position + 1]) <= 126:
            self.put(source[position + 1])
            return position + 2
        if char not in _RESERVED:
            self.put(char)
            return position + 1
        if char == "`":
            return self.code(position)
        for mark in ("||", "__", "*", "_", "~"):
            if source.startswith(mark, position):
                if mark == "||" and self.quote is not None and source[position + 2 : position + 3] in {"", "\n"}:
                    self.end_quote(expandable=True)
                else:
                    self.toggle(mark, position)
                return position + len(mark)
        if char == "[" or source.startswith("![", position):
            length = 1 if char == "[" else 2
            self.open.append(("[", self.offset, position))
            return position + length
        if char == "]" and self.open and self.open[-1][0] == "[":
            return self.link(position)
        raise _unparsable(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")

    def toggle(self, mark: str, position: int) -> None:
        if self.open and self.open[-1][0] == mark:
            _, offset, _ = self.open.pop()
            if self.offset > offset:
                self.entities.append({"type": _MARKS[mark], "offset": offset, "length": self.offset - offset})
        elif any(one[0] == mark for one in self.open):
            top, _, begin = self.open[-1]
            kind = "text_link" if top == "[" else _MARKS[top]
            raise _unparsable(f"Can't find end of {_kind_name(kind)} entity at byte offset {self.at(begin)}")
        else:
            self.open.append((mark, self.offset, position))

    def code(self, position: int) -> int:
        source = self.source
        mark = "```" if source.startswith("```", position) else "`"
        kind = "pre" if mark == "```" else "code"
        start, offset, language = position + len(mark), self.offset, ""
        if kind == "pre" and (found := re.match(r"([^\s`]*)\n", source[start:])):
            language, start = found[1], start + found.end()
        inside, cursor = [], start
        while not source.startswith(mark, cursor):
            if cursor >= len(source):
                raise _unparsable(f"Can't find end of {_kind_name(kind)} entity at byte offset {self.at(position)}")
            if source[cursor] == "\\" and cursor + 1 < len(source):
                cursor += 1
            inside.append(source[cursor])
            cursor += 1
        self.put("".join(inside))
        if self.offset > offset:
            entity: Entity = {"type": kind, "offset": offset, "length": self.offset - offset}
            self.entities.append(entity | ({"language": language} if language else {}))
        return cursor + len(mark)

    def link(self, position: int) -> int:
        _, offset, begin = self.open.pop()
        if not self.source.startswith("(", position + 1):
            raise _unparsable(f"Can't find end of TextUrl entity at byte offset {self.at(begin)}")
        address, cursor = [], position + 2
        while cursor < len(self.source) and self.source[cursor] != ")":
            if self.source[cursor] == "\\" and cursor + 1 < len(self.source):
                cursor += 1
            address.append(self.source[cursor])
            cursor += 1
        if cursor >= len(self.source):
            raise _unparsable(f"Can't find end of a URL at byte offset {self.at(position + 2)}")
        url, length = "".join(address), self.offset - offset
        if length and self.source[begin] == "!":
            self.entities.append(_special(url, offset, length))
        elif length and _plausible_link(url):
            self.entities.append({"type": "text_link", "offset": offset, "length": length, "url": url})
        return cursor + 1


def _special(url: str, offset: int, length: int) -> Entity:
    if found := re.fullmatch(r"tg://emoji\?id=(\d+)", url):
        return {"type": "custom_emoji", "offset": offset, "length": length, "custom_emoji_id": found[1]}
    if found := re.fullmatch(r"tg://time\?unix=(-?\d+)(?:&format=(r|w?[dD]?[tT]?))?", url):
        moment = {"type": "date_time", "offset": offset, "length": length, "unix_time": int(found[1])}
        return moment | ({"date_time_format": found[2]} if found[2] else {})
    raise _unparsable("Invalid custom emoji URL specified")


def _kind_name(kind: str) -> str:
    return {"text_link": "TextUrl", "pre": "PreCode"}.get(kind, kind.capitalize())


def parsed(text: str, parse_mode: str | None, entities: Sequence[Entity] | None = None) -> tuple[str, list[Entity]]:
    """The text as shown and its entities, those found by themselves included; outer whitespace is cut as Telegram does.

    Raises ApiRefusal "can't parse entities: …" in Telegram's words.
    """
    mode = (parse_mode or "").lower()
    if mode == "html":
        shown, found = _HtmlParser(text).parse() if "<" in text or "&" in text else (text, [])
    elif mode == "markdownv2":
        shown, found = _MarkdownParser(text).parse()
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        shown, found = text, _checked(text, entities or ())
    shown, found = _trimmed(shown, found)
    return shown, sorted(found + detected(shown, found), key=lambda one: (one["offset"], -one["length"]))


def _checked(text: str, entities: Sequence[Entity]) -> list[Entity]:
    total = width(text) if entities else 0
    kept = []
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] <= 0 or entity["offset"] + entity["length"] > total:
            raise bad_request(f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text")
        kept.append(dict(entity))
    return kept


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    left = len(text) - len(text.lstrip())
    shown = text.strip()
    if len(shown) == len(text):
        return text, entities
    shift, total, kept = width(text[:left]), width(shown), []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, total)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return shown, kept


_DETECTED = re.compile(
    r"(?P<url>(?<![\w@.])(?:https?://[^\s<>\"'«»]+|(?:[a-z0-9-]+\.)+(?:ru|com|org|net|me|info|edu|io|online)\b(?:/[^\s<>\"'«»]*)?))"
    r"|(?P<email>(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<![\w/@])@[A-Za-z]\w{3,31}\b)"
    r"|(?P<bot_command>(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?(?![\w/@]))"
    r"|(?P<hashtag>(?<![\w#&])#(?=\w*[^\W\d])\w{1,256})",
    re.IGNORECASE,
)
_HINTS = re.compile(r"[/@#.]")


def detected(text: str, taken: Sequence[Entity] = ()) -> list[Entity]:
    """Links, addresses, mentions, commands and hashtags that Telegram marks by itself, outside of code and links."""
    if not _HINTS.search(text):
        return []
    closed = [
        (one["offset"], one["offset"] + one["length"])
        for one in taken
        if one["type"] in {"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"}
    ]
    found = []
    for match in _DETECTED.finditer(text):
        kind, value = str(match.lastgroup), match[0]
        if kind == "url":
            value = value.rstrip(".,;:!?)»")
        start = width(text[: match.start()])
        end = start + width(value)
        if all(end <= first or start >= last for first, last in closed):
            found.append({"type": kind, "offset": start, "length": end - start})
    return found


_RENDERED = {
    "bold": ("<b>", "</b>"), "italic": ("<i>", "</i>"), "underline": ("<u>", "</u>"), "strikethrough": ("<s>", "</s>"),
    "code": ("<code>", "</code>"), "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}  # fmt: skip


def _tags(entity: Entity) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind in _RENDERED:
        return _RENDERED[kind]
    if kind == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if kind == "pre":
        if language := entity.get("language"):
            return f'<pre><code class="language-{html.escape(language)}">', "</code></pre>"
        return "<pre>", "</pre>"
    if kind == "custom_emoji":
        return f'<tg-emoji emoji-id="{html.escape(entity["custom_emoji_id"])}">', "</tg-emoji>"
    if kind == "date_time":
        pattern = f' format="{html.escape(entity["date_time_format"])}"' if entity.get("date_time_format") else ""
        return f'<tg-time unix="{int(entity["unix_time"])}"{pattern}>', "</tg-time>"
    return None


def rendered(text: str, entities: Sequence[Entity]) -> str:
    """The text with its entities as Telegram's HTML; everything else escaped. Overlaps are closed and opened again."""
    marked = [(one, tags) for one in entities if (tags := _tags(one))]
    if not marked:
        return html.escape(text, quote=False)
    units = text.encode("utf-16-le")
    edges = sorted({0, len(units) // 2} | {edge for one, _ in marked for edge in _span(one)})
    out: list[str] = []
    stack: list[tuple[Entity, tuple[str, str]]] = []
    for start, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        while stack and any(_span(one)[1] <= start for one, _ in stack):
            out.append(stack.pop()[1][1])
        active = [pair for pair in marked if _span(pair[0])[0] <= start < _span(pair[0])[1]]
        for pair in sorted(active, key=lambda pair: (pair[0]["offset"], -pair[0]["length"])):
            if not any(one is pair[0] for one, _ in stack):
                stack.append(pair)
                out.append(pair[1][0])
        out.append(html.escape(units[start * 2 : end * 2].decode("utf-16-le", "replace"), quote=False))
    out.extend(tags[1] for _, tags in reversed(stack))
    return "".join(out)


def _span(entity: Entity) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]
