"""Files that lie, break or attack: each is an ``Unreadable`` with its reason, none is anything else."""

import random
import struct
import zipfile

import pytest

from extract.readers import MESSAGES, read, sniff
from extract.readers.errors import Unreadable

ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


def reason(path) -> str:
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.message == MESSAGES[caught.value.reason]
    return caught.value.reason


def package(tmp_path, parts: dict[str, str | bytes], name: str = "a.docx"):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


def test_missing_file_and_folder(tmp_path) -> None:
    assert reason(tmp_path / "none.pdf") == "missing"
    assert reason(tmp_path) == "missing"


def test_file_cap(write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.readers.limits.MAX_FILE_BYTES", 100)
    assert reason(write("a.pdf", b"%PDF-1.4" + b"x" * 200)) == "too_large"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.doc", "a.ofd", "a.html"])
def test_an_ending_decides_nothing(write, name: str) -> None:
    assert read(write(name, "第一条　为加强管理，制定本办法。")).read_by == "text"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"), (b"\n\n%PDF-1.4", "pdf"), (b"{\\rtf1", "rtf"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"), (b"<!DOCTYPE html>", "html"),
        (b"\xef\xbb\xbf<html>", "html"), (b"<div><p>x</p></div>", "html"), (b"\x89PNG\r\n\x1a\n", "image"), (b"", "empty"), (b"plain", "text"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "wordxml"), (b"MIME-Version: 1.0\n", "html"),
    ],
    ids=["pdf", "pdf after blanks", "rtf", "ole2", "doctype", "bom html", "fragment", "png", "nothing", "plain", "word xml", "web archive"],
)  # fmt: skip
def test_sniff(write, head: bytes, kind: str) -> None:
    assert sniff(write("x", head)) == kind


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.4\nnothing here", b"%PDF-1.7\n%%EOF", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600],
    ids=["pdf", "pdf without pages", "zip", "ole2"],
)
def test_broken_heads(write, content: bytes) -> None:
    assert reason(write("a", content)) == "truncated"


def test_truncated_docx(make_docx) -> None:
    path = make_docx("<w:p><w:r><w:t>正文。</w:t></w:r></w:p>" * 200)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert reason(path) == "truncated"


def test_other_packages_are_no_documents(tmp_path) -> None:
    assert reason(package(tmp_path, {"xl/workbook.xml": "<x/>"})) == "not_a_document"
    assert reason(package(tmp_path, {"a.txt": "x"}, "a.zip")) == "not_a_document"


@pytest.mark.parametrize(
    "dtd", [ENTITIES, '<!DOCTYPE d SYSTEM "file:///etc/passwd">', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>']
)
def test_a_dtd_is_refused_wherever_it_stands(tmp_path, dtd: str) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>'
    assert reason(package(tmp_path, {"word/document.xml": dtd + body})) == "unsafe"
    assert reason(package(tmp_path, {"word/document.xml": "<!--" + "x" * 9000 + "-->" + dtd + body})) == "unsafe"
    assert reason(package(tmp_path, {"OFD.xml": dtd + "<OFD/>"}, "a.ofd")) == "unsafe"


@pytest.mark.parametrize("part", ["word/settings.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "customXml/item1.bin"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dtd_in_a_part_that_only_a_library_would_parse(make_docx, part: str, encoding: str) -> None:
    path = make_docx("<w:p><w:r><w:t>正文。</w:t></w:r></w:p>", replaced={part: None})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(part, (ENTITIES + "<x>&b;</x>").encode(encoding))
    assert reason(path) == "unsafe"


def test_a_picture_of_one_colour_is_no_bomb(make_docx) -> None:
    path = make_docx("<w:p><w:r><w:t>正文。</w:t></w:r></w:p>")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.bmp", b"BM" + b"\xff" * (6 << 20))
    assert read(path).lines[0].text == "正文。"


def test_compression_ratio_and_number_of_parts(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reason(package(tmp_path, {"word/document.xml": b"<a>" + b" " * (8 << 20) + b"</a>"})) == "too_large"
    monkeypatch.setattr("extract.readers.limits.MAX_PARTS", 3)
    assert reason(package(tmp_path, {"word/document.xml": "<a/>", **{f"p{i}": "" for i in range(5)}})) == "too_large"


def test_a_part_that_lies_about_its_size(tmp_path) -> None:
    path = package(tmp_path, {"word/document.xml": b"<a>" + b" " * (6 << 20) + b"</a>"})
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 100)  # the uncompressed size in the central directory
    path.write_bytes(data)
    assert reason(path) in ("truncated", "too_large")


def test_names_that_climb_out_are_only_names(tmp_path, make_docx) -> None:
    path = make_docx("<w:p><w:r><w:t>正文。</w:t></w:r></w:p>")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../outside.txt", "x")
    assert read(path).lines[0].text == "正文。"
    assert not (tmp_path.parent / "outside.txt").exists()


def test_deep_xml(make_docx) -> None:
    deep = "<w:ins>" * 230 + "<w:r><w:t>深</w:t></w:r>" + "</w:ins>" * 230
    assert reason(make_docx(f"<w:p>{deep}</w:p>")) in ("unsafe", "truncated")


def test_spreadsheet_in_ole2_and_encrypted_package(write, monkeypatch: pytest.MonkeyPatch) -> None:
    class Ole:
        names: list[list[str]] = []

        def __init__(self, *_: object) -> None: ...
        def __enter__(self):
            return self

        def __exit__(self, *_: object) -> None: ...
        def listdir(self):
            return self.names

    monkeypatch.setattr("olefile.OleFileIO", Ole)
    path = write("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    Ole.names = [["Workbook"]]
    assert reason(path) == "not_a_document"
    Ole.names = [["EncryptedPackage"], ["EncryptionInfo"]]
    assert reason(path) == "encrypted"


def test_rtf_without_a_converter(write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert reason(write("a.doc", rb"{\rtf1 text}")) == "needs_libreoffice"


def test_converter_that_hangs(write, monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess

    def hang(*args: object, **options: object) -> None:
        raise subprocess.TimeoutExpired("soffice", 1)

    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/soffice")
    monkeypatch.setattr("subprocess.run", hang)
    assert reason(write("a.rtf", rb"{\rtf1 text}")) == "timed_out"


def test_nonsense_coordinates_in_ofd(make_ofd) -> None:
    wild = ['Boundary="nan 1 2 3"', 'Boundary="1e999 0 1 1"', 'Boundary="a b c d"', 'Boundary=""', 'Boundary="1 2 3"']
    body = "".join(
        f'<ofd:TextObject {bad} Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g x">字字</ofd:TextCode></ofd:TextObject>' for bad in wild
    )
    assert reason(make_ofd(body)) == "no_text"


@pytest.mark.parametrize("seed", range(40))
def test_mutated_files_never_crash(seed: int, make_docx, make_pdf, make_ofd, write) -> None:
    makers = [
        lambda: make_docx("<w:p><w:r><w:t>第一条　正文内容。</w:t></w:r></w:p>" * 20),
        lambda: make_pdf(lambda canvas: canvas.drawString(70, 700, "第一条　正文内容完整。")),
        lambda: make_ofd(
            '<ofd:TextObject Boundary="25 60 100 8" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g 3 5">正文内容</ofd:TextCode></ofd:TextObject>'
        ),
        lambda: write("a.html", "<html><body><p>第一条　正文内容。</p><table><tr><td>甲</td><td>乙</td></tr></table></body></html>"),
    ]
    dice = random.Random(seed)
    path = makers[seed % len(makers)]()
    data = bytearray(path.read_bytes())
    for _ in range(dice.choice((1, 5, 50))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    path.write_bytes(data[: dice.randrange(len(data) // 2, len(data) + 1)])
    try:
        read(path)
    except Unreadable as refused:
        assert refused.reason != "reader_crashed"
