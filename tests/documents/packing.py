"""Office files taken apart and put together again."""

import zipfile
from io import BytesIO


def archive(parts: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a ZIP by their names."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def changed(content: bytes, old: str, new: str, *, part: str = "word/document.xml") -> bytes:
    """The file with another text in a part; the old one must be there."""
    parts = parts_of(content)
    assert old.encode() in parts[part], old
    return archive(parts | {part: parts[part].replace(old.encode(), new.encode())})
