"""Papers as offices make them, made here: letters and reports as PDF, Word, XML and e-mail."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING, Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = A4
FONT: Final = "Helvetica"
WIDE_FONT: Final = "Vera"
pdfmetrics.registerFont(TTFont(WIDE_FONT, "Vera.ttf"))

LETTER: Final = (
    ("Ministerie van Landsverdediging", "Plein 9, Den Haag", "", "Datum 5 januari 2020", "Betreft Missie in Irak", ""),
    (
        "Geachte voorzitter,",
        "",
        "De Nederlandse militairen in Erbil geven voorlopig geen les aan Iraakse rekru-",
        "ten. De commandant van de missie heeft daartoe besloten na overleg met de coa-",
        "litie. Het gaat om ongeveer veertig instructeurs van de land- en",
        "luchtmacht.",
        "",
        "Ook de inzet van de F-16-",
        "vliegers blijft gelijk. Uw Kamer wordt uiterlijk in maart nader geïnfor-",
    ),
    (
        "meerd over het vervolg van deze bijdrage.",
        "",
        "De bijdrage in Bagdad van twee militairen en vier burgers is teruggebracht tot",
        "één stafofficier.",
        "",
        "De minister van Landsverdediging",
    ),
)


def letter(pages: Sequence[Sequence[str]] = (LETTER[0] + LETTER[1], LETTER[2]), **more: str) -> bytes:
    """Make a letter with a running head and page numbers; ``more`` sets a title, a font or a password."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=more.get("password"))
    canvas.setTitle(more.get("title", "untitled"))
    for number, lines in enumerate(pages, 1):
        canvas.setFont(FONT, 8)
        canvas.drawString(60, HEIGHT - 30, "Missiebrief Landsverdediging, vertrouwelijk tot verzending")
        canvas.drawString(WIDTH - 140, 30, f"Pagina {number} van {len(pages)}")
        text = canvas.beginText(60, HEIGHT - 90)
        text.setFont(more.get("font", FONT), 11)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


LEFT: Final = (
    "De missie in Mali telde in",
    "mei ongeveer vierhonderd",
    "Nederlandse militairen. Zij",
    "verkenden het gebied rond",
    "de stad Gao, ver van hun",
    "voornaamste kamp.",
)
RIGHT: Final = (
    "In juni werd het aantal",
    "teruggebracht. Duitsland",
    "nam de helikopters over en",
    "stuurde daarvoor driehonderd",
    "mensen, volgens de minister",
    "van dat land.",
)


def columns(*, across: bool) -> bytes:
    """Make a page of two columns below a heading; ``across``: written line by line over both."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont(FONT, 16)
    canvas.drawString(60, HEIGHT - 60, "Tussentijds verslag over de bijdrage aan de missie in Mali")
    canvas.setFont(FONT, 11)
    canvas.drawString(60, HEIGHT - 90, "Vastgesteld 12 juli 2017")
    left = [(60, HEIGHT - 130 - 14 * at, line) for at, line in enumerate(LEFT)]
    right = [(320, HEIGHT - 130 - 14 * at, line) for at, line in enumerate(RIGHT)]
    order = [piece for pair in zip(left, right, strict=True) for piece in pair] if across else [*left, *right]
    for x, y, line in order:
        canvas.drawString(x, y, line)
    canvas.save()
    return out.getvalue()


def scanned(pages: int = 2) -> bytes:
    """Make a PDF that holds pictures only."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(pages):
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def bomb(size: int = 600_000_000) -> bytes:
    """Make a PDF whose one page unfolds, twice packed, to so many bytes of drawing."""
    import zlib

    piece = b" " * 10_000_000
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.flush()
    stream = zlib.compress(packed, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << >> >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >> stream\n%s\nendstream" % (len(stream), stream),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj %s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )


KAMERSTUK: Final = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><metadata>
<meta name="DC.identifier" scheme="x" content="kst-99521-398"/>{issued}
<meta name="DC.title" content="Vredesmissies; Brief over de missie in Irak"/></metadata>
<kamerstuk><kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2019-2020</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>99 521</dossiernr></dossiernummer><titel>Vredesmissies</titel></dossier>
<stuk><stuknr>Nr. <ondernummer>398</ondernummer></stuknr>
<titel>BRIEF VAN DE
MINISTER<noot id="n1"><noot.al>Ter inzage gelegd.</noot.al></noot></titel>
<algemeen><vrije-tekst><tekst><al>Aan de Voorzitter van de Tweede Kamer</al>{dateline}
<al>De Nederlandse militairen in <nadruk type="cur">Erbil</nadruk> geven voorlopig
geen les.<noot id="n2"><noot.nr>1</noot.nr><noot.al>Bijlage 3.</noot.al>
</noot> De training ligt stil.</al>
<divisie><kop><titel>Veiligheid</titel></kop><al>De commandant wil eerst meer zekerheid.</al>
<lijst><li><li.nr>a.</li.nr><al>Het kamp blijft dicht.</al></li></lijst></divisie></tekst>
</vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"""


def kamerstuk(issued: str = "2020-01-06", dateline: str = "") -> bytes:
    """Make a paper of parliament, dated by its metadata, its text, or neither."""
    meta = f'<meta name="DCTERMS.issued" content="{issued}"/>' if issued else ""
    line = f"<al>{dateline}</al>" if dateline else ""
    return KAMERSTUK.format(issued=meta, dateline=line).encode()


def word(paragraphs: Sequence[str], *, struck: str = "") -> bytes:
    """Make a Word document; ``struck`` is a text that was struck out in it."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    listed = "".join(
        f"<w:p><w:r><w:t>{text[:9]}</w:t></w:r><w:r><w:t>{text[9:]}</w:t></w:r></w:p>" for text in paragraphs
    )
    gone = f"<w:p><w:del><w:r><w:t>{struck}</w:t></w:r></w:del></w:p>" if struck else ""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", f"<w:document {space}><w:body>{listed}{gone}</w:body></w:document>")
        core = 'xmlns:d="http://purl.org/dc/terms/" xmlns:t="http://purl.org/dc/elements/1.1/"'
        parts.writestr(
            "docProps/core.xml",
            f"<c {core}><t:title>Missiebrief</t:title><d:created>2020-01-04T10:00:00Z</d:created></c>",
        )
    return out.getvalue()


def mail(date: str | None = "Sun, 05 Jan 2020 23:40:00 +0100", *, html: bool = False, attached: bytes = b"") -> bytes:
    """Make a press release as e-mail."""
    message = EmailMessage()
    message["From"], message["To"] = "Ministerie van Defensie <pers@defensie.nl>", "redactie@bode.example"
    message["Subject"], message["Message-ID"] = "FW: Lessen in Erbil stil", "<20200105.1@defensie.nl>"
    if date is not None:
        message["Date"] = date
    text = "De Nederlandse militairen in Erbil geven\nvoorlopig geen les.\n\nDe missie gaat door, zegt de minister.\n"
    if html:
        body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
        message.set_content(f"<html><body>{body}</body></html>", subtype="html")
    else:
        message.set_content(text + "\n-- \nPersvoorlichting, 070-1234567\n")
    if attached:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="../../brief.pdf")
    return message.as_bytes()
