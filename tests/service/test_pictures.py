"""Photos taken in: any file is read by what is in it or refused in a sentence; of a photo only the view is kept."""

import hashlib
import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.text import Refused
from cpa_desktop.service import pictures, pictures_files, pictures_intake
from cpa_desktop.service.pictures_albums import belonging, photos
from cpa_desktop.service.pictures_files import Loose
from cpa_desktop.service.pictures_intake import Picture
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.service.photographs import CORNERS, HEIC, bomb, corners, exif, laid, photo, written


def kept(picture: Picture) -> Image.Image:
    """The picture as it is kept, decoded."""
    made = Image.open(io.BytesIO(picture.content))
    made.load()
    return made


def quarters(image: Image.Image) -> list[str]:
    """The colours of the four quarters, from the upper left clockwise, each by the name it is nearest to."""
    width, height = image.size
    left, right, top, bottom = width // 4, width * 3 // 4, height // 4, height * 3 // 4
    found = []
    for place in [(left, top), (right, top), (right, bottom), (left, bottom)]:
        pixel = image.getpixel(place)
        assert isinstance(pixel, tuple)
        distance = {name: sum((a - b) ** 2 for a, b in zip(pixel, rgb, strict=True)) for name, rgb in CORNERS.items()}
        found.append(min(distance, key=distance.__getitem__))
    return found


def refusal(content: bytes, name: str = "IMG_0001.JPG") -> str:
    """Why a file is not taken, in English."""
    with pytest.raises(Refused) as caught:
        pictures_intake.read(content, name)
    assert caught.value.text.vi != caught.value.text.en
    return caught.value.text.en


# one picture


@pytest.mark.parametrize("orientation", range(1, 9))
def test_that_a_photo_is_turned_upright(orientation: int) -> None:
    # given a view as the sensor of a camera held in this way saw it
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # orientation → the turn that takes it back
    seen = corners()
    if orientation in undo:
        seen = seen.transpose(Image.Transpose(undo[orientation]))

    # when it is read
    picture = pictures_intake.read(written(seen, quality=95, exif=exif(orientation)), "a.jpg")

    # then it stands as it was
    assert quarters(kept(picture)) == list(CORNERS)
    assert (picture.width, picture.height) == (48, 32)


@pytest.mark.parametrize("sort", ["PNG", "WEBP"])
def test_that_other_sorts_are_turned_upright_too(sort: str) -> None:
    seen = corners().transpose(Image.Transpose.ROTATE_90)
    assert quarters(kept(pictures_intake.read(written(seen, sort, exif=exif(6)), "a"))) == list(CORNERS)


@pytest.mark.parametrize(
    ("size", "fitted"), [((4000, 3000), (1600, 1200)), ((900, 3200), (450, 1600)), ((64, 48), (64, 48))]
)
def test_that_a_photo_is_made_no_larger_than_is_printed(size: tuple[int, int], fitted: tuple[int, int]) -> None:
    picture = pictures_intake.read(written(corners(*size)), "a.jpg")
    assert (picture.width, picture.height) == fitted == kept(picture).size
    assert quarters(kept(picture)) == list(CORNERS)


def test_that_nothing_but_the_view_is_kept() -> None:
    # given a photo full of notes
    notes = exif(6, "2026:03:14 09:12:05", "+07:00", (10.77653, 106.70098))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = written(corners(), exif=notes, comment=b"taken by someone", icc_profile=profile, xmp=b"<x:someone/>")
    assert b"omeone" in content

    # when it is read with its location
    picture = pictures_intake.read(content, "a.jpg", keep_location=True)

    # then the bytes hold none of it
    made = kept(picture)
    assert not made.getexif()
    assert set(made.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"omeone" not in picture.content


def test_that_a_comment_of_a_png_is_dropped() -> None:
    image = corners()
    image.info["comment"] = "taken by someone"
    assert b"someone" not in pictures_intake.read(written(image, "PNG"), "a.png").content


def test_that_the_same_file_gives_the_same_bytes() -> None:
    content = written(corners(2000, 1500), exif=exif(6))
    once, again = (pictures_intake.read(content, "a.jpg") for _ in range(2))
    assert once == again
    assert once.sha256 == hashlib.sha256(once.content).hexdigest()


@pytest.mark.parametrize(
    ("offset", "at"),
    [("", "2026-03-14T09:12:05"), ("+07:00", "2026-03-14T09:12:05"), ("+01:00", "2026-03-14T15:12:05")],
)
def test_that_the_time_is_that_of_the_place(offset: str, at: str) -> None:
    assert pictures_intake.read(photo(taken="2026:03:14 09:12:05", offset=offset), "a.jpg").taken_at == at


@pytest.mark.parametrize("taken", ["", "0000:00:00 00:00:00", "    :  :     :  :  ", "yesterday"])
def test_that_a_clock_that_was_never_set_gives_no_time(taken: str) -> None:
    assert pictures_intake.read(photo(taken=taken), "a.jpg").taken_at == ""


def test_that_the_location_is_kept_only_when_asked_for() -> None:
    content = photo(where=(-8.65432, 115.21667))
    assert pictures_intake.read(content, "a.jpg").latitude is None
    asked = pictures_intake.read(content, "a.jpg", keep_location=True)
    assert (asked.latitude, asked.longitude) == pytest.approx((-8.65432, 115.21667), abs=1e-5)


def test_that_a_camera_that_found_no_satellite_has_no_location() -> None:
    asked = pictures_intake.read(photo(where=(0.0, 0.0)), "a.jpg", keep_location=True)
    assert (asked.latitude, asked.longitude) == (None, None)


def test_that_broken_notes_do_not_cost_the_photo() -> None:
    content = written(corners(), exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff" + b"\x99" * 30)
    picture = pictures_intake.read(content, "a.jpg", keep_location=True)
    assert quarters(kept(picture)) == list(CORNERS)
    assert (picture.taken_at, picture.latitude) == ("", None)


def _clear(image: Image.Image) -> Image.Image:
    """Nothing where it was white."""
    made = image.convert("RGBA")
    made.putdata([(*pixel[:3], 0 if pixel[:3] == (255, 255, 255) else 255) for pixel in made.get_flattened_data()])  # type: ignore[index]
    return made


ODD = {
    "CMYK": written(corners().convert("CMYK"), quality=95),
    "palette": written(corners().convert("P"), "PNG"),
    "alpha": written(_clear(corners()), "PNG"),
    "alpha of WebP": written(_clear(corners()), "WEBP", lossless=True),
    "palette with a clear colour": written(corners().quantize(8), "PNG", transparency=0)
    and written(_clear(corners()).quantize(8), "PNG"),
    "progressive": written(corners(), quality=95, progressive=True),
    "two in one file": written(corners(), "MPO", quality=95, save_all=True, append_images=[corners(20, 20)]),
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_that_whatever_a_picture_is_made_of_it_is_seen_alike(content: bytes) -> None:
    made = kept(pictures_intake.read(content, "a"))
    assert made.mode == "RGB"
    assert quarters(made) == list(CORNERS)


def test_that_sixteen_bits_of_grey_are_not_cut_off() -> None:
    deep = Image.new("I;16", (32, 32), 128 * 256)
    made = kept(pictures_intake.read(written(deep, "PNG"), "a.png"))
    assert made.getpixel((16, 16)) == pytest.approx(128, abs=2)


def test_that_the_colours_of_a_phone_with_a_wider_range_are_carried_over() -> None:
    # given a picture whose profile says that red and blue have changed places: colours go through the profile
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    content = written(Image.new("RGB", (32, 32), (250, 0, 0)), quality=95, icc_profile=bytes(profile))

    made = kept(pictures_intake.read(content, "a.jpg"))

    red_now, _, blue_now = made.getpixel((16, 16))  # type: ignore[misc]
    assert blue_now > 200 > 50 > red_now


def test_that_a_broken_profile_does_not_cost_the_photo() -> None:
    content = written(corners(), quality=95, icc_profile=b"no profile at all" * 20)
    assert quarters(kept(pictures_intake.read(content, "a.jpg"))) == list(CORNERS)


# what is refused

BAD = {
    "empty": (b"", "is empty"),
    "text": (b"Bien ban khao sat hien truong", "is not a picture"),
    "letters": ("Biên bản".encode("utf-16"), "is not a picture"),
    "document": (b"%PDF-1.7 ...", "is not a picture"),
    "archive": (b"PK\x03\x04" + bytes(40), "is not a picture"),
    "HEIC": (HEIC, "“Most compatible”"),
    "AVIF": (HEIC.replace(b"ftypheic", b"ftypavif"), "is a AVIF picture; save it as JPEG"),
    "film": (b"\x00\x00\x00\x20ftypmp42" + bytes(40), "is a film"),
    "GIF": (written(corners(), "GIF"), "is a GIF picture; save it as JPEG"),
    "TIFF": (written(corners(), "TIFF"), "save it as JPEG"),
    "cut JPEG": (written(corners(400, 300), quality=95)[:4000], "damaged or cut short"),
    "cut PNG": (written(corners(400, 300), "PNG")[:400], "damaged or cut short"),
    "head alone": (b"\xff\xd8\xff\xe0", "damaged or cut short"),
    "noise in a JPEG": (b"\xff\xd8\xff" + bytes(range(256)) * 9, "damaged or cut short"),
    "moving PNG": (written(corners(), "PNG", save_all=True, append_images=[corners().rotate(90)]), "animation"),
    "moving WebP": (written(corners(), "WEBP", save_all=True, append_images=[corners().rotate(90)]), "animation"),
    "bomb": (bomb(), "has 3,600 million pixels, more than the 50 million"),
    "endless strip": (bomb(2**31 - 1, 2**31 - 1), "million pixels"),
}


@pytest.mark.parametrize(("content", "said"), BAD.values(), ids=BAD)
def test_that_what_is_no_photo_is_refused_in_words(content: bytes, said: str) -> None:
    assert said in refusal(content)


def test_that_a_package_of_a_record_is_known_for_one() -> None:
    zipped = b"PK\x03\x04" + bytes(40)
    with pytest.raises(Refused, match="is a package of a record and not a picture"):
        pictures_intake.read(zipped, "Nhà máy.CPA")
    with pytest.raises(Refused, match="is not a picture"):
        pictures_intake.read(zipped, "anh.zip")


def test_that_a_file_too_heavy_is_refused_before_it_is_read(tmp_path: Path) -> None:
    heavy = tmp_path / "scan.jpg"
    with heavy.open("wb") as file:
        file.truncate(pictures_intake.MOST_BYTES + 1_000_000)
    (bad,) = pictures_files.look([heavy]).bad
    assert bad.reason.en == "weighs 61 MB, more than the 60 MB that are taken; make it smaller"


def test_that_a_photo_is_known_by_its_bytes_whatever_it_is_called() -> None:
    picture = pictures_intake.read(written(corners(), "PNG"), "C:\\DCIM\\Bể\x07 lắng.jpg.heic")
    assert picture.name == "Bể lắng.jpg.jpg"
    assert picture.content.startswith(b"\xff\xd8\xff")


# files and folders


def test_that_a_folder_gives_its_photos_and_passes_over_the_rest(tmp_path: Path) -> None:
    # given a card as cameras write it
    laid(
        tmp_path / "DCIM",
        {
            "100CAM/IMG_2.JPG": photo(2, "2026:03:14 10:00:00"),
            "100CAM/IMG_1.JPG": photo(1, "2026:03:14 11:00:00"),
            "100CAM/IMG_3.png": written(corners(), "PNG"),
            "100CAM/MVI_4.MOV": b"\x00\x00\x00\x14ftypqt  " + bytes(20),
            "100CAM/IMG_1.CR2": b"II*\x00" + bytes(40),
            "101CAM/._IMG_5.JPG": b"hidden",
            ".trash/IMG_6.JPG": photo(6),
            "Thumbs.db": b"x" * 50,
        },
    )

    # when it is looked through
    looked = pictures_files.look([tmp_path / "DCIM"])

    # then the photos are in the order in which they were taken, those without a time last
    assert [picture.name for picture in looked.pictures] == ["IMG_2.jpg", "IMG_1.jpg", "IMG_3.jpg"]
    assert (looked.bad, looked.passed_over) == ((), 3)


def test_that_a_broken_photo_in_a_folder_is_named(tmp_path: Path) -> None:
    laid(tmp_path, {"a.jpg": photo(1), "b.jpg": b"", "c.JPG": b"no photo", "d.heic": HEIC, "e.txt": b"notes"})
    looked = pictures_files.look([tmp_path])
    assert [bad.name for bad in looked.bad] == ["b.jpg", "c.JPG", "d.heic"]
    with pytest.raises(
        Refused, match=r"No photo was taken in: b\.jpg is empty;.*; c\.JPG is not a picture; d\.heic is a"
    ):
        pictures_files.demand_all_good(looked)


def test_that_of_many_bad_files_each_is_named_in_one_sentence(tmp_path: Path) -> None:
    laid(tmp_path, {f"{number:02}.jpg": b"" for number in range(12)})
    words = pictures_files.in_words(pictures_files.look([tmp_path]).bad).en
    assert all(f"{number:02}.jpg" in words for number in range(12))
    assert len(words) < 400


@pytest.mark.parametrize("name", ["nowhere.jpg", "odd\x00name.jpg"])
def test_that_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    (bad,) = pictures_files.look([tmp_path / name]).bad
    assert bad.name == name


def test_that_a_device_is_not_read() -> None:
    (bad,) = pictures_files.look([Path(os.devnull)]).bad
    assert bad.reason.en == "is no file"


def test_that_a_folder_without_photos_is_said(tmp_path: Path) -> None:
    laid(tmp_path, {"notes.txt": b"notes"})
    with pytest.raises(Refused, match="There is no photo in"):
        pictures_files.look([tmp_path])


def test_that_a_whole_archive_is_not_taken_by_mistake(tmp_path: Path) -> None:
    content = photo()
    laid(tmp_path, {f"{number}.jpg": content for number in range(301)})
    with pytest.raises(Refused, match="There are 301 photos, at most 300"):
        pictures_files.look([tmp_path])


def test_that_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    laid(tmp_path, {"a.jpg": photo()})
    assert len(pictures_files.look([tmp_path / "a.jpg", tmp_path, tmp_path / "a.jpg"]).pictures) == 1


def test_that_looking_can_be_stopped_between_two_files(tmp_path: Path) -> None:
    laid(tmp_path, {f"{number}.jpg": photo(number) for number in range(5)})
    heard: list[tuple[int, int, str]] = []
    looked = pictures_files.look([tmp_path], told=lambda *said: heard.append(said), is_stopped=lambda: len(heard) >= 2)
    assert len(looked.pictures) == 2
    assert heard[:2] == [(0, 5, "0.jpg"), (1, 5, "1.jpg")]


# in a record


@pytest.fixture
def session(desk: Desk, rapid: str) -> RecordSession:
    """A rapid assessment of the mill, open."""
    return desk.session(rapid)


def column(session: RecordSession, name: str, rows: Sequence[str]) -> list[object]:
    """What stands in a column of the table of photos."""
    return [session.evaluation.cell(("P10", "photos", name), row) for row in rows]


def test_that_photos_become_rows_with_what_is_known_of_them(session: RecordSession, tmp_path: Path) -> None:
    # given two photos, one with the time and the place
    laid(tmp_path, {"b.jpg": photo(1), "a.jpg": photo(2, "2026:03:14 09:12:05", where=(10.77653, 106.70098))})

    # when they are added to an observation
    added = pictures.add(session, [tmp_path], question="AQ05", place="Bể lắng số 2", keep_location=True)

    # then each is a row, in the order in which they were taken
    assert session.evaluation.rows("P10", "photos") == list(added.rows)
    assert column(session, "question", added.rows) == ["AQ05", "AQ05"]
    assert column(session, "place", added.rows) == ["Bể lắng số 2"] * 2
    assert column(session, "taken_at", added.rows[:1]) == ["14/03/2026 09:12"]
    assert column(session, "latitude", added.rows[:1]) == ["10.77653"]
    assert column(session, "longitude", added.rows[:1]) == ["106.70098"]
    sha256 = str(column(session, "photo", added.rows)[0])
    attached = session.workspace.attachment(sha256)
    assert (attached.name, attached.media) == ("a.jpg", "image/jpeg")
    assert hashlib.sha256(attached.content).hexdigest() == sha256


def test_that_the_files_on_the_disk_stay_as_they_are(session: RecordSession, tmp_path: Path) -> None:
    content = photo(1, orientation=6, where=(10.0, 106.0))
    laid(tmp_path, {"a.jpg": content})
    pictures.add(session, [tmp_path])
    assert [(path.name, path.read_bytes()) for path in tmp_path.glob("*.jpg")] == [("a.jpg", content)]


def test_that_many_photos_are_one_act_and_one_undo(desk: Desk, session: RecordSession, tmp_path: Path) -> None:
    laid(tmp_path, {f"{number}.jpg": photo(number) for number in range(7)})
    before = len(session.record.changes)

    added = pictures.add(session, [tmp_path])
    assert len(session.record.changes) == before + 1
    assert session.record.changes[-1].label.en == "Add 7 photos"
    session.flush()
    assert desk.session(session.record.id).evaluation.rows("P10", "photos") == list(added.rows)

    session.undo()
    assert session.evaluation.rows("P10", "photos") == []
    session.redo()
    assert session.evaluation.rows("P10", "photos") == list(added.rows)


def test_that_one_bad_file_keeps_all_out_unless_it_is_to_be_left(session: RecordSession, tmp_path: Path) -> None:
    laid(tmp_path, {"a.jpg": photo(1), "b.jpg": b"", "c.heic": HEIC})
    with pytest.raises(Refused, match=r"b\.jpg is empty.*c\.heic is a HEIC"):
        pictures.add(session, [tmp_path])
    assert session.evaluation.rows("P10", "photos") == []

    added = pictures.add(session, [tmp_path], skip_bad=True)
    assert len(added.rows) == 1
    assert [bad.name for bad in added.bad] == ["b.jpg", "c.heic"]


def test_that_where_all_are_bad_leaving_them_out_is_refused_too(session: RecordSession, tmp_path: Path) -> None:
    laid(tmp_path, {"a.jpg": b""})
    with pytest.raises(Refused, match=r"a\.jpg is empty"):
        pictures.add(session, [tmp_path], skip_bad=True)


def test_that_a_photo_is_not_added_twice(session: RecordSession, tmp_path: Path) -> None:
    # given a photo in the record, and one of which there are two files
    laid(tmp_path, {"a.jpg": photo(1), "b.jpg": photo(2), "copy of b.jpg": photo(2)})
    (first,) = pictures.add(session, [tmp_path / "a.jpg"]).rows

    # when all are added
    added = pictures.add(session, [tmp_path])

    # then only what is new is
    assert added.already == ("a.jpg", "copy of b.jpg")
    assert session.evaluation.rows("P10", "photos") == [first, *added.rows]
    changes = len(session.record.changes)
    assert pictures.add(session, [tmp_path]).rows == ()
    assert len(session.record.changes) == changes


def test_that_a_photo_taken_off_can_be_added_again(session: RecordSession) -> None:
    pasted = [Loose(name="pasted.png", content=written(corners(), "PNG"))]
    (row,) = pictures.add(session, pasted).rows
    session.delete_row(f"P10/photos/{row}")
    assert len(pictures.add(session, pasted).rows) == 1


def test_that_an_observation_can_be_named_by_its_words(session: RecordSession) -> None:
    title = session.program.form.lists["questions"]["AQ05"].title
    added = pictures.add(session, [Loose(name="a.jpg", content=photo())], question=title.vi)
    assert column(session, "question", added.rows) == ["AQ05"]


def test_that_an_observation_that_is_not_there_is_refused_before_any_file_is_read(session: RecordSession) -> None:
    with pytest.raises(Refused, match="XX99"):
        pictures.add(session, [Path("nowhere.jpg")], question="XX99")


def test_that_a_record_without_a_table_of_photos_says_so(desk: Desk, enterprise: str) -> None:
    with pytest.raises(Refused, match="no table of photos"):
        pictures.add(desk.session(enterprise), [Loose(name="a.jpg", content=photo())])


def test_that_a_sample_takes_no_photos(catalogue: Catalogue) -> None:
    with Desk.open_sample(catalogue=catalogue) as sample:
        session = sample.session(sample.records("rapid")[0].id)
        with pytest.raises(Refused, match="sample"):
            pictures.add(session, [Loose(name="a.jpg", content=photo())])


def test_that_a_photo_for_an_observation_stands_in_the_table_of_photos(session: RecordSession) -> None:
    looked = pictures.keep(session.workspace, pictures_files.look([Loose(name="a.jpg", content=photo(1))]))
    (row,) = pictures.answer(session, "P10/questions/AQ05/photo", looked).rows
    assert [each.row for each in belonging(session.evaluation, ("P10", "questions"))["AQ05"]] == [row]


def test_that_all_photos_of_a_record_are_found_with_what_is_said_of_them(session: RecordSession) -> None:
    # given one in the table of photos, and one that answers an observation
    (row,) = pictures.add(session, [Loose(name="a.jpg", content=photo(1))], place="Sân").rows
    session.answer(f"P10/photos/{row}/shows", "Củ đổ đống")
    sha256 = session.workspace.attach(photo(2), "b.jpg")
    session.answer_all({"P10/questions/AQ05/photo": sha256, "P10/questions/AQ05/note": "Rò nước"})

    found = photos(session.evaluation)

    assert [(each.question, each.place, each.shows) for each in found] == [
        ("", "Sân", "Củ đổ đống"),
        ("AQ05", "", "Rò nước"),
    ]
    assert found[1].sha256 == sha256
    assert found[0].address == f"P10/photos/{row}/photo"
