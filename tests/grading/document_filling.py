"""Fills a sheet in LaTeX between its braces, and a sheet in PDF in the fields of its form."""

import ctypes
import io
from collections.abc import Iterator, Mapping

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from toolkit.grading.collecting.filled import Key
from toolkit.scaffold.latex_text import escape

_WIDE_TEXT = ctypes.POINTER(ctypes.c_ushort)


def name_of(key: Key) -> str:
    """What a mark is for, as both formats name it."""
    return f"{key[0]} {key[1]}" if key[1] else key[0]


def between_the_braces(written: bytes, values: Mapping[str, str]) -> bytes:
    r"""What is typed into a macro's last braces, escaped as LaTeX wants it.

    Args:
        values: by the macro as it stands, such as ``\score{abstract}``.
    """
    text = written.decode()
    head, begin, body = text.partition("\\begin{document}")
    for macro, value in values.items():
        assert f"{macro}{{}}" in body
        body = body.replace(f"{macro}{{}}", f"{macro}{{{escape(value)}}}", 1)
    return (head + begin + body).encode()


def in_the_fields(written: bytes, values: Mapping[str, str], *, appearances: bool = False) -> bytes:
    """What a viewer saves, with or without a picture of each value.

    Args:
        values: by the fields' full names; ``ready`` is ticked by any.
    """
    writer = PdfWriter(clone_from=io.BytesIO(written))
    if appearances:
        ticked = {name: "/Yes" if name == "ready" else value for name, value in values.items()}
        for page in writer.pages:
            writer.update_page_form_field_values(page, ticked, auto_regenerate=False)
    else:
        widgets = dict(_widgets(writer))
        for name, value in values.items():
            _enter(widgets[name], value)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _widgets(writer: PdfWriter) -> Iterator[tuple[str, DictionaryObject]]:
    for page in writer.pages:
        for reference in page["/Annots"]:
            widget = reference.get_object()
            parent = widget.get("/Parent")
            lead = f"{parent.get_object()['/T']}." if parent else ""
            yield f"{lead}{widget['/T']}", widget


def _enter(widget: DictionaryObject, value: str) -> None:
    if widget["/FT"] == "/Btn":
        widget[NameObject("/V")] = widget[NameObject("/AS")] = NameObject("/Yes")
    else:
        widget[NameObject("/V")] = TextStringObject(value.replace("\n", "\r"))


def typed_in_a_viewer(
    written: bytes, values: Mapping[str, str], chosen: Mapping[str, int]
) -> bytes:
    """What PDFium, the viewer in Chromium, saves once each field was clicked and typed into.

    Args:
        values: by the fields' full names; ``ready`` is ticked by any.
        chosen: the number, from 0, of what is chosen from a list.
    """
    document = pypdfium2.PdfDocument(written)
    document.init_forms()
    form = document.formenv
    for page in document:
        rectangles = dict(_rectangles(page, form))
        for name in rectangles.keys() & {*values, *chosen}:
            _click(form, page, rectangles[name])
            if name in chosen:
                pdfium.FORM_SetIndexSelected(form, page, chosen[name], 1)
            elif name != "ready":
                text = ctypes.create_string_buffer(f"{values[name]}\0".encode("utf-16-le"))
                pdfium.FORM_ReplaceSelection(form, page, ctypes.cast(text, _WIDE_TEXT))
            pdfium.FORM_ForceToKillFocus(form)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _rectangles(
    page: pypdfium2.PdfPage, form: pypdfium2.PdfFormEnv
) -> Iterator[tuple[str, pdfium.FS_RECTF]]:
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        length = pdfium.FPDFAnnot_GetFormFieldName(form, annotation, None, 0)
        buffer = (ctypes.c_ushort * (length // 2))()
        pdfium.FPDFAnnot_GetFormFieldName(form, annotation, buffer, length)
        rectangle = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, rectangle)
        pdfium.FPDFPage_CloseAnnot(annotation)
        yield bytes(buffer).decode("utf-16-le").rstrip("\0"), rectangle


def _click(form: pypdfium2.PdfFormEnv, page: pypdfium2.PdfPage, where: pdfium.FS_RECTF) -> None:
    x, y = (where.left + where.right) / 2, (where.top + where.bottom) / 2
    pdfium.FORM_OnMouseMove(form, page, 0, x, y)
    pdfium.FORM_OnLButtonDown(form, page, 0, x, y)
    pdfium.FORM_OnLButtonUp(form, page, 0, x, y)
