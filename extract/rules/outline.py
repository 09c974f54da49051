"""How clauses are numbered.

GB/T 9704-2012, 7.3.3 orders 一、 （一） 1. （1）; laws number 第一章, 第一条; plans add 第一步：, A：, ① and, inside a
paragraph, 一是 … 二是. Writers mix them: 1、 for 1., brackets of both widths (folded away), a level left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.rules import Rule

NUMERAL = "〇零一二三四五六七八九十百"


@dataclass(frozen=True)
class Numbering:
    """One style of clause mark: group ``n`` of its rule is the ordinal. ``inline`` marks stand inside a paragraph only; a text
    that holds none of the ``signs`` (each a character) holds no mark."""

    name: str
    rule: Rule
    signs: str
    counted: bool = False  # 3.2.1: opens a clause only beside its like (3.2.2) or below its head (3.2), for 3.8 may be a figure
    inline: bool = False  # counts a paragraph's points (一是…), and does not end its item


NUMBERINGS = (
    Numbering("chapter", Rule(
        "chapter", rf"第(?P<n>[{NUMERAL}\d]{{1,4}})[编章](?![程法])",
        examples=("⟦第一章⟧总则",), counter_examples=("章程第二稿",), source="laws and regulations"), "编章"),
    Numbering("section", Rule(
        "section", rf"第(?P<n>[{NUMERAL}\d]{{1,4}})(?:节|部分)(?!课)",
        examples=("⟦第二节⟧发展基础", "⟦第三部分⟧工作要求"), counter_examples=("第二节课",)), "节部"),
    Numbering("article", Rule(
        "article", rf"第(?P<n>[{NUMERAL}\d]{{1,4}})条(?![例线第])",
        examples=("⟦第十二条⟧本办法自印发之日起施行",), counter_examples=("第一条例",)), "条"),
    Numbering("step", Rule(
        "step", rf"(?:第(?P<n>[{NUMERAL}\d]{{1,2}})步|步骤(?P<n2>[{NUMERAL}\d]{{1,2}}))[：，、]",
        examples=("⟦第一步：⟧3月底前完成摸底",), counter_examples=("第一步改革",)), "步"),
    Numbering("chinese", Rule(
        "chinese", rf"(?<![第{NUMERAL}\d至、])(?P<n>[{NUMERAL}]{{1,3}})、(?![{NUMERAL}\d]{{1,2}}(?:[、级类线等是期季]|产业))",
        examples=("⟦一、⟧总体要求", "⟦二十一、⟧保障措施"),
        counter_examples=("第一、第二产业", "一、二级管网"), source="GB/T 9704-2012, 7.3.3"), "、"),
    Numbering("chinese-bracket", Rule(
        "chinese-bracket", rf"(?<![第条款项照按见])（(?P<n>[{NUMERAL}]{{1,3}})）(?!项(?!目)|款(?!项)|条(?![件例])|[至、和]（)",
        examples=("⟦（六）⟧加快充电设施建设", "⟦（一)⟧完善机制", "⟦（一）⟧项目业主职责"),
        counter_examples=("第（二）项", "（试行）"), source="GB/T 9704-2012, 7.3.3"), "（"),
    Numbering("digit", Rule(
        "digit", r"(?<![\d.A-Za-z〔第－—\-/])(?P<n>\d{1,3})(?:\.(?=20\d\d年|\d{1,2}月|\D|$)|、(?!\d))",
        examples=("⟦1.⟧加强领导", "⟦3、⟧农村电网改造", "⟦12．⟧完善标准", "⟦2.⟧2022年2月完成摸底"),
        counter_examples=("3.8万平方米", "2、3月份", "第1.2版"), source="GB/T 9704-2012, 7.3.3"), ".、"),
    *(Numbering(f"decimal-{levels}", Rule(
        f"decimal-{levels}", rf"(?<![\d.A-Za-z〔第－—\-/])(?:[1-9]\d?\.){{{levels - 1}}}(?P<n>[1-9]\d?)\.?(?![\d.%‰万亿千百元吨个户人倍米公℃度月年日]|小时|平方|立方)(?=[\u4e00-\u9fff“《])",
        examples=examples, counter_examples=("3.8万平方米", "1.5℃", "第1.2版", "1.2.3.4.5"), source="应急预案、规程的分级编号"), ".", counted=True)
        for levels, examples in ((2, ("⟦3.2⟧物资准备",)), (3, ("⟦3.2.2⟧省民政厅会同", "⟦6.2.1.⟧各市民政部门")), (4, ("⟦3.2.2.1⟧县民政局",)))),
    Numbering("digit-bracket", Rule(
        "digit-bracket", r"(?:(?<![第\d条款项照按见])|(?<=\d{7}))（(?P<n>\d{1,2})）(?!项(?!目)|款(?!项)|号|型|类(?!别)|级(?!别))",
        examples=("⟦（1）⟧余热供暖", "联系电话：69140000⟦（2）⟧组织展会", "⟦(12)⟧加强宣传", "⟦（2）⟧项目申报"), counter_examples=("第（1）项", "（2023）5号", "小（2）型水库"), source="GB/T 9704-2012, 7.3.3"), "（"),
    Numbering("digit-half-bracket", Rule(
        "digit-half-bracket", r"(?<![\d（.A-Za-z])(?P<n>\d{1,2})）(?=[^\d，。；、）]{2})",
        examples=("⟦1）⟧现场核查",), counter_examples=("（2021）号", "共计（3）")), "）"),
    Numbering("circled", Rule(
        "circled", r"(?P<n>[①-⑳])", examples=("⟦①⟧新建项目",), counter_examples=("1号楼",)), "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    Numbering("letter", Rule(
        "letter", r"(?<![A-Za-z\d])(?P<n>[A-H])(?:：|、|\.(?=[^A-Za-z\d.]))",
        examples=("⟦A:⟧建设任务", "⟦B．⟧投资概算"), counter_examples=("APP：", "PM2.5", "3A、4A级景区")), "ABCDEFGH"),
    Numbering("point", Rule(
        "point", rf"(?<=[。；：！？，])(?P<n>[{NUMERAL[2:]}])(?:是|要)(?=[^的否])",
        examples=("重点做好三件事：⟦一是⟧摸清底数",), counter_examples=("这一是非曲直",)), "是要", inline=True),
)  # fmt: skip

# What every mark ends in or holds: a text without it needs no closer look.
MARK_END = Rule(
    "mark-end",
    rf"[{NUMERAL}\dA-H](?:[编章节条步是要、，：.）]|部分)|[①-⑳]",
    examples=("第⟦二节⟧发展基础", "（⟦六）⟧加快充电设施建设", "⟦1.⟧加强领导", "⟦①⟧新建项目", "⟦一是⟧摸清底数"),
    counter_examples=("加强领导，压实责任", "2024年底"),
)

SENTENCE_END = "。；！？：）〕”》"
