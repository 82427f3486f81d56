"""Photographs for tests, made as cameras and phones make them."""

import io
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

CORNERS = {"red": (255, 0, 0), "green": (0, 160, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}
"""What stands in the corners of `corners()`, from the upper left clockwise."""

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 40


def corners(width: int = 48, height: int = 32) -> Image.Image:
    """A picture whose four quarters tell which way up it is."""
    made = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(made)
    across, down = width // 2, height // 2
    for place, colour in zip([(0, 0), (across, 0), (across, down), (0, down)], CORNERS.values(), strict=True):
        draw.rectangle((*place, place[0] + across, place[1] + down), fill=colour)
    return made


def exif(
    orientation: int = 1, taken: str = "", offset: str = "", where: tuple[float, float] | None = None
) -> Image.Exif:
    """What a camera writes beside a picture; `where` is latitude and longitude in degrees."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "Camera of someone"
    if taken:
        made.get_ifd(0x8769)[0x9003] = taken
    if offset:
        made.get_ifd(0x8769)[0x9011] = offset
    if where is not None:
        gps = made.get_ifd(0x8825)
        for tag, degrees, sides in ((1, where[0], "NS"), (3, where[1], "EW")):
            whole, minutes = divmod(abs(degrees) * 60, 60)
            gps[tag], gps[tag + 1] = sides[degrees < 0], (whole, float(int(minutes)), minutes % 1 * 60)
    return made


def written(image: Image.Image, sort: str = "JPEG", **said: Any) -> bytes:
    """The picture as a file."""
    into = io.BytesIO()
    image.save(into, sort, **said)
    return into.getvalue()


def photo(seed: int = 0, taken: str = "", **said: Any) -> bytes:
    """A small photo, unlike those of other seeds."""
    image = Image.new("RGB", (40, 30), (seed * 37 % 256, seed * 91 % 256, 120))
    return written(image, exif=exif(taken=taken, **said))


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A small PNG that says it is very large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def laid(folder: Path, files: Mapping[str, bytes]) -> Path:
    """A folder with these files in it, by their names."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder
