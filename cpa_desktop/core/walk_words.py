"""The choice of observations in words: how many of how many, by what they were chosen, and what is not asked."""

from collections import Counter

from cpa_desktop.core import numbers
from cpa_desktop.core.text import Text, same
from cpa_desktop.core.walk_facts import Walk

_SUMMARY = Text(
    vi="{count} trong {all} quan sát, vừa khoảng {time}; còn lại ở “tất cả”",
    en="{count} of {all} observations, for about {time}; the others under “all”",
)
_BESIDES = Text(
    vi="{summary}. Thêm {count} câu đã trả lời ngoài số đó",
    en="{summary}; besides, {count} answered already",
)
_WHOLE = Text(vi="Cả {all} quan sát, khoảng {time}", en="All {all} observations, about {time}")
_BY_MONEY = Text(
    vi="Chọn theo điểm, cao trước: câu về chỗ đang tốn hoặc mất nhiều tiền ở đây ({leading}: {share} % của mọi chỗ đã "
    "tính được), câu dẫn tới giải pháp cơ sở làm được, câu mà danh mục gọi trước; mỗi khối có câu áp dụng thì một câu "
    "tốt nhất vào trước.",
    en="Chosen by points, highest first: what costs or loses much money here ({leading}: {share} % of all that can be "
    "reckoned), what leads to an option the site can take up, what the list calls first; of each block that applies "
    "the best one goes in before the rest.",
)
_IN_GENERAL = Text(
    vi="Chưa biết chỗ nào tốn tiền, nên chọn chung: câu dẫn tới giải pháp cơ sở làm được, câu mà danh mục gọi trước, "
    "mỗi khối ít nhất một câu. Nhập loại hình, sản lượng và sổ tiêu thụ thì chọn theo tiền.",
    en="Where the money goes is not known yet, so the choice is general: what leads to an option the site can take "
    "up, what the list calls first, at least one of each block. Once type of plant, output and ledger are entered, "
    "money decides.",
)
_NOT_ASKED = Text(vi="Không hỏi {count} câu: {because}.", en="{count} are not asked: {because}.")
_BECAUSE = Text(vi="{because} ({count})", en="{because} ({count})")
_ALWAYS = Text(
    vi="Câu đã trả lời luôn hiện; trả lời một câu không làm câu khác biến mất.",
    en="What has been answered is always shown; answering one makes no other go away.",
)
_MINUTES = Text(vi="{count} phút", en="{count} min")
_HOURS = Text(vi="{count} giờ", en="{count} h")
_AN_HOUR = 90  # minutes from which on one speaks of hours


def summary(walk: Walk) -> Text:
    """In one line, how many there are and how long they take; empty where nothing limits them."""
    if not walk.time:
        return same("")
    left = len(walk.asked) - len(walk.chosen)
    words = _SUMMARY if left else _WHOLE
    said = words.filled(count=len(walk.chosen), all=len(walk.asked), time=_time(walk.minutes))
    besides = len(walk.shown) - len(walk.chosen)
    return _BESIDES.filled(summary=said, count=besides) if besides else said


def reasons(walk: Walk) -> tuple[Text, ...]:
    """Why these, why not others, and what stays: sentence by sentence."""
    if walk.leading:
        leading = Text(vi=", ".join(each.vi for each in walk.leading), en=", ".join(each.en for each in walk.leading))
        by = _BY_MONEY.filled(leading=leading, share=round(walk.share * 100))
    else:
        by = _IN_GENERAL
    counts = Counter(walk.left_out.values())
    why = [_BECAUSE.filled(because=because, count=count) for because, count in counts.items()]
    because = Text(vi="; ".join(each.vi for each in why), en="; ".join(each.en for each in why))
    out = (_NOT_ASKED.filled(count=len(walk.left_out), because=because),) if why else ()
    return by, *out, _ALWAYS


def _time(minutes: float) -> Text:
    if minutes < _AN_HOUR:
        return _MINUTES.filled(count=round(minutes / 5) * 5)
    halves = round(minutes / 30) / 2
    return _HOURS.filled(count=Text(vi=numbers.grouped(halves, "vi"), en=numbers.grouped(halves, "en")))
