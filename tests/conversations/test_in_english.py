"""The same windows for somebody who reads English: texts are strict here, so a missing word would be an incident."""

import pytest

from mentoring.model.people import Language, Role
from tests.conversations.dsl import Someone, Stage


@pytest.fixture
async def jane(stage: Stage) -> Someone:
    roles = (Role.CURATOR, Role.MENTOR, Role.MENTEE)
    return await stage.joined("Smith Jane Anna", *roles, language=Language.EN, strengths={"discipline": 2})


async def walks(someone: Someone, *steps: tuple[str, str]) -> None:
    """Press each button, or say what follows a colon, and see the words."""
    for step, words in steps:
        if step.startswith(":"):
            await someone.says(step[1:])
        else:
            await someone.presses(step)
        someone.sees(words)


async def test_the_profile_in_english(jane: Someone) -> None:
    await walks(
        jane,
        ("My profile", "Time: Yekaterinburg"),
        ("Name", "What shall we call you?"),
        (":Smith Jane", "Smith Jane"),
        ("Position", "What is your position?"),
        ("Deputy head", "Position: Deputy head"),
        ("Subjects", "What do you teach?"),
        ("Chemistry", "What do you teach?"),
        ("Done", "Subjects: Chemistry"),
        ("Experience", "How many years"),
        ("1", "Experience: 1 year"),
        ("I want support", "Nothing is marked yet"),
        ("Subject", "of interest"),
        ("Exams and tests", "of interest"),
        ("To the directions", "1 topic is marked"),
        ("Done", "I want support in: Exams and tests"),
        ("⏸ Pause", "Choose the last day"),
        ("For two weeks", "through Sun, December 6"),
        ("End the pause", "My profile"),
        ("My data and leaving", "My data"),
        ("Get my data", "Here is everything"),
    )


async def test_leaving_in_english(jane: Someone) -> None:
    await walks(
        jane,
        ("My profile", "My profile"),
        ("My data and leaving", "My data"),
        ("Leave the mentoring", "You are the last one here"),
        ("Stay", "My profile"),
        ("My data and leaving", "My data"),
        ("Withdraw consent", "This cannot be undone"),
        ("Yes, withdraw and delete", "your data are deleted"),
    )


async def test_inviting_and_people_in_english(jane: Someone) -> None:
    await walks(
        jane,
        ("Invites", "Nobody is invited yet"),
        ("➕ Invite", "What will this person be?"),
        ("Mentor", "What will this person be?"),
        ("Next", "Write the person's family name"),
        (":Brown Peter", "The link is ready"),
        ("To the list", "1 in all"),
        ("Brown P. · waiting", "State: waiting"),
        ("Take back", "Take the invitation back?"),
        ("Yes, take it back", "State: taken back"),
        ("Home", "Jane"),
        ("People", "Invited and not here yet: 1"),
        ("Brown P.", "State: taken back"),
        ("New link", "Hello, Brown Peter!"),
        ("Change roles", "Mark all roles"),
        ("Back", "Brown Peter"),
        ("Remove", "has not come yet"),
        ("Yes, remove", "Invited and not here yet: 0"),
    )


async def test_the_list_of_staff_and_the_settings_in_english(jane: Someone) -> None:
    await walks(
        jane,
        ("Invites", "Invitations"),
        ("Send a list", "Full name and role are needed"),
        ("Get the template", "Here is the template"),
        ("Home", "Jane"),
        ("School settings", "School · settings"),
        ("Hours, terms and rules", "The values given suit most schools"),
        ("Working hours and messages", "Press what is different"),
        ("Working days", "On these days deadlines run"),
        ("Back", "Working hours and messages"),
        ("Back", "Hours, terms and rules"),
        ("Help: whom to ask", "Press what is different"),
        ("Urgent, wait for", "Now: 15 minutes"),
        ("Back", "Help: whom to ask"),
        ("Back", "Hours, terms and rules"),
        ("To the settings", "School · settings"),
        ("Consent text", "ready-made text"),
        ("Write a new text", "New consent text"),
        (":Our own text", "version 1"),
        ("To the settings", "School · settings"),
        ("Topics", "The directions in which"),
        ("Teaching methods", "Tap a topic"),
        ("Assessment", "Can help: 0"),
        ("Rename", "Write the new name"),
        (":Marks", "Marks"),
    )
