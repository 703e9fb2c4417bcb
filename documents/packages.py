"""Office files as what they are outside: packages (ZIP), looked at before anything in them is unpacked."""

import zipfile
from enum import Enum, auto
from io import BytesIO

PACKAGE_START = b"PK\x03\x04"
OLD_OFFICE_START = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Flaw(Enum):
    """What is wrong with a package as a whole."""

    #: Office files before 2007, which were no packages.
    OLD = auto()
    LOCKED = auto()
    DAMAGED = auto()
    TOO_LARGE = auto()


class FlawedPackage(Exception):
    """The package cannot be unpacked, or must not be."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.name)
        self.flaw = flaw


def part_names(content: bytes, *, most_parts: int, most_unpacked: int) -> set[str]:
    """The names of a package's parts; FlawedPackage when it is none or holds more parts or bytes than allowed.

    Unpacking never gives more than a part declares, so that what passes is safe to unpack.
    """
    if content.startswith(OLD_OFFICE_START):
        raise FlawedPackage(Flaw.LOCKED if _ENCRYPTED in content else Flaw.OLD)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as fault:
        raise FlawedPackage(Flaw.DAMAGED) from fault
    if any(part.flag_bits & 0x1 for part in parts):
        raise FlawedPackage(Flaw.LOCKED)
    if len(parts) > most_parts or sum(part.file_size for part in parts) > most_unpacked:
        raise FlawedPackage(Flaw.TOO_LARGE)
    return {part.filename for part in parts}
