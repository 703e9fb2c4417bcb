"""Papers of mentorships in words: what the records hold, as it shall stand on paper, in the unit's language."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.announcements.base import full_day
from bot.dialogs.bank_words import form_name, kinds_text, ways_text
from bot.l10n import L10n
from bot.topic_titles import topic_title
from bot.zones import zone_city
from documents.papers import (
    Addendum,
    AmendedRow,
    AmendingOrder,
    AppointedRow,
    AppointingOrder,
    Change,
    Consent,
    Paper,
    Participant,
    ReplacedRow,
    ReplacingOrder,
    TerminatedRow,
    TerminatingOrder,
    Track,
)
from mentoring.model.ids import PersonId
from mentoring.model.mentorship import pair_title
from mentoring.model.orders import Order, OrderItem, OrderKind, OrderState, last_day
from mentoring.order_book import OrderCard, OrderEntry, PairCard, PairSheet, PaperPerson

#: From this month on the coming school year is meant.
JUNE = 6
NOBODY = Participant(name="", position="", qualification="", experience="")


def paper_day(day: date | None) -> str:
    """«24.11.2026», as Russian papers have it."""
    return f"{day:%d.%m.%Y}" if day else ""


def numbered(l10n: L10n, number: str, day: date | None) -> str:
    """«№ 97/3-од от 15.09.2026»; empty for what has no number."""
    label = l10n.label
    return label("paper-numbered", number=number, day=paper_day(day)) if number else ""


def pair_name(sheet: PairSheet) -> str:
    """«Вяткин Б. А. → Лугова А. С.», with all mentees of a group."""
    return pair_title(sheet.mentor.name, [each.name for each in sheet.mentees])


def term_text(l10n: L10n, sheet: PairSheet) -> str:
    """«9 месяцев», or the days once there are some."""
    label = l10n.label
    if sheet.starts_on is None or sheet.ends_on is None:
        return label("papers-months", months=sheet.months)
    return label("papers-days", starts=full_day(l10n, sheet.starts_on), ends=full_day(l10n, sheet.ends_on))


# --- orders


def order_paper(card: OrderCard, l10n: L10n, *, number: str = "", signed_on: date | None = None) -> Paper:
    """The order with the number and date it has, or with those given; without them lines are left to fill in."""
    order = card.order
    number, signed_on = number or order.number, signed_on or order.signed_on
    told = {
        "organisation": card.unit.name,
        "town": zone_city(card.unit.zone, l10n.language),
        "number": number,
        "signed_on": paper_day(signed_on),
        "regulation": order.regulation,
        "protocol": order.protocol,
        "curator": ", ".join(card.curators),
        "control": "",
        "head": card.head.name if card.head else "",
        "head_position": _head_position(card.head, l10n),
    }
    acquainted = _acquainted(card.entries)
    year = school_year(signed_on or order.drawn_up_at.astimezone(l10n.zone).date())
    report_due = paper_day(order.report_on)
    rows = list(enumerate(card.entries, start=1))
    match order.kind:
        case OrderKind.APPOINT:
            return AppointingOrder(
                **told,
                school_year=year,
                acquainted=acquainted,
                rows=[_appointed(place, entry, l10n, signed_on) for place, entry in rows],
                programme_days=order.programme_days,
                report_due=report_due,
            )
        case OrderKind.AMEND:
            return AmendingOrder(
                **told,
                school_year=year,
                acquainted=acquainted,
                rows=[_amended(place, entry, l10n, signed_on) for place, entry in rows],
            )
        case OrderKind.REPLACE:
            return ReplacingOrder(
                **told,
                school_year=year,
                acquainted=acquainted,
                rows=[_replacing(place, entry, l10n, signed_on) for place, entry in rows],
                programme_days=order.programme_days,
                report_due=report_due,
            )
        case OrderKind.TERMINATE:
            return TerminatingOrder(
                **told,
                school_year=year,
                acquainted=acquainted,
                rows=[_terminated(place, entry, l10n) for place, entry in rows],
                report_due=report_due,
            )


def school_year(day: date) -> str:
    """«2026/2027»; from June on the coming one is meant."""
    first = day.year if day.month >= JUNE else day.year - 1
    return f"{first}/{first + 1}"


def _acquainted(entries: Iterable[OrderEntry]) -> list[str]:
    """Everybody the order names, once, by name."""
    people: dict[PersonId, str] = {}
    for entry in entries:
        for person in (*entry.sheet.people, *([entry.replaced.mentor] if entry.replaced else ())):
            people[person.id] = person.name
    return sorted(people.values())


def _appointed(place: int, entry: OrderEntry, l10n: L10n, signed_on: date | None) -> AppointedRow:
    sheet, item = entry.sheet, entry.item
    starts, ends = _days(sheet, l10n, signed_on)
    return AppointedRow(
        number=place,
        tracks=_tracks(sheet, l10n),
        form=form_name(l10n, sheet.form),
        kinds=kinds_text(l10n, sheet.kinds),
        mode=ways_text(l10n, sheet.modes),
        starts_on=starts,
        ends_on=ends,
        pay=item.pay,
        addendum=_addendum_number(item, l10n),
    )


def _replacing(place: int, entry: OrderEntry, l10n: L10n, signed_on: date | None) -> ReplacedRow:
    sheet, item, replaced = entry.sheet, entry.item, entry.replaced
    starts, ends = _days(sheet, l10n, signed_on)
    return ReplacedRow(
        number=place,
        previous=_participant(replaced.mentor, l10n) if replaced else NOBODY,
        tracks=_tracks(sheet, l10n),
        order=_order_of(replaced, l10n) if replaced else "",
        form=form_name(l10n, sheet.form),
        kinds=kinds_text(l10n, sheet.kinds),
        mode=ways_text(l10n, sheet.modes),
        starts_on=starts,
        ends_on=ends,
        pay=item.pay,
        addendum=_addendum_number(item, l10n),
        ground=item.ground,
    )


def _terminated(place: int, entry: OrderEntry, l10n: L10n) -> TerminatedRow:
    sheet = entry.sheet
    return TerminatedRow(
        number=place,
        tracks=_tracks(sheet, l10n),
        order=_order_of(sheet, l10n),
        ends_on=paper_day(sheet.ends_on),
        ground=entry.item.ground,
    )


def _amended(place: int, entry: OrderEntry, l10n: L10n, signed_on: date | None) -> AmendedRow:
    return AmendedRow(
        number=place,
        tracks=_tracks(entry.sheet, l10n),
        order=_order_of(entry.sheet, l10n),
        changes=_changes(entry, l10n),
        changes_on=paper_day(signed_on) or _from_signing(l10n),
    )


def _changes(entry: OrderEntry, l10n: L10n) -> list[Change]:
    """What a change makes otherwise; once it holds, there is nothing to tell any more: the signed paper was kept."""
    sheet, change, label = entry.sheet, entry.change, l10n.label
    if change is None:
        return []
    found: list[Change] = []
    if change.months is not None and change.months != sheet.months and sheet.starts_on is not None:
        ends = label("paper-until", day=paper_day(sheet.ends_on))
        later = label("paper-until", day=paper_day(last_day(sheet.starts_on, change.months)))
        found.append(Change(what=label("paper-term"), before=ends, after=later))
    if change.kinds is not None and change.kinds != sheet.kinds:
        before, after = kinds_text(l10n, sheet.kinds), kinds_text(l10n, change.kinds)
        found.append(Change(what=label("paper-kinds"), before=before, after=after))
    if change.modes is not None and change.modes != sheet.modes:
        before, after = ways_text(l10n, sheet.modes), ways_text(l10n, change.modes)
        found.append(Change(what=label("paper-modes"), before=before, after=after))
    pay = entry.item.pay or change.pay
    if pay:
        found.append(Change(what=label("paper-pay"), before=sheet.pay or "–", after=pay))
    return found


def change_lines(entry: OrderEntry, l10n: L10n) -> list[str]:
    """The same for a screen: «Срок: по 31.05.2027 → по 31.08.2027»."""
    return [f"{each.what}: {each.before} → {each.after}" for each in _changes(entry, l10n)]


def _days(sheet: PairSheet, l10n: L10n, signed_on: date | None) -> tuple[str, str]:
    """First and last day; in a draft, in words."""
    label = l10n.label
    if sheet.starts_on is not None and sheet.ends_on is not None:
        return paper_day(sheet.starts_on), paper_day(sheet.ends_on)
    if signed_on is not None:
        return paper_day(signed_on), paper_day(last_day(signed_on, sheet.months))
    return _from_signing(l10n), label("paper-last-day", months=sheet.months)


def _from_signing(l10n: L10n) -> str:
    label = l10n.label
    return label("paper-from-signing")


def _addendum_number(item: OrderItem, l10n: L10n) -> str:
    label = l10n.label
    return label("paper-number", number=item.addendum) if item.addendum else ""


def _order_of(sheet: PairSheet, l10n: L10n) -> str:
    return numbered(l10n, sheet.order_number, sheet.order_date)


def _tracks(sheet: PairSheet, l10n: L10n) -> list[Track]:
    return [
        Track(
            mentor=_participant(track.mentor, l10n),
            mentees=[_participant(each, l10n) for each in track.mentees],
            topics=", ".join(topic_title(l10n, topic) for topic in track.topics),
        )
        for track in sheet.tracks
    ]


def _participant(person: PaperPerson, l10n: L10n) -> Participant:
    label = l10n.label
    years = person.experience_years
    return Participant(
        name=person.name,
        position=_position(person),
        qualification=person.qualification,
        experience="" if years is None else label("profile-years", years=years),
    )


def _position(person: PaperPerson) -> str:
    return ", ".join(filter(None, (person.position, person.organisation)))


def _head_position(head: PaperPerson | None, l10n: L10n) -> str:
    label = l10n.label
    return head.position if head and head.position else label("paper-head")


# --- consents and addenda


def consent_paper(card: PairCard, person_id: PersonId, l10n: L10n) -> Consent:
    """What a person of the mentorship signs to take part."""
    sheet = card.sheet
    person = next(each for each in sheet.people if each.id == person_id)
    starts, ends = _days(sheet, l10n, None)
    mentors = {track.mentor.id for track in sheet.tracks}
    mentees = {mentee.id for track in sheet.tracks for mentee in track.mentees}
    return Consent(
        organisation=card.unit.name,
        head=card.head.name if card.head else "",
        head_position=_head_position(card.head, l10n),
        name=person.name,
        position=_position(person),
        subjects=", ".join(person.subjects),
        as_mentor=person.id in mentors,
        as_mentee=person.id in mentees,
        is_employee=person.is_employee,
        partners=[each.name for each in sheet.people if each.id != person.id],
        form=form_name(l10n, sheet.form),
        kinds=kinds_text(l10n, sheet.kinds),
        mode=ways_text(l10n, sheet.modes),
        starts_on=starts,
        ends_on=ends,
        regulation=card.regulation,
    )


def addendum_papers(card: OrderCard, l10n: L10n) -> list[tuple[str, Addendum]]:
    """A draft of the addendum for every mentor on the order who has a contract with the school, by name of the pair."""
    return [
        (pair_name(entry.sheet), addendum_paper(card, entry, l10n))
        for entry in card.entries
        if entry.sheet.mentor.is_employee
    ]


def addendum_paper(card: OrderCard, entry: OrderEntry, l10n: L10n) -> Addendum:
    """The addendum to the mentor's contract that goes with a mentorship on an order (ст. 351.8 ТК РФ).

    It speaks of the mentorship as it is from the order on, with what changes by it.
    """
    order, sheet = card.order, changed_sheet(entry)
    starts, ends = _days(sheet, l10n, order.signed_on)
    return Addendum(
        organisation=card.unit.name,
        town=zone_city(card.unit.zone, l10n.language),
        number=entry.item.addendum,
        contract="",
        head=card.head.name if card.head else "",
        head_position=_head_position(card.head, l10n),
        name=sheet.mentor.name,
        position=_position(sheet.mentor),
        mentees=[each.name for each in sheet.mentees],
        tasks=_tasks(l10n),
        form=form_name(l10n, sheet.form),
        kinds=kinds_text(l10n, sheet.kinds),
        mode=ways_text(l10n, sheet.modes),
        starts_on=starts,
        ends_on=ends,
        pay=entry.item.pay or (entry.change.pay if entry.change else None) or sheet.pay,
        order=_order_by(order, l10n),
    )


def changed_sheet(entry: OrderEntry) -> PairSheet:
    """The mentorship as the change on the order makes it."""
    sheet, change = entry.sheet, entry.change
    if change is None:
        return sheet
    months = sheet.months if change.months is None else change.months
    return replace(
        sheet,
        months=months,
        kinds=sheet.kinds if change.kinds is None else change.kinds,
        modes=sheet.modes if change.modes is None else change.modes,
        ends_on=last_day(sheet.starts_on, months) if change.months and sheet.starts_on else sheet.ends_on,
    )


def _order_by(order: Order, l10n: L10n) -> str:
    return numbered(l10n, order.number, order.signed_on) if order.state is OrderState.SIGNED else ""


def _tasks(l10n: L10n) -> Sequence[str]:
    """What a mentor does, as the regulation has it; the school writes its own into the template or the draft."""
    label = l10n.label
    return [
        label("paper-task-programme"),
        label("paper-task-meetings"),
        label("paper-task-lessons"),
        label("paper-task-advice"),
        label("paper-task-report"),
    ]
