"""Bytes become text, and the first wrong byte is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers.text import TextFault, declared_encoding, decode


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("é — ß".encode(), "é — ß", "utf-8"),
        (b"\xef\xbb\xbfa", "a", "utf-8"),
        (b"\xff\xfe" + "é\n".encode("utf-16-le"), "é\n", "utf-16-le"),
        (b"\xfe\xff" + "é\n".encode("utf-16-be"), "é\n", "utf-16-be"),
    ],
)
def test_unicode_is_recognised_and_loses_its_byte_order_mark(data, text, encoding):
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.fault) == (text, encoding, None)


@pytest.mark.parametrize(
    ("declared", "data", "text"),
    [
        ("latin1", b"\xe9\xa4", "é¤"),
        ("latin9", b"\xe9\xa4", "é€"),
        ("ansinew", b"\x93\xe9\x94", "“é”"),
        ("applemac", b"\x8e", "é"),
        ("ISO 8859-15", b"\xa4", "€"),
        ("iso-8859-7", b"\xe1", "α"),
        ("next", b"\xa2", "¢"),
    ],
)
def test_the_declared_encoding_is_used_without_fault(declared, data, text):
    decoded = decode(data, declared)
    assert (decoded.text, decoded.fault) == (text, None)


def test_utf8_is_read_as_such_whatever_is_declared():
    assert decode("é".encode(), "latin1").text == "é"


def test_a_byte_that_is_not_utf8_becomes_its_latin1_letter_and_is_told():
    decoded = decode("é caf".encode() + b"\xe9 \x85")
    assert decoded.text == "é café \x85"
    assert decoded.fault == TextFault(5, 0xE9, "UTF-8")
    assert decoded.fault.message == "byte 0xE9 is not UTF-8"


def test_a_byte_that_the_declared_encoding_lacks_is_told():
    assert decode(b"a\x81", "cp1252").fault == TextFault(1, 0x81, "CP1252")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("% J\xfcrgen|text", ""),
        ("a % J\xfcrgen|B\xf6cklin", "\xf6"),
        ("50\\% J\xfcrgen", "\xfc"),
        ("\\\xfc", "\xfc"),
        ("\\\\% \xfc", ""),
    ],
)
def test_a_byte_in_a_comment_is_nobodys_fault(source: str, wrong: str, end: str) -> None:
    found = decode(source.replace("|", end).encode("latin-1"))
    assert found.text == source.replace("|", end)
    assert (found.text[found.fault.offset] if found.fault else "") == wrong


def test_an_offset_does_not_count_the_byte_order_mark():
    assert decode(b"\xef\xbb\xbfa\xff").fault == TextFault(1, 0xFF, "UTF-8")


def test_a_character_cut_in_half_is_told():
    assert decode("aé".encode()[:-1]).fault == TextFault(1, 0xC3, "UTF-8")


def test_half_of_a_utf16_character_is_told():
    assert decode(b"\xff\xfea\0b").fault == TextFault(1, ord("b"), "UTF-16")


def test_a_nul_is_told_and_replaced_without_moving_anything():
    decoded = decode(b"a\0b\xff")
    assert decoded.text == "a\ufffdbÿ"
    assert decoded.fault == TextFault(1, 0, "text")


def test_of_two_faults_the_first_is_told():
    assert decode(b"\xffa\0").fault == TextFault(0, 0xFF, "UTF-8")


@given(st.binary(), st.sampled_from(["", "latin1", "utf8", "cp1252", "applemac", "klingon"]))
def test_any_bytes_decode_and_a_fault_lies_in_the_text(data, declared):
    decoded = decode(data, declared)
    decoded.text.encode()
    assert decoded.fault is None or decoded.fault.offset < len(decoded.text)


@given(st.binary(), st.sampled_from([b"\xff\xfe", b"\xfe\xff"]))
def test_any_bytes_decode_after_a_utf16_mark(data, mark):
    decoded = decode(mark + data)
    assert decoded.fault is None or decoded.fault.offset < len(decoded.text)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (rb"\documentclass{article}\usepackage[latin1]{inputenc}", "latin1"),
        (b"\\RequirePackage [ utf8 ] { inputenc }", "utf8"),
        (b"% !TeX encoding = ISO-8859-1\r\n", "ISO-8859-1"),
        (b"%!TEX encoding = UTF-8 Unicode\n", "UTF-8 Unicode"),
        (b"% !TeX encoding = UTF-8\n\\usepackage[latin9]{inputenc}", "latin9"),
        (b"% \\usepackage[latin1]{inputenc}\n", ""),
        (rb"\usepackage[T1]{fontenc}", ""),
        (b"%" * 65536 + b"\n\\usepackage[latin1]{inputenc}", ""),
        (b"", ""),
    ],
)
def test_the_declared_encoding_is_found_in_the_head(head, name):
    assert declared_encoding(head) == name
