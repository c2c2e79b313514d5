"""The sizes of PNG and JPEG images, as a library wrote them, and of anything else."""

import io

import pytest

from toolkit.readers.image import ImageSize, read_image_size

pillow = pytest.importorskip("PIL.Image", reason="needs Pillow, of the examples")


def saved(kind: str, size: tuple[int, int] = (300, 200), **options: object) -> bytes:
    """An image file."""
    buffer = io.BytesIO()
    pillow.new("L", size).save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_pixels_and_density_are_read(kind: str) -> None:
    found = read_image_size(saved(kind, dpi=(150, 150)))
    assert found is not None
    assert (found.width_px, found.height_px) == (300, 200)
    assert found.dpi == pytest.approx(150, abs=0.1)


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_an_image_may_say_no_density(kind: str) -> None:
    assert read_image_size(saved(kind)) == ImageSize(300, 200)


@pytest.mark.parametrize("options", [{"progressive": True}, {"exif": b"Exif\0\0" + b"x" * 9000}])
def test_the_size_of_a_jpeg_may_stand_late(options: dict[str, object]) -> None:
    assert read_image_size(saved("jpeg", **options)) == ImageSize(300, 200)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"GIF89a", b"%PDF-1.5", saved("bmp")])
def test_what_is_neither_has_no_size(data: bytes) -> None:
    assert read_image_size(data) is None


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_header_that_is_cut_or_changed_never_raises(kind: str) -> None:
    data = saved(kind, dpi=(150, 150))
    for end in range(len(data)):
        read_image_size(data[:end])
    for index in range(min(len(data), 200)):
        for value in (0, 0xFF):
            read_image_size(data[:index] + bytes([value]) + data[index + 1 :])
