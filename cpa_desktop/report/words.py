"""The few words that the printers themselves add to a document."""

from cpa_desktop.core.text import Text

DRAFT = Text(vi="DỰ THẢO", en="DRAFT")
SAMPLE = Text(vi="MẪU", en="SAMPLE")
TABLE = Text(vi="Bảng {number}.", en="Table {number}.")
FIGURE = Text(vi="Hình {number}.", en="Figure {number}.")
CONTINUED = Text(vi="(tiếp theo)", en="(continued)")
SOURCE = Text(vi="Nguồn:", en="Source:")
ORIGIN = Text(vi="Nguồn số liệu:", en="Origin of data:")
RECORD = Text(vi="Hồ sơ {record}", en="Record {record}")
DATA = Text(vi="Số liệu bản {version}", en="Data version {version}")
MADE = Text(vi="Lập ngày {date}", en="Made on {date}")
PAGE = Text(vi="Trang {page}/{pages}", en="Page {page}/{pages}")
RECIPIENTS = Text(vi="Nơi nhận:", en="Recipients:")
NO_PHOTO = Text(vi="Không mở được ảnh {photo}", en="Photo {photo} could not be opened")
STATE_NAME = Text(vi="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", en="SOCIALIST REPUBLIC OF VIET NAM")
MOTTO = Text(vi="Độc lập - Tự do - Hạnh phúc", en="Independence - Freedom - Happiness")
YES = Text(vi="Có", en="Yes")
NO = Text(vi="Không", en="No")
