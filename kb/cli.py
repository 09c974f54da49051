"""The command ``kb``: parses and prints, nothing else. What a command needs is imported when it runs, so that ``kb --help`` is quick."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from kb import __version__
from kb.errors import KbError

_DB = click.option("--db", type=click.Path(path_type=Path), default="kb.db", show_default=True, help="数据库文件")
_JSON = click.option("--json", "as_json", is_flag=True, help="只输出 JSON")
_PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
_WORKERS = click.option("--workers", type=click.IntRange(1, 256), help="同时读取的进程数（默认每个处理器核一个）")
_LIMIT = click.option("--limit", type=click.IntRange(1, 10_000), default=10, show_default=True, help="最多列出几条")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command. Exit status 2 and one line on standard error where the call was wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))
    try:
        status = cli.main(args=list(arguments) if arguments is not None else None, prog_name="kb", standalone_mode=False)
    except click.exceptions.Exit as done:
        status = done.exit_code
    except click.exceptions.Abort:
        _complain("已中断，数据库未变动")
        status = 130
    except click.ClickException as error:
        _complain(f"用法不对：{' '.join(error.format_message().split())}（kb --help 查看用法）")
        status = 2
    except KbError as error:
        _complain(str(error))
        status = 2
    except BrokenPipeError:
        sys.stdout = open("/dev/null", "w")  # noqa: SIM115 - the reader of our output has gone; nothing is left to say
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


def _complain(line: str) -> None:
    click.echo(f"kb: {' '.join(line.split())}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kb")
def cli() -> None:
    """从政府规划、方案、通知中提取职责、指标、名单和时限，汇成可查询的知识库。"""


@cli.command()
@_PATHS
@_DB
@_WORKERS
def build(paths: tuple[Path, ...], db: Path, workers: int | None) -> None:
    """读取文件和文件夹，建立新的数据库，整体替换旧的。"""
    _build(paths, db, workers, add=False)


@cli.command()
@_PATHS
@_DB
@_WORKERS
def add(paths: tuple[Path, ...], db: Path, workers: int | None) -> None:
    """在数据库已有内容之外再加入文件。"""
    _build(paths, db, workers, add=True)


def _build(paths: tuple[Path, ...], db: Path, workers: int | None, *, add: bool) -> None:
    from kb.build import build as run
    from kb.pool import default_workers

    with _stoppable():
        report = run(paths, db, workers=workers or default_workers(), add=add, watch=_progress())
    for source_file, _, message in report.refused[:20]:
        click.echo(f"未读取 {source_file}：{message}", err=True)
    if len(report.refused) > 20:
        click.echo(f"另有{len(report.refused) - 20}个文件未能读取，见 kb check", err=True)
    if report.unchanged:
        click.echo(f"{db}：没有变化，{report.documents}份文件")
    else:
        click.echo(f"{db}：{report.documents}份文件，新读{report.read}个，沿用{report.copied}份，未能读取{len(report.refused)}个")


def _progress() -> Callable[[int, int], None]:
    """A bar on standard error where that is a terminal, else silence."""
    if not sys.stderr.isatty():
        return lambda done, total: None

    def tell(done: int, total: int) -> None:
        filled = 30 * done // max(1, total)
        end = "\n" if done == total else ""
        click.echo(f"\r读取 [{'#' * filled}{'-' * (30 - filled)}] {done}/{total}{end}", nl=False, err=True)

    return tell


class _stoppable:
    """Lets a TERM signal end a build as Ctrl-C does: tidied up, the old kb.db untouched."""

    def __enter__(self) -> None:
        import signal

        self._former = signal.signal(signal.SIGTERM, self._stop)

    def __exit__(self, *_: object) -> None:
        import signal

        signal.signal(signal.SIGTERM, self._former)

    @staticmethod
    def _stop(*_: object) -> None:
        raise KeyboardInterrupt


@cli.command()
@_DB
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="端口")
@click.option("--public", is_flag=True, help="供他人访问：监听所有地址，关闭 SQL 和下载")
def serve(db: Path, port: int, public: bool) -> None:
    """在浏览器中查看：用 Datasette 提供网页，数据库更新后自动换用新的。"""
    from kb.serve import serve as run

    with contextlib.suppress(KeyboardInterrupt):
        run(db, port=port, public=public, tell=lambda line: click.echo(line, err=True))


def _narrowing(command: Callable[..., None]) -> Callable[..., None]:
    """The filters that ``search`` and ``who`` share."""
    for option, name, text in (
        ("--document", "FILE", "只看这份文件（source_file 或 document_id）"),
        ("--year", "YYYY", "只看这一年印发的"),
        ("--genre", "G", "只看这种文种：实施方案、通知"),
        ("--sector", "S", "只看这个职能：生态环境、财政"),
        ("--region", "R", "只看这个地区"),
    ):
        command = click.option(option, metavar=name, help=text)(command)
    return command


@cli.command()
@click.argument("query")
@_narrowing
@click.option("--kind", metavar="K", help="只看含有这类事实的条款：responsibility target roster deadline funding citation finding")
@click.option("--facts", is_flag=True, help="检索事实（任务、指标、名单、时限、资金、引文）而不是条款；可用 --kind 限定一类")
@click.option("--sort", type=click.Choice(["relevance", "date"]), default="relevance", show_default=True, help="排序：相关度或印发日期")
@click.option("--offset", type=click.IntRange(0), default=0, help="跳过前几条")
@_LIMIT
@_DB
@_JSON
def search(
    query: str, kind: str | None, facts: bool, sort: str, offset: int, limit: int, db: Path, as_json: bool, **narrowed: str | None
) -> None:
    """全文检索条款：词语、"完整短语"、AND OR NOT、文号、姓名。"""
    from kb.catalogue import opened
    from kb.search import FACTS, KINDS, Filters, find, find_facts

    if kind and kind not in (FACTS if facts else KINDS):
        raise KbError(f"没有这类事实：可用 {'、'.join(FACTS if facts else KINDS)}")
    with opened(db) as connection:
        if facts:
            hits, total = find_facts(connection, query, kind, limit, offset=offset)
        else:
            found = find(connection, query, limit, offset=offset, sort=sort, filters=Filters(**narrowed, kind=kind))
            hits, total = found.hits, found.total  # type: ignore[assignment]
    if as_json:
        _echo_json([hit.as_json() for hit in hits])
        return
    for hit in hits:
        click.echo(f"{hit.document_title or hit.source_file}  {hit.clause or ''}".rstrip())
        click.echo("    " + " ".join(_bold(hit.snippet).split("\n")))
    if total > len(hits):
        click.echo(f"共{total}条，列出第{offset + 1}至{offset + len(hits)}条" if hits else f"共{total}条", err=True)
    elif not hits:
        _none_found(hits)


@cli.command()
@click.argument("topic", required=False)
@click.option("--organisation", metavar="NAME", help="只看这个单位（全称、简称或其中一部分）")
@_narrowing
@click.option("--role", metavar="ROLE", help="只看这个角色：lead 牵头、responsible 负责、coordinate 配合、implement 落实、supervise 监督")
@_LIMIT
@_DB
@_JSON
def who(topic: str | None, organisation: str | None, role: str | None, limit: int, db: Path, as_json: bool, **narrowed: str | None) -> None:
    """某件事由谁负责（电网改造由哪个部门负责），或某个单位负责什么。"""
    from kb import labels
    from kb.catalogue import opened
    from kb.who import who as run

    if not (topic or "").strip() and not (organisation or "").strip():
        raise KbError("请写出要问的事，或用 --organisation 指明单位")
    if role and role not in labels.roles():
        role = next((code for code in labels.roles() if labels.value("role", code) == role), None)
        if not role:
            raise KbError(f"没有这个角色：可用 {'、'.join(labels.roles())}")
    with opened(db) as connection:
        duties = run(connection, topic, organisation=organisation, role=role, limit=limit, **narrowed)  # type: ignore[arg-type]
    if as_json:
        _echo_json([duty.as_json() for duty in duties])
        return
    for duty in duties:
        click.echo(f"{labels.value('role', duty.role)}  {duty.organisation or duty.mention}  [{duty.sector}]")
        click.echo("    " + " ".join(duty.task.split())[:200])
        click.echo(f"    {duty.document_title or duty.source_file}  {duty.clause or ''}  {duty.time_text or ''}".rstrip())
        if duty.why:
            click.echo(f"    （{'；'.join(duty.why)}）")
    _none_found(duties)


@cli.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@_JSON
def diff(old: Path, new: Path, as_json: bool) -> None:
    """比较两份文件或两个数据库：增加、删去、改动了什么。有差异时退出码为 1。"""
    from kb.build import build as run
    from kb.diff import diff as compare
    from kb.diff import lines

    with _stoppable():
        found = compare(old, new, lambda file, db: run([file], db, workers=1))
    if as_json:
        _echo_json(found.as_json())
    else:
        _echo_lines(lines(found) if found else ["没有差异"])
    if found:
        raise click.exceptions.Exit(1)


@cli.command()
@_DB
@_JSON
def check(db: Path, as_json: bool) -> None:
    """列出核对结果：读不了的文件、对不上的数字、不存在的日期。有错误时退出码为 1。"""
    from kb import queries
    from kb.catalogue import opened
    from kb.show import finding_line

    with opened(db) as connection:
        rows = [dict(row) for row in connection.execute(queries.FINDINGS)]
    if as_json:
        _echo_json(rows)
    else:
        for row in rows:
            for line in finding_line(row):
                click.echo(f"{row['source_file']}  {line}")
        if not rows:
            click.echo("没有发现问题")
    if any(row["severity"] == "error" for row in rows):
        raise click.exceptions.Exit(1)


@cli.command()
@click.argument("file")
@_DB
@_JSON
def show(file: str, db: Path, as_json: bool) -> None:
    """列出从一份文件中提取的全部内容。"""
    from kb.catalogue import opened
    from kb.show import document, find_document, lines

    with opened(db) as connection:
        record = document(connection, find_document(connection, file))
    if as_json:
        _echo_json(record)
    else:
        _echo_lines(lines(record))


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--format", "file_format", type=click.Choice(["csv", "jsonl", "parquet"]), default="csv", show_default=True, help="文件格式")
@_DB
@_JSON
def export(folder: Path, file_format: str, db: Path, as_json: bool) -> None:
    """把各个目录视图导出为文件。"""
    from kb.catalogue import opened
    from kb.export import export as run

    with opened(db) as connection:
        written = run(connection, folder, file_format)
    if as_json:
        _echo_json([str(path) for path in written])
    else:
        _echo_lines(str(path) for path in written)


def _echo_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def _echo_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _bold(snippet: str) -> str:
    from kb.search import MARK

    opening, closing = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("【", "】")
    return snippet.replace(MARK[0], opening).replace(MARK[1], closing)


def _none_found(rows: Sequence[object]) -> None:
    if not rows:
        click.echo("没有找到", err=True)
