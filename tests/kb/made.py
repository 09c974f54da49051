"""A stand-in for the extraction: reads a few fixed sentence forms, so that the catalogue is tested without the finders."""

from __future__ import annotations

import os
import re
import time
from datetime import date
from pathlib import Path

from extract.document import Document, Span
from extract.outline import Clause
from extract.readers.errors import Unreadable
from extract.records import (
    Citation,
    Deadline,
    Elements,
    Extraction,
    Finding,
    Organisation,
    Responsibility,
    Role,
    RosterMember,
    Target,
    Task,
)

POLICY = """云岭县清洁供水实施方案
云政发〔2023〕5号
2023年3月1日
一、农村供水
县水利局牵头改造农村供水管网，县财政局配合。
到2025年，农村自来水普及率达到95%以上。
二、水质监测
县生态环境局负责监测水源水质。
2024年6月底前完成监测站建设。
三、组织领导
领导小组组长：王 岚（县水利局局长）
依据《青禾市供水条例》。
"""


def organisation(mention: str, county: str = "云岭县") -> Organisation:
    sectors = {"水利局": "水利", "财政局": "财政", "生态环境局": "生态环境"}
    name = mention.replace("县", f"青禾市{county}", 1)
    sector = next((s for ending, s in sectors.items() if mention.endswith(ending)), "其他")
    return Organisation(name, sector, (sector,), f"青禾市{county}", "990101" if county == "云岭县" else "990102", "county", "prefix")


class _Reader:
    def __init__(self, text: str) -> None:
        self.document = Document.from_paragraphs(text.rstrip("\n").split("\n"))
        self.text = self.document.text

    def matches(self, pattern: str):
        return re.finditer(pattern, self.text, re.M)

    def clauses(self) -> tuple[Clause, ...]:
        folded = self.document.folded.text
        starts = [m.start() for m in re.finditer(r"^[一二三四五六七八九]、.+$", folded, re.M)]
        found = []
        for index, (start, end) in enumerate(zip(starts, [*starts[1:], len(folded)], strict=True)):
            line = Span(start + 2, folded.find("\n", start) if "\n" in folded[start:] else len(folded))
            marker, body = Span(start, start + 2), Span(start, end)
            found.append(Clause(index, None, 1, folded[start : start + 2], marker, line, body, body))
        return tuple(found)

    def clause_at(self, offset: int) -> str:
        labels = [m[0] for m in self.matches(r"^[一二三四五六七八九]、") if m.start() <= offset]
        return labels[-1] if labels else ""

    def span(self, match: re.Match[str], group: int = 0) -> Span:
        return Span(*match.span(group))


def extract_text(text: str) -> Extraction:
    r = _Reader(text)
    lines = r.text.split("\n")
    county = lines[0].split("县")[0].split()[-1] + "县" if "县" in lines[0] else "云岭县"
    day = next((line for line in lines if re.fullmatch(r"\d{4}年3月1日", line)), "2023")
    number = next((line for line in lines if re.fullmatch(r".+〔\d{4}〕\d+号", line)), None)
    elements = Elements(
        title=lines[0], document_number=number, genre="实施方案", issuers=(f"{county}人民政府",), issuer_names=(f"青禾市{county}人民政府",),
        region=f"青禾市{county}", region_code="990101" if county == "云岭县" else "990102", region_level="county", issued_on=date(int(day[:4]), 3, 1),
    )  # fmt: skip
    duties, tasks, task_of = [], [], {}
    for match in r.matches(r"^(县.+?局)(牵头|负责)(.+?)(?:，(县.+?局)(配合))?。"):
        tasks.append(Task(r.span(match, 3), r.clause_at(match.start())))
        for who, verb in ((1, 2), (4, 5)):
            if match[who]:
                task_of["responsibilities", len(duties)] = len(tasks) - 1
                role = {"牵头": Role.LEAD, "负责": Role.RESPONSIBLE, "配合": Role.COORDINATE}[match[verb]]
                place = r.span(match), r.clause_at(match.start())
                duties.append(
                    Responsibility(r.span(match, 3), match[who], role, match[verb], *place, organisation=organisation(match[who], county))
                )
    targets = tuple(
        Target(county, m[2], ">=", float(m[3]), "%", r.span(m), r.clause_at(m.start()), period_end=date(int(m[1]), 12, 31))
        for m in r.matches(r"到(\d{4})年，(.+?)达到(\d+)%以上")
    )
    deadlines = tuple(
        Deadline(r.span(m, 3), m[1], r.span(m), r.clause_at(m.start()), end_date=date(int(m[2]), 6, 30), precision="month")
        for m in r.matches(r"((\d{4})年6月底前)(.+?)(?=。)")
    )
    members = tuple(
        RosterMember(
            "领导小组",
            "组长",
            m[1].replace(" ", ""),
            m[2],
            r.span(m),
            r.clause_at(m.start()),
            organisation=organisation(m[3], county),
            organisation_mention=m[3],
        )
        for m in r.matches(r"组长：(.+?)（((县.+?局)局长)）")
    )
    citations = tuple(Citation(m[1], None, "basis", r.span(m), r.clause_at(m.start())) for m in r.matches(r"《(.+?)》"))
    findings = tuple(
        Finding("invalid_date", "warning", f"{m[0]}不存在。", found=m[0], quote=r.span(m)) for m in r.matches(r"(?:4|6|9|11)月31日")
    )
    return Extraction(
        r.document, elements, r.clauses(), tuple(tasks), tuple(duties), targets, members, deadlines, (), citations, findings, task_of
    )


def extract(path: Path) -> Extraction:
    """As ``extract.pipeline.extract``; a text that begins with a word of command misbehaves as some files do."""
    log = os.environ.get("KB_TEST_LOG")
    if log:
        with open(log, "a") as file:
            file.write(f"{path.name}\n")
    text = path.read_bytes().decode("utf-8", "replace")
    if not text.strip():
        raise Unreadable("empty")
    match text.split()[0]:
        case "ABORT":
            os.abort()
        case "SLEEP":
            time.sleep(60)
        case "BUG":
            raise ValueError("a bug")
        case "EAT":
            bytearray(64 * 1024**3)
        case "SLOW":
            time.sleep(0.1)
        case "JUNK":
            raise Unreadable("not_a_document")
    return extract_text(text)


def read_one(path: str, content_hash: str):
    """As ``kb.worker.read_one``, over the stand-in."""
    from unittest.mock import patch

    from kb import worker

    with patch("kb.worker.extraction", lambda: extract):
        return worker.read_one(path, content_hash)
