"""An invented gymnasium, so that the first minute in the sandbox shows life. Nobody here exists.

Only data: the application makes people of the sandbox and colleagues of the school out of it.
"""

from dataclasses import dataclass

SCHOOL_NAME = "Гимназия у пруда"
GROUP_TITLE = "Наставничество в гимназии"

#: Topics by their codes in the topic tree, the directions and their branches.
TOPICS = (
    "theory", "theory.age", "theory.research",
    "legal", "legal.documents", "legal.labour", "legal.fgos",
    "subject", "subject.content", "subject.exams", "subject.olympiads",
    "psychology", "psychology.discipline", "psychology.parents", "psychology.motivation", "psychology.inclusion",
    "methods", "methods.lesson_plan", "methods.assessment", "methods.forms", "methods.class_management",
    "digital", "digital.tools", "digital.journal",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolPerson:
    """One person of the invented school.

    `roles`: mentee, mentor, curator, head, council, guest. `strengths`: topic and level 1-3; `needs`: topic and score
    0-3. `times`: weekday (0 is Monday) and part of the day; `kinds` and `forms` of mentoring a mentor offers.
    """

    first_name: str
    last_name: str
    patronymic: str = ""
    username: str
    language_code: str = "ru"
    roles: tuple[str, ...] = ()
    position: str
    subjects: tuple[str, ...] = ()
    experience_years: int = 0
    category: str = ""
    strengths: tuple[tuple[str, int], ...] = ()
    needs: tuple[tuple[str, int], ...] = ()
    organisation: str = ""
    times: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    wishes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolMeeting:
    """A meeting of a pair, held some weeks ago; phrases by their codes. The last step is still to be done."""

    weeks_ago: int
    works: str
    hinders: str
    mentee_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolPair:
    """Two of the school, by their usernames, who have met on Tuesdays at 15:00 for some weeks."""

    mentor: str
    mentee: str
    topic: str
    goals: str
    place: str
    meetings: tuple[SchoolMeeting, ...]


SCHOOL: tuple[SchoolPerson, ...] = (
    SchoolPerson(
        first_name="Аня", last_name="Лугова", patronymic="Сергеевна", username="anya_lugova", roles=("mentee",),
        position="учитель", subjects=("русский язык", "литература"), experience_years=1,
        needs=(("psychology.discipline", 3), ("methods.class_management", 3), ("methods.lesson_plan", 2),
               ("legal.documents", 1)),
        times=("0-afternoon", "2-afternoon", "3-evening"),
        wishes="Чтобы можно было спросить без стеснения и побывать на уроках друг у друга.",
    ),
    SchoolPerson(
        first_name="Борис", last_name="Вяткин", patronymic="Андреевич", username="boris_vyatkin", roles=("mentor",),
        position="учитель", subjects=("русский язык", "литература"), experience_years=19, category="высшая",
        strengths=(("psychology.discipline", 3), ("methods.class_management", 3), ("subject.exams", 2),
                   ("psychology.motivation", 2)),
        times=("0-afternoon", "2-afternoon", "4-morning"), kinds=("traditional", "situational", "goal"),
        forms=("teacher_teacher",),
    ),
    SchoolPerson(
        first_name="Марина", last_name="Ключевская", patronymic="Олеговна", username="marina_kl", roles=("curator",),
        position="инженер-педагог, куратор наставничества", subjects=("технология",), experience_years=14,
        category="высшая", strengths=(("digital.tools", 3), ("legal.documents", 3), ("theory.research", 2)),
    ),
    SchoolPerson(
        first_name="Вера", last_name="Соснина", patronymic="Павловна", username="vera_sosnina",
        roles=("mentor", "council"), position="учитель, председатель методического объединения",
        subjects=("математика",), experience_years=27, category="педагог-наставник",
        strengths=(("methods.lesson_plan", 3), ("methods.assessment", 3), ("subject.exams", 3),
                   ("psychology.discipline", 2)),
        times=("1-afternoon", "3-evening"), kinds=("traditional", "group", "speed"), forms=("teacher_teacher",),
    ),
    SchoolPerson(
        first_name="Глеб", last_name="Тарханов", patronymic="Ильич", username="gleb_tarkhanov",
        roles=("mentor", "council"), position="учитель, методист", subjects=("история", "обществознание"),
        experience_years=22, category="педагог-методист",
        strengths=(("legal.fgos", 3), ("legal.documents", 2), ("methods.forms", 3), ("theory.research", 3)),
        times=("1-evening", "3-afternoon"), kinds=("group", "virtual"), forms=("teacher_teacher",),
    ),
    SchoolPerson(
        first_name="Елена", last_name="Рябинина", patronymic="Викторовна", username="elena_ryabinina",
        roles=("head", "mentor"), position="директор", subjects=("химия",), experience_years=31, category="высшая",
        strengths=(("legal.labour", 3), ("psychology.parents", 2)),
        times=("4-afternoon",), kinds=("traditional", "goal"), forms=("head_teacher",),
    ),
    SchoolPerson(
        first_name="Дарья", last_name="Полозова", patronymic="Игоревна", username="darya_polozova", roles=("mentor",),
        position="педагог-психолог", experience_years=11, category="первая",
        strengths=(("psychology.parents", 3), ("psychology.inclusion", 3), ("psychology.motivation", 3),
                   ("theory.age", 3), ("psychology.discipline", 3)),
        times=("0-morning", "2-afternoon", "4-afternoon"), kinds=("situational", "group", "traditional"),
        forms=("teacher_teacher",),
    ),
    SchoolPerson(
        first_name="Захар", last_name="Мелентьев", patronymic="Юрьевич", username="zakhar_m", roles=("mentor",),
        position="учитель", subjects=("информатика",), experience_years=9, category="первая",
        strengths=(("digital.tools", 3), ("digital.journal", 3), ("subject.olympiads", 2), ("methods.forms", 2)),
        times=("0-evening", "2-evening", "3-evening"), kinds=("reverse", "virtual", "speed"),
        forms=("teacher_teacher",),
    ),
    SchoolPerson(
        first_name="Ирина", last_name="Журавская", patronymic="Львовна", username="irina_zhur", roles=("mentor",),
        position="учитель", subjects=("английский язык",), experience_years=16, category="высшая",
        strengths=(("methods.lesson_plan", 3), ("subject.content", 2), ("methods.class_management", 2),
                   ("psychology.motivation", 2)),
        times=("1-morning", "4-afternoon"), kinds=("traditional", "virtual"), forms=("teacher_teacher",),
    ),
    SchoolPerson(
        first_name="Константин", last_name="Оболенцев", patronymic="Маркович", username="kostya_obol",
        roles=("mentor",), position="учитель", subjects=("физика", "астрономия"), experience_years=24,
        category="высшая",
        strengths=(("subject.olympiads", 3), ("subject.exams", 3), ("methods.assessment", 2), ("theory.research", 2)),
        times=("2-afternoon", "3-afternoon"), kinds=("traditional", "goal"), forms=("teacher_teacher",),
    ),
    SchoolPerson(
        first_name="Людмила", last_name="Чернавина", patronymic="Петровна", username="ludmila_ch", roles=("mentor",),
        position="учитель начальных классов", subjects=("начальная школа",), experience_years=33, category="высшая",
        strengths=(("psychology.parents", 3), ("theory.age", 3), ("methods.class_management", 3),
                   ("digital.journal", 1)),
        times=("0-afternoon", "1-afternoon", "2-afternoon"), kinds=("traditional", "reverse"),
        forms=("teacher_teacher",),
    ),
    SchoolPerson(
        first_name="Никита", last_name="Бажов-Уралов", patronymic="Денисович", username="nikita_bu", roles=("mentee",),
        position="учитель", subjects=("физика",), experience_years=0,
        needs=(("methods.lesson_plan", 3), ("subject.exams", 2), ("methods.assessment", 2),
               ("psychology.discipline", 2)),
        times=("2-afternoon", "3-afternoon", "4-evening"), wishes="Наставник, который сам ведёт физику.",
    ),
    SchoolPerson(
        first_name="Ольга", last_name="Самоцветова", patronymic="Романовна", username="olga_samo", roles=("mentee",),
        position="учитель начальных классов", subjects=("начальная школа",), experience_years=2,
        needs=(("psychology.parents", 3), ("psychology.inclusion", 3), ("digital.journal", 1)),
        times=("0-afternoon", "1-afternoon"), wishes="Поддержка перед первыми родительскими собраниями.",
    ),
    SchoolPerson(
        first_name="Тимур", last_name="Гарифов", patronymic="Маратович", username="timur_garifov", roles=("mentee",),
        position="учитель", subjects=("математика", "информатика"), experience_years=1, category="без категории",
        needs=(("psychology.motivation", 3), ("methods.forms", 2), ("legal.fgos", 2), ("legal.documents", 2)),
        times=("0-evening", "1-evening", "2-evening"),
    ),
    SchoolPerson(
        first_name="Emily", last_name="Harlow", username="emily_harlow", language_code="en", roles=("mentee",),
        position="English teacher", subjects=("English",), experience_years=3,
        needs=(("legal.documents", 3), ("digital.journal", 3), ("psychology.parents", 2), ("legal.labour", 1)),
        times=("1-morning", "4-afternoon"), wishes="Somebody who explains the paperwork in plain words.",
    ),
    SchoolPerson(
        first_name="Юлия", last_name="Снегирёва", patronymic="Олеговна", username="yulia_snegireva", roles=("guest",),
        position="доцент кафедры педагогики", organisation="Уральский педагогический институт", experience_years=18,
        strengths=(("theory.research", 3), ("psychology.motivation", 2), ("methods.forms", 2)),
        times=("3-evening",), kinds=("traditional", "virtual", "speed"), forms=("lecturer_teacher",),
    ),
    SchoolPerson(
        first_name="Фёдор", last_name="Кедров", patronymic="Антонович", username="fedor_kedrov",
        position="учитель", subjects=("физическая культура",), experience_years=6, category="первая",
    ),
)  # fmt: skip

PAIRS: tuple[SchoolPair, ...] = (
    SchoolPair(
        mentor="ludmila_ch",
        mentee="olga_samo",
        topic="psychology.parents",
        goals="Самой провести родительское собрание и не бояться трудных разговоров.",
        place="Кабинет 12",
        meetings=(
            SchoolMeeting(
                weeks_ago=5,
                works="general-children-respond",
                hinders="parents-complaints",
                mentee_step="parents-prepare-talk",
            ),
            SchoolMeeting(
                weeks_ago=3, works="parents-calm-talk", hinders="parents-evenings", mentee_step="parents-hours"
            ),
            SchoolMeeting(
                weeks_ago=1, works="parents-support", hinders="general-no-time", mentee_step="general-write-down"
            ),
        ),
    ),
)
