"""Draws the pictures of installer/icons at the sizes systems want; run, it renews the window's own."""

import sys
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
DRAWN = ROOT / "installer" / "icons"
OF_WINDOW = ROOT / "resources" / "icons" / "program.png"
OF_WINDOW_SIZE = 128
OF_WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)


def png(picture: Path, size: int) -> bytes:
    """A drawing as a square picture of that size."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(picture)).render(painter)
    painter.end()
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(written.data())


def ico(picture: Path) -> bytes:
    """A drawing as an icon of Windows."""
    from PIL import Image

    first, *others = [Image.open(BytesIO(png(picture, size))) for size in reversed(OF_WINDOWS_SIZES)]
    written = BytesIO()
    first.save(written, "ICO", sizes=[(size, size) for size in OF_WINDOWS_SIZES], append_images=others)
    return written.getvalue()


if __name__ == "__main__":
    application = QGuiApplication(["icons", *sys.argv[1:]])
    OF_WINDOW.write_bytes(png(DRAWN / "program.svg", OF_WINDOW_SIZE))
