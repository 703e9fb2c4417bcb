"""What the product knows about a person, handed to that person: once for machines, once for reading."""

import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from io import BytesIO
from types import MappingProxyType

#: A heading with its labelled values.
Section = tuple[str, Sequence[tuple[str, str]]]

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }}
h2 {{ margin: 2rem 0 0.5rem; border-bottom: 1px solid; break-after: avoid; }}
dl {{ margin: 0; }}
div {{ display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0 1rem; padding: 0.25rem 0; }}
div {{ break-inside: avoid; }}
dt {{ opacity: 0.75; }}
dd {{ margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }}
@media (max-width: 32rem) {{ div {{ grid-template-columns: 1fr; }} }}
@media print {{ :root {{ color-scheme: light; }} body {{ margin: 0; max-width: none; font-size: 11pt; }} }}
</style>
</head>
<body>
<h1>{title}</h1>
{sections}
</body>
</html>
"""


def personal_data_archive(
    record: Mapping[str, object],
    readable: Iterable[Section],
    papers: Mapping[str, bytes] = MappingProxyType({}),
    *,
    title: str,
    language: str,
) -> bytes:
    """A ZIP with `data.json` (the whole record), `data.html` (the same in words, self-contained, printable) and papers.

    Law 152-FZ, art. 14: a person may have what is kept about them in an understandable form.
    Raises TypeError if the record holds something JSON cannot.
    """
    files = {
        "data.json": json.dumps(record, ensure_ascii=False, indent=2) + "\n",
        "data.html": _page(readable, title, language),
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            # A bare ZipInfo carries a fixed date: the same record always gives the same file.
            archive.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)
        for name, content in papers.items():
            archive.writestr(zipfile.ZipInfo(f"papers/{name}"), content)
    return buffer.getvalue()


def _page(readable: Iterable[Section], title: str, language: str) -> str:
    sections = "\n".join(_section(heading, values) for heading, values in readable)
    return _PAGE.format(language=escape(language), title=escape(title), sections=sections)


def _section(heading: str, values: Sequence[tuple[str, str]]) -> str:
    rows = "\n".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in values)
    return f"<section>\n<h2>{escape(heading)}</h2>\n<dl>\n{rows}\n</dl>\n</section>"
