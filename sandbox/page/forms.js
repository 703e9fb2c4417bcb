/** The windows that ask: a new person, a group to open, join or found. */
import { avatar, h, icon, modal } from "./dom.js";
import { fullName } from "./mirror.js";
import { language, word } from "./words.js";

const field = (label, input) => h("label", { class: "field" }, h("span", {}, label), input);

const foot = (close, action) =>
  h(
    "div",
    { class: "form-foot" },
    h("button", { type: "button", class: "quiet-button", onclick: close }, word("cancel")),
    h("button", { class: "primary-button" }, word(action)),
  );

/** Asks who the new person is; null when given up. */
export async function askPerson() {
  let person = null;
  await modal(
    word("addPerson"),
    (close) => {
      const first = h("input", {
        required: true,
        maxlength: 64,
        autofocus: true,
        autocomplete: "off",
        name: "first_name",
      });
      const last = h("input", { maxlength: 64, autocomplete: "off", name: "last_name" });
      const speaks = h(
        "select",
        { name: "language_code" },
        h("option", { value: "ru" }, "Русский"),
        h("option", { value: "en" }, "English"),
      );
      speaks.value = language;
      const submit = (event) => {
        event.preventDefault();
        person = { first_name: first.value.trim(), language_code: speaks.value };
        if (last.value.trim()) person.last_name = last.value.trim();
        if (person.first_name) close();
        else first.focus();
      };
      return h(
        "form",
        { class: "form", onsubmit: submit },
        field(word("firstName"), first),
        field(word("lastName"), last),
        field(word("language"), speaks),
        foot(close, "add"),
      );
    },
    { narrow: true },
  );
  return person?.first_name ? person : null;
}

/** Asks which group this person opens: {open: id}, {join: id} or {create: what the door wants}; null when given up. */
export async function askGroup(mirror, user) {
  let chosen = null;
  await modal(word("groups"), (close) => {
    const choose = (choice) => {
      chosen = choice;
      close();
    };
    const groups = mirror.state.chats
      .filter((chat) => chat.type !== "private")
      .map((chat) => {
        const isMember = chat.members.includes(user);
        return h(
          "li",
          { class: "line" },
          avatar(chat.id, chat.title),
          h(
            "span",
            { class: "person-name" },
            h("span", {}, chat.title),
            h("span", { class: "quiet" }, word("membersCount", chat.members.length)),
          ),
          h(
            "button",
            {
              type: "button",
              class: "quiet-button",
              onclick: () => choose(isMember ? { open: chat.id } : { join: chat.id }),
            },
            word(isMember ? "openGroup" : "joinGroup"),
          ),
        );
      });
    const title = h("input", { required: true, maxlength: 128, autocomplete: "off", name: "title" });
    const members = mirror.state.users.map((one) =>
      h(
        "label",
        { class: "check" },
        h("input", { type: "checkbox", value: one.id, checked: one.id === user, disabled: one.id === user }),
        h("span", {}, fullName(one)),
      ),
    );
    const withBot = h("input", { type: "checkbox", checked: true });
    const isForum = h("input", { type: "checkbox" });
    const form = h(
      "form",
      {
        class: "form",
        onsubmit: (event) => {
          event.preventDefault();
          const ids = [...form.querySelectorAll(".members input:checked")].map((box) => Number(box.value));
          if (title.value.trim())
            choose({
              create: {
                type: "supergroup",
                title: title.value.trim(),
                members: ids,
                with_bot: withBot.checked,
                is_forum: isForum.checked,
              },
            });
        },
      },
      field(word("groupTitle"), title),
      h("fieldset", { class: "members" }, h("legend", {}, word("groupMembers")), members),
      h("label", { class: "check" }, withBot, h("span", {}, word("withBot"))),
      h("label", { class: "check" }, isForum, h("span", {}, word("isForum"))),
      foot(close, "create"),
    );
    return h(
      "div",
      { class: "form" },
      groups.length ? h("ul", { class: "lines" }, groups) : h("p", { class: "quiet" }, word("noGroups")),
      h("details", { open: groups.length === 0 }, h("summary", {}, icon("plus"), word("newGroup")), form),
    );
  });
  return chosen;
}
