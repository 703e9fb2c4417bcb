"""Files kept by the sandbox: what people and the bot sent, by file_id, with their bytes."""

import asyncio
import re
import secrets
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PHOTO_SIDES = (320, 1280)  #: the two sizes a photo is kept in; Telegram keeps more of them, with the same rule
_EXTENSIONS = {
    "photo": ".jpg", "voice": ".oga", "video_note": ".mp4", "video": ".mp4", "animation": ".mp4", "audio": ".mp3",
}  # fmt: skip
_MIME = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")
_FOLDERS = {"photo": "photos", "voice": "voice", "video_note": "video_notes", "video": "videos", "audio": "music"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Bytes arriving with a call or from a person's phone."""

    name: str
    data: bytes
    mime: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """One file_id. Several ids may share a `blob`: the sizes of one photo."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    size: int
    blob: str
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """`file_path` as getFile gives it."""
        extension = Path(self.name).suffix or _EXTENSIONS.get(self.kind, "")
        return f"{_FOLDERS.get(self.kind, 'documents')}/{self.blob}{extension}"


class FileBox:
    """All files by id, their bytes in memory until the store has put them on disk (when there is a folder)."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self.by_blob: dict[str, list[StoredFile]] = {}
        self.in_memory: dict[str, bytes] = {}

    def add(self, upload: Upload, kind: str) -> list[StoredFile]:
        """Keeps the bytes under new ids: two for a photo (small, then full size), one for anything else."""
        blob = secrets.token_hex(8)
        self.in_memory[blob] = upload.data
        mime = (upload.mime or "").partition(";")[0].strip().lower()
        if not _MIME.fullmatch(mime):
            mime = "application/octet-stream"
        if kind != "photo":
            side = (640, 360) if kind in {"video", "animation"} else (0, 0)
            return [self._keep(upload, kind, mime, blob, side)]
        width, height = image_size(upload.data) or (1280, 960)
        sizes = {_scaled(width, height, side) for side in _PHOTO_SIDES}
        return [self._keep(upload, kind, mime, blob, size) for size in sorted(sizes)]

    def _keep(self, upload: Upload, kind: str, mime: str, blob: str, side: tuple[int, int]) -> StoredFile:
        file = StoredFile(
            file_id=f"{kind[:2].upper()}AC{secrets.token_urlsafe(36)}", unique_id=f"AQ{secrets.token_urlsafe(10)}",
            kind=kind, name=upload.name, mime=mime, size=len(upload.data), blob=blob, width=side[0], height=side[1],
        )  # fmt: skip
        self._index(file)
        return file

    def _index(self, file: StoredFile) -> None:
        self.by_id[file.file_id] = file
        self.by_path[file.path] = file
        self.by_blob.setdefault(file.blob, []).append(file)

    def same(self, file: StoredFile) -> list[StoredFile]:
        """Every size of the file, smallest first."""
        return self.by_blob[file.blob]

    async def read(self, file: StoredFile) -> bytes:
        """The bytes, wherever they lie. Raises FileNotFoundError when they were removed from the folder by hand."""
        held = self.in_memory.get(file.blob)
        if held is not None or self.folder is None:
            return held or b""
        return await asyncio.to_thread((self.folder / file.blob).read_bytes)

    def dump(self) -> list[dict[str, Any]]:
        return [{name: getattr(file, name) for name in file.__slots__} for file in self.by_id.values()]

    def load(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            self._index(StoredFile(**row))


def _scaled(width: int, height: int, side: int) -> tuple[int, int]:
    ratio = min(1.0, side / max(width, height, 1))
    return max(1, round(width * ratio)), max(1, round(height * ratio))


def image_size(data: bytes) -> tuple[int, int] | None:
    """Width and height out of a PNG, GIF, JPEG or WebP header; None when it is no such image."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    if data[:6] in {b"GIF87a", b"GIF89a"} and len(data) >= 10:
        return struct.unpack("<HH", data[6:10])
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return (1280, 960)
    if data[:2] == b"\xff\xd8":
        return _jpeg_size(data) or (1280, 960)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return None
