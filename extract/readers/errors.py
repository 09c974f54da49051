"""Why a file could not be read, in words for a program (``reason``) and for a person (``message``)."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "empty": "文件是空的。",
    "missing": "文件不存在或无权读取。",
    "encrypted": "文件设有打开密码，无法读取。",
    "truncated": "文件不完整或已损坏，无法读取。",
    "too_large": "文件过大（字节、页数、部件数或解压后的大小超过上限），未读取。",
    "timed_out": "读取超时，已放弃。",
    "reader_crashed": "读取程序异常退出。",
    "not_a_document": "不是可识别的文档格式。",
    "no_text": "文档里没有文字。",
    "needs_ocr": "文档是扫描图像，没有文字层，需要安装文字识别组件（ocr）后再读。",
    "needs_libreoffice": "旧版 Word/WPS/RTF 文件需要安装 LibreOffice（或 antiword）后再读。",
    "bad_encoding": "无法判断文字编码。",
    "unsafe": "文件含有不安全的内容（DTD、实体或越界路径），未读取。",
}


class Unreadable(Exception):
    """A file that gives no text, and why.

    ``reason`` is a key of ``MESSAGES`` and goes into ``catalog_findings.reason``; ``message`` is a Chinese sentence for the
    reader of the catalogue; ``detail`` is what the format said, for the log.
    """

    def __init__(self, reason: str, message: str = "", detail: str = "") -> None:
        self.reason = reason
        self.message = message or MESSAGES[reason]
        self.detail = detail
        super().__init__(reason, self.message, detail)

    def __str__(self) -> str:
        return f"{self.reason}: {self.message}{f'（{self.detail}）' if self.detail else ''}"
