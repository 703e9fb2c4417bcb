"""The strict parser of Telegram's formatting."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities import detected, parsed, rendered
from sandbox.refusals import ApiRefusal


def _html(text: str) -> tuple[str, list[dict[str, Any]]]:
    return parsed(text, "HTML")


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("жар <br>", 'Unsupported start tag "br" at byte offset 7'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-time unix="soon">x</tg-time>', "Invalid Unix time specified"),
        ('<tg-time unix="1" format="yyyy">x</tg-time>', "Invalid date-time format specified"),
    ],
)
def test_malformed_html_is_refused_in_telegrams_words(source: str, why: str) -> None:
    with pytest.raises(ApiRefusal) as refusal:
        _html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {why}"


@pytest.mark.parametrize(
    ("source", "kind", "more"),
    [
        ("<strong>x</strong>", "bold", {}),
        ("<em>x</em>", "italic", {}),
        ("<ins>x</ins>", "underline", {}),
        ("<del>x</del>", "strikethrough", {}),
        ("<code>x</code>", "code", {}),
        ("<pre>x</pre>", "pre", {}),
        ('<pre><code class="language-python">x</code></pre>', "pre", {"language": "python"}),
        ("<blockquote>x</blockquote>", "blockquote", {}),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote", {}),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler", {}),
        ('<span class="tg-spoiler">x</span>', "spoiler", {}),
        ('<a href="https://example.org">x</a>', "text_link", {"url": "https://example.org"}),
        ('<tg-emoji emoji-id="5368">x</tg-emoji>', "custom_emoji", {"custom_emoji_id": "5368"}),
        ('<tg-time unix="1800000000">x</tg-time>', "date_time", {"unix_time": 1800000000}),
        (
            '<tg-time unix="1800000000" format="wDt">x</tg-time>',
            "date_time",
            {"unix_time": 1800000000, "date_time_format": "wDt"},
        ),
    ],
)
def test_every_tag_of_telegram_becomes_its_entity(source: str, kind: str, more: dict[str, Any]) -> None:
    assert _html(source) == ("x", [{"type": kind, "offset": 0, "length": 1} | more])


def test_outer_whitespace_is_cut_and_entities_move_with_the_text() -> None:
    assert _html("  \n<b> раз</b>  ") == ("раз", [{"type": "bold", "offset": 0, "length": 3}])


def test_only_the_references_of_telegram_are_decoded() -> None:
    assert _html("&lt;&amp;&gt;&quot;&#128512;&#x41;&nbsp;")[0] == '<&>"😀A&nbsp;'


def test_commands_mentions_links_and_hashtags_are_found_but_not_in_code() -> None:
    text = "/start@nastavnik_bot @anya_lugova #урок https://example.org/a. me@example.org"
    kinds = ["bot_command", "mention", "hashtag", "url", "email"]
    assert [one["type"] for one in detected(text)] == kinds
    assert _html("<code>/start</code>")[1] == [{"type": "code", "offset": 0, "length": 6}]
    assert detected("и/или 1/2 half/time a@b") == []


@pytest.mark.parametrize(
    ("source", "shown", "kinds"),
    [
        ("*a _b_*", "a b", ["bold", "italic"]),
        ("__u__ ~s~ ||p||", "u s p", ["underline", "strikethrough", "spoiler"]),
        ("`c\\`` [t](https://e.org/\\))", "c` t", ["code", "text_link"]),
        ("```py\nx=1\n```", "x=1", ["pre"]),
        (">q\n>r\nafter", "q\nr\nafter", ["blockquote"]),
        ("1\\.5", "1.5", []),
    ],
)
def test_markdown_v2_is_understood(source: str, shown: str, kinds: list[str]) -> None:
    text, found = parsed(source, "MarkdownV2")
    assert (text, [one["type"] for one in found]) == (shown, kinds)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("1.5", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*a", "Can't find end of Bold entity at byte offset 0"),
        ("*a _b* c_", "Can't find end of Italic entity at byte offset 3"),
        ("я `b", "Can't find end of Code entity at byte offset 3"),
    ],
)
def test_malformed_markdown_v2_is_refused(source: str, why: str) -> None:
    with pytest.raises(ApiRefusal) as refusal:
        parsed(source, "MarkdownV2")
    assert refusal.value.description == f"Bad Request: can't parse entities: {why}"


def test_overlapping_entities_are_rendered_as_well_formed_html() -> None:
    marks = [{"type": "bold", "offset": 0, "length": 3}, {"type": "italic", "offset": 2, "length": 4}]
    text, again = _html(rendered("a<b🙂d", marks))
    assert text == "a<b🙂d"
    assert _painted(again) == _painted(marks)


def test_what_a_person_writes_never_becomes_markup() -> None:
    marks = [{"type": "text_link", "offset": 0, "length": 1, "url": 'https://e.org/"onclick="x'}]
    assert rendered("<script>", ()) == "&lt;script&gt;"
    assert rendered("x", marks) == '<a href="https://e.org/&quot;onclick=&quot;x">x</a>'


_WORDS = st.text(alphabet="ab жя🙂&<>", min_size=1, max_size=6).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
_TREES = st.recursive(
    _WORDS,
    lambda inner: st.tuples(st.sampled_from(["b", "i", "u", "s", "tg-spoiler"]), st.lists(inner, max_size=3)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=8,
)


@given(_TREES)
def test_rendering_what_was_parsed_says_the_same_again(source: str) -> None:
    text, found = _html(source)
    again, marks = _html(rendered(text, found))
    assert again == text
    assert _painted(marks) == _painted(found)


def _painted(marks: list[dict[str, Any]]) -> set[tuple[str, int]]:
    return {(one["type"], unit) for one in marks for unit in range(one["offset"], one["offset"] + one["length"])}
