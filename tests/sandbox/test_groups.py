"""Groups: privacy mode, membership, administrators, topics."""

import pytest

from sandbox import Refused, Sandbox

from .conftest import Http


@pytest.fixture
def group(box: Sandbox, anya: int) -> int:
    chat = box.control.add_chat("supergroup", "Группа", [anya], is_forum=True)["id"]
    box.world.updates.clear()
    return int(chat)


async def _heard(http: Http) -> list[str]:
    updates = await http.result("getUpdates")
    if updates:
        await http.result("getUpdates", offset=updates[-1]["update_id"] + 1, limit=1)
    return [one["message"].get("text", "*") for one in updates if "message" in one]


async def test_with_privacy_the_bot_hears_commands_and_replies_to_it_only(
    http: Http, box: Sandbox, anya: int, group: int
) -> None:
    asked = await http.result("sendMessage", chat_id=group, text="Кто придёт?")
    box.control.say(group, anya, "между нами")
    box.control.say(group, anya, "😀 /plan")
    box.control.say(group, anya, "/plan@nastavnik_bot")
    box.control.say(group, anya, "/plan@other_bot")
    box.control.say(group, anya, "я", reply_to=asked["message_id"])
    assert await _heard(http) == ["😀 /plan", "/plan@nastavnik_bot", "я"]


async def test_without_privacy_or_as_an_administrator_it_hears_everything(
    http: Http, box: Sandbox, anya: int, group: int
) -> None:
    box.control.set_privacy(False)
    box.control.say(group, anya, "раз")
    box.control.set_privacy(True)
    box.control.say(group, anya, "не слышно")
    box.control.set_member(group, box.world.bot.id, "promote")
    box.control.say(group, anya, "два")
    assert await _heard(http) == ["раз", "два"]


async def test_people_join_and_leave_with_service_messages(http: Http, box: Sandbox, anya: int, group: int) -> None:
    boris = box.control.add_user("Борис")["id"]
    await http.post(f"/chats/{group}/members", user=boris, action="join")
    await http.post(f"/chats/{group}/members", user=boris, action="leave")
    joined, left = await http.result("getUpdates")
    assert joined["message"]["new_chat_members"][0]["id"] == boris
    assert left["message"]["left_chat_member"]["id"] == boris
    assert (await http.status(f"/chats/{group}/say", user=boris, text="я ушёл"))[0] == 400
    assert (await http.status(f"/chats/{group}/members", user=boris, action="leave"))[0] == 404


async def test_membership_of_others_is_told_to_an_administrator_that_asked(
    http: Http, box: Sandbox, anya: int, group: int
) -> None:
    boris = box.control.add_user("Борис")["id"]
    await http.result("getUpdates", allowed_updates=["chat_member"])
    box.control.set_member(group, boris, "join")
    assert await http.result("getUpdates") == []
    box.control.set_member(group, box.world.bot.id, "promote")
    box.control.set_member(group, boris, "leave")
    changed = (await http.result("getUpdates"))[0]["chat_member"]
    assert (changed["old_chat_member"]["status"], changed["new_chat_member"]["status"]) == ("member", "left")


async def test_a_bot_that_was_removed_may_neither_write_nor_look(
    http: Http, box: Sandbox, anya: int, group: int
) -> None:
    box.control.set_member(group, box.world.bot.id, "leave")
    assert (await http.result("getUpdates"))[0]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refusal = await http.refusal("sendMessage", chat_id=group, text="x")
    assert (refusal["error_code"], refusal["description"]) == (
        403,
        "Forbidden: bot was kicked from the supergroup chat",
    )
    box.world.updates.clear()
    box.control.say(group, anya, "/help")
    assert await _heard(http) == []


async def test_a_bot_that_left_by_itself_is_no_member(http: Http, box: Sandbox, group: int) -> None:
    assert await http.result("leaveChat", chat_id=group) is True
    refusal = await http.refusal("getChat", chat_id=group)
    assert refusal["description"] == "Forbidden: bot is not a member of the supergroup chat"


async def test_topics_need_an_administrator_and_exist_before_they_are_written_to(
    http: Http, box: Sandbox, anya: int, group: int
) -> None:
    refusal = await http.refusal("createForumTopic", chat_id=group, name="Встречи")
    assert refusal["description"] == "Bad Request: not enough rights to manage topics"
    box.control.set_member(group, box.world.bot.id, "promote")
    topic = await http.result("createForumTopic", chat_id=group, name="Встречи")
    box.control.say(group, anya, "в теме", thread=topic["message_thread_id"])
    heard = (await http.result("getUpdates"))[-1]["message"]
    assert (heard["message_thread_id"], heard["is_topic_message"]) == (topic["message_thread_id"], True)
    with pytest.raises(Refused, match="no topic 99"):
        box.control.say(group, anya, "мимо", thread=99)
    await http.result("closeForumTopic", chat_id=group, message_thread_id=topic["message_thread_id"])
    refusal = await http.refusal("closeForumTopic", chat_id=group, message_thread_id=topic["message_thread_id"])
    assert refusal["description"] == "Bad Request: TOPIC_NOT_MODIFIED"


async def test_other_peoples_messages_are_deleted_by_administrators_only(
    http: Http, box: Sandbox, anya: int, group: int
) -> None:
    said = box.control.say(group, anya, "лишнее")["id"]
    refusal = await http.refusal("deleteMessage", chat_id=group, message_id=said)
    assert refusal["description"] == "Bad Request: message can't be deleted"
    box.control.set_member(group, box.world.bot.id, "promote")
    assert await http.result("deleteMessage", chat_id=group, message_id=said) is True


async def test_people_and_chats_are_shared_by_the_buttons_for_it(
    http: Http, box: Sandbox, anya: int, group: int
) -> None:
    boris = box.control.add_user("Борис", username="boris")["id"]
    await http.post(f"/chats/{anya}/share", user=anya, request_id=1, users=[boris])
    await http.post(f"/chats/{anya}/share", user=anya, request_id=2, shared_chat=group)
    people, chat = await http.result("getUpdates")
    assert people["message"]["users_shared"]["users"][0]["user_id"] == boris
    assert chat["message"]["chat_shared"] == {"request_id": 2, "chat_id": group}
