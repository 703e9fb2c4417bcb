"""An invite link as a picture, to be shown on a screen or printed on a sheet of paper."""

from io import BytesIO

_WIDTH = 600
#: Modules of white around the code that readers need (ISO/IEC 18004).
_QUIET_ZONE = 4


def invite_picture(link: str) -> bytes:
    """The link as a QR code: a PNG about 600 pixels wide, error correction M or better."""
    import segno

    code = segno.make_qr(link, error="m")
    modules, _ = code.symbol_size(border=_QUIET_ZONE)
    buffer = BytesIO()
    code.save(buffer, kind="png", border=_QUIET_ZONE, scale=max(1, round(_WIDTH / modules)))
    return buffer.getvalue()
