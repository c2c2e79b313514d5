"""Whom a PDF names beside its text."""

import io
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from pypdf.annotations import Text
from pypdf.generic import NameObject, StreamObject

from toolkit.readers.pdf_people import read_people

ROOT = Path(__file__).parents[2]
XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:creator><rdf:Seq><rdf:li>Lise Meitner</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def made(*, author: str = "", comment_by: str = "", xmp: str = "", password: str = "") -> bytes:
    """A PDF of one page that names these people."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(612, 792)
    if author:
        writer.add_metadata({"/Author": author})
    if comment_by:
        note = Text(text="Nice.", rect=(50, 550, 200, 650), title_bar=comment_by)
        writer.add_annotation(0, note)
    if xmp:
        record = StreamObject()
        record.set_data(xmp.encode())
        record.update(
            {
                NameObject("/Type"): NameObject("/Metadata"),
                NameObject("/Subtype"): NameObject("/XML"),
            }
        )
        writer._root_object[NameObject("/Metadata")] = writer._add_object(record)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "people"),
    [
        (made(), ()),
        (made(author="Marie Curie"), ("Marie Curie",)),
        (made(comment_by="Pierre Curie"), ("Pierre Curie",)),
        (made(xmp=XMP), ("Lise Meitner",)),
        (made(author="Lise Meitner", xmp=XMP), ("Lise Meitner",)),
        (made(author="Marie Curie", password="secret"), ()),
        (made(author="Marie Curie")[:300], ()),
        (made(xmp="<not xml"), ()),
        (b"", ()),
        (b"%PDF-1.7 nonsense", ()),
    ],
    ids=["nobody", "author", "comment", "xmp", "once", "locked", "cut", "bad xmp", "empty", "junk"],
)
def test_people_are_named(data: bytes, people: tuple[str, ...]) -> None:
    assert read_people(data) == people


def test_nothing_is_printed_of_a_broken_file(capfd: pytest.CaptureFixture[str]) -> None:
    script = (
        "import sys; from toolkit.readers.pdf_people import read_people;"
        "read_people(sys.stdin.buffer.read())"
    )
    broken = made(author="Marie Curie").replace(b"startxref", b"startref!")
    subprocess.run([sys.executable, "-c", script], input=broken, cwd=ROOT, check=True)
    assert capfd.readouterr() == ("", "")
