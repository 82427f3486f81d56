"""What a camera wrote beside a picture that is worth keeping: how it was held, when, and where if that is asked for."""

import math
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from cpa_desktop.core.frozen import frozen

if TYPE_CHECKING:  # Pillow is loaded when the first picture is read
    from PIL import Image

_ORIENTATION, _CAMERA, _GPS = 0x0112, 0x8769, 0x8825
_ORIGINAL, _DIGITIZED = (0x9003, 0x9011), (0x9004, 0x9012)  # a time, and how far its clock was ahead of UTC
_OFFSET = 0x9010
_HERE = timezone(timedelta(hours=7))  # Việt Nam; a phone whose clock was set elsewhere says so


@frozen
class Shot:
    """How, when and where a picture was taken, as far as is known; `taken_at` is ISO text on the clock of the place."""

    orientation: int = 1
    taken_at: str = ""
    latitude: float | None = None
    longitude: float | None = None


def shot_of(image: "Image.Image") -> Shot:
    """What is written beside a picture; what cannot be read of it is not there."""
    try:
        exif = image.getexif()
        camera, gps = exif.get_ifd(_CAMERA), exif.get_ifd(_GPS)
        orientation = exif.get(_ORIENTATION)
    except Exception:  # a camera's notes may be broken in any way; the picture is whole
        return Shot()
    latitude, longitude = _place(gps)
    return Shot(
        orientation=orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1,
        taken_at=_time(camera),
        latitude=latitude,
        longitude=longitude,
    )


def _time(camera: Mapping[int, object]) -> str:
    for tag, offset in (_ORIGINAL, _DIGITIZED):
        try:
            clock = datetime.strptime(_words(camera.get(tag))[:19], "%Y:%m:%d %H:%M:%S")
        except ValueError:  # none, or the zeros of a camera whose clock was never set
            continue
        ahead = _words(camera.get(offset)) or _words(camera.get(_OFFSET))
        try:
            zone = datetime.strptime(ahead, "%z").tzinfo
        except ValueError:
            return clock.isoformat()
        return clock.replace(tzinfo=zone).astimezone(_HERE).replace(tzinfo=None).isoformat()
    return ""


def _words(value: object) -> str:
    return value.split("\x00")[0].strip() if isinstance(value, str) else ""


def _place(gps: Mapping[int, object]) -> tuple[float | None, float | None]:
    """Latitude and longitude in degrees; 0, 0 is what is written before a satellite is found."""
    latitude, longitude = _degrees(gps.get(2), gps.get(1), "S", 90), _degrees(gps.get(4), gps.get(3), "W", 180)
    if latitude is None or longitude is None or (latitude, longitude) == (0, 0):
        return None, None
    return latitude, longitude


def _degrees(parts: object, side: object, negative: str, most: float) -> float | None:
    if not isinstance(parts, tuple) or len(parts) != 3:
        return None
    try:
        whole, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ArithmeticError):
        return None
    degrees = whole + minutes / 60 + seconds / 3600
    if not math.isfinite(degrees) or not 0 <= degrees <= most:
        return None
    return round(-degrees if _words(side) == negative else degrees, 5)  # a metre
