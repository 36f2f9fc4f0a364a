"""The zip archives that word processors and e-books are kept in, read within limits.

Articles come from strangers: nothing is unpacked to disk, only members that are asked for are unpacked at all, and what
an archive declares of itself is believed no further than the bytes that really come out.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from claimscan.errors import UnreadableInput

MEMBER = 64 * 2**20  # bytes of one member, unpacked; the text of a thousand pages takes about 20 MB
TOTAL = 256 * 2**20  # of all members read
RATIO = 200  # unpacked to packed; markup reaches 50, deflate at its best 1030
SMALL = 2**20  # below this size the ratio says nothing
ENTRIES = 10_000  # an e-book may keep each of its notes in a file of its own
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1  # bit of the general purpose flag


class Archive:
    """A zip archive in memory. Its budget of unpacked bytes shrinks with each member that is read.

    Raises ``UnreadableInput`` for what is damaged, encrypted, or no honest document: names said twice or pointing out of
    the archive, more entries or bytes than a document has.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = TOTAL
        if data.count(_DIRECTORY_ENTRY) > 2 * ENTRIES:  # counted before a list of them fills the memory
            raise UnreadableInput(f"{name}: the archive has more than {ENTRIES} entries, which no document has")
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise UnreadableInput(
                f"{name}: the file is damaged or cut: its archive has no readable directory"
            ) from error
        self._members = self._directory(self._zip.infolist())
        self._folded = {member.casefold(): member for member in self._members}

    def _directory(self, infos: list[ZipInfo]) -> dict[str, ZipInfo]:
        if len(infos) > ENTRIES:
            raise UnreadableInput(f"{self.name}: the archive has more than {ENTRIES} entries, which no document has")
        members: dict[str, ZipInfo] = {}
        for info in infos:
            path = info.filename.replace("\\", "/")  # some writers of the nineties' habits
            if info.is_dir() or path.endswith("/"):
                continue
            if path.startswith("/") or ":" in path.partition("/")[0] or ".." in path.split("/"):
                raise UnreadableInput(f"{self.name}: an entry of the archive points out of it ({path[:80]!r})")
            if path in members:
                raise UnreadableInput(f"{self.name}: the archive has two entries called {path[:80]!r}")
            members[path] = info
        return members

    @property
    def members(self) -> tuple[str, ...]:
        """The names of all files in the archive, in its own order."""
        return tuple(self._members)

    def __contains__(self, member: str) -> bool:
        return member in self._members or member.casefold() in self._folded

    def read(self, member: str) -> bytes:
        """The bytes of a member, found by its name or, failing that, by its name in other capitals."""
        found = member if member in self._members else self._folded.get(member.casefold())
        if found is None:
            raise UnreadableInput(f"{self.name}: its part {member} is missing")
        info = self._members[found]
        self._judge(info)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(info.file_size + 1)  # no more than was declared, and judged
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            raise UnreadableInput(f"{self.name}: the file is damaged: its part {found} cannot be unpacked") from error
        if len(data) != info.file_size:
            raise UnreadableInput(f"{self.name}: the file is damaged: its part {found} is not as long as it says")
        self._left -= len(data)
        return data

    def _judge(self, info: ZipInfo) -> None:
        """What the directory itself says against a member."""
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableInput(
                f"{self.name}: the file is protected by a password; save it without one and try again"
            )
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnreadableInput(f"{self.name}: its part {info.filename} is packed by a method that no document uses")
        if info.file_size > min(MEMBER, self._left) or _swollen(info.file_size, info.compress_size):
            raise self._too_large(info.filename)

    def _too_large(self, member: str) -> UnreadableInput:
        return UnreadableInput(
            f"{self.name}: its part {member} unpacks to more than a document holds "
            f"({MEMBER // 2**20} MB, or {RATIO} times its packed size)"
        )


def _swollen(size: int, packed: int) -> bool:
    return size > SMALL and size > RATIO * packed
