"""The picture of an invite says its link to any reader."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from documents.invite_picture import invite_picture

LINK = "https://t.me/nastavnik_demo_bot?start=i_3q2-_7w8ZxYkLmNoPqRsTu"


@pytest.mark.parametrize("link", [LINK, "https://t.me/b?start=a", LINK + "A" * 40])
def test_a_reader_finds_the_link_in_the_picture(link: str) -> None:
    picture = Image.open(BytesIO(invite_picture(link)))
    assert picture.format == "PNG"
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == link
    assert code.format == zxingcpp.BarcodeFormat.QRCode
    assert code.ec_level in {"M", "Q", "H"}


def test_the_picture_is_large_enough_to_print_and_has_its_white_border() -> None:
    picture = Image.open(BytesIO(invite_picture(LINK))).convert("L")
    assert picture.width == picture.height
    assert 550 <= picture.width <= 650
    left, top, right, bottom = picture.point(lambda shade: 255 - shade).getbbox() or (0, 0, 0, 0)
    module = (right - left) // 33  # at least: the codes of our links have 29 or 33 modules
    assert min(left, top, picture.width - right, picture.height - bottom) >= 4 * module
