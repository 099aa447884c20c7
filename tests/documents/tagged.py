"""PDF files that tell their structure, for the tests: elements with the text that each holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.pdfs import HEIGHT, WIDTH, Text

_FONTS = {"Helvetica": "F1", "Helvetica-Bold": "F2"}


@dataclass(frozen=True, slots=True)
class E:
    """An element: its type, what is in it, and the rules (left, top, right) that are drawn with it."""

    kind: str
    kids: tuple[E | Text, ...] = ()
    rules: tuple[tuple[float, float, float], ...] = ()


@dataclass(slots=True)
class _File:
    objects: list[bytes] = field(default_factory=list)

    def add(self, body: str) -> int:
        self.objects.append(body.encode("latin-1"))
        return len(self.objects)

    def put(self, number: int, body: str) -> None:
        self.objects[number - 1] = body.encode("latin-1")

    def bytes(self) -> bytes:
        out, places = b"%PDF-1.7\n", []
        for number, body in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, len(out))
        return out + head + table + trailer


def told(*pages: tuple[E, ...], loose: tuple[Text, ...] = ()) -> bytes:
    """Give a PDF whose pages hold these elements; `loose` text stands on each page and in no element."""
    file = _File()
    for _ in range(5):
        file.add("")
    fonts = {name: file.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>") for name in _FONTS}
    resources = " ".join(f"/{_FONTS[name]} {number} 0 R" for name, number in fonts.items())
    numbers, tops, lists = [], [], []
    for place, elements in enumerate(pages):
        page = file.add("")
        numbers.append(page)
        content: list[str] = []
        parents: list[int] = []
        tops += [_element(file, element, 4, page, content, parents) for element in elements]
        content += [f"/Artifact BMC {_shown(text)} EMC" for text in loose]
        stream = "\n".join(content)
        body = file.add(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /StructParents {place}"
        file.put(
            page,
            f"<< /Type /Page /Parent 2 0 R {box} /Resources << /Font << {resources} >> >> /Contents {body} 0 R >>",
        )
        lists.append(f"{place} [{' '.join(f'{number} 0 R' for number in parents)}]")
    file.put(1, "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 3 0 R /MarkInfo << /Marked true >> >>")
    kids = " ".join(f"{number} 0 R" for number in numbers)
    file.put(2, f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>")
    file.put(3, "<< /Type /StructTreeRoot /K 4 0 R /ParentTree 5 0 R >>")
    inside = " ".join(f"{number} 0 R" for number in tops)
    file.put(4, f"<< /Type /StructElem /S /Document /P 3 0 R /K [{inside}] >>")
    file.put(5, f"<< /Nums [{' '.join(lists)}] >>")
    return file.bytes()


def _element(file: _File, element: E, parent: int, page: int, content: list[str], parents: list[int]) -> int:
    number = file.add("")
    kids: list[str] = []
    for kid in element.kids:
        if isinstance(kid, Text):
            kids.append(str(len(parents)))
            content.append(f"/{element.kind} << /MCID {len(parents)} >> BDC {_shown(kid)} EMC")
            parents.append(number)
        else:
            kids.append(f"{_element(file, kid, number, page, content, parents)} 0 R")
    for left, top, right in element.rules:
        content.append(f"/Artifact BMC {left} {HEIGHT - top - 1} {right - left} 1 re f EMC")
    inside = " ".join(kids)
    file.put(number, f"<< /Type /StructElem /S /{element.kind} /P {parent} 0 R /Pg {page} 0 R /K [{inside}] >>")
    return number


def _shown(text: Text) -> str:
    escaped = text.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    font = f"/{_FONTS[text.font]} {text.size} Tf"
    return f"BT {font} 1 0 0 1 {text.left} {HEIGHT - text.base} Tm ({escaped}) Tj ET"
