"""Datasette's own pages in Chinese: phrases are replaced in the source of its templates, never in what they render.

A test loads every template and fails where a phrase no longer stands in it, as after a new release of Datasette.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import BaseLoader, Environment

from kb import labels

_ROWS = '{{ "{:,}".format(%s) }} row{%% if %s == 1 %%}{%% else %%}s{%% endif %%}'
_COLUMN_OPTION = "<option{% if c == column %} selected{% endif %}>{{ c }}</option>"
_METADATA_COLUMNS = '<dl class="column-descriptions">'

# template → (phrase, what takes its place), each of which must stand in it
PHRASES: dict[str, list[tuple[str, str]]] = {
    "base.html": [
        ("<html>", '<html lang="zh-CN">'),
        ('<title id="nav-menu-svg-title">Menu</title>', '<title id="nav-menu-svg-title">菜单</title>'),
        ("Log out", "退出"),
    ],
    "_footer.html": [("Powered by", "技术支持："), ("Queries took", "查询用时"), ("Data license:", "许可："), ("Data source:", "来源："), ("About:", "关于：")],
    "_crumbs.html": [("{{ item.label }}", "{{ zh_crumb(item.label) }}")],
    "_description_source_license.html": [("Data license:", "许可："), ("Data source:", "来源："), ("About:", "关于：")],
    "_table.html": [
        ("                            {{ column.name }}\n", "                            {{ zh_column(table, column.name) }}\n"),
        (">{{ column.name }}&nbsp;▼", ">{{ zh_column(table, column.name) }}&nbsp;▼"),
        (">{{ column.name }}{% if", ">{{ zh_column(table, column.name) }}{% if"),
        ("0 records", "没有符合条件的记录"),
    ],
    "_facet_results.html": [("<strong>{{ facet_info.name }}", "<strong>{{ zh_column(table, facet_info.name) }}"),
        ("(facet_value.label | string())", "zh_value(facet_info.name, facet_value.label)"),
        ("<li>{{ facet_value.label or", "<li>{{ zh_value(facet_info.name, facet_value.label) or")],
    "_suggested_facets.html": [("Suggested facets:", "可用于分面："), (">{{ facet.name }}</a>", ">{{ zh_column(table, facet.name) }}</a>")],
    "table.html": [
        (
            "{{ database }}: {{ table }}: {% if filtered_table_rows_count or filtered_table_rows_count == 0 %}"
            + _ROWS % (("filtered_table_rows_count",) * 2)
            + "{% endif %}{% if human_description_en %} {{ human_description_en }}{% endif %}",
            "{{ zh_table(table) }}{{ zh_where(filters, table, search, sort, sort_desc) }} · {{ site_title() }}",
        ),
        ("urls.static('table.js')", "urls.path('/-/kb/table.js')"),
        ('content: "{{ column.name|escape_css_string }}"', 'content: "{{ zh_column(table, column.name)|escape_css_string }}"'),
        ("{% if is_view %} (view){% endif %}", ""),
        ("Table actions", "表的操作"),
        (_METADATA_COLUMNS, '<details class="column-meanings"><summary>各列说明</summary>\n' + _METADATA_COLUMNS),
        ("<dt>{{ column_name }}</dt>", "<dt>{{ zh_column(table, column_name) }}</dt>"),
        ("</dl>", "</dl></details>"),
        (_ROWS % (("filtered_table_rows_count",) * 2) + "{% endif %}\n", '{{ "{:,}".format(filtered_table_rows_count) }} 条{% endif %}\n'),
        ("{% if human_description_en %}{{ human_description_en }}{% endif %}", "{{ zh_where(filters, table, search, sort, sort_desc)[1:] }}"),
        ("Search:", "检索："),
        ("- remove filter -", "- 删除条件 -"),
        (_COLUMN_OPTION, _COLUMN_OPTION.replace("<option{%", '<option value="{{ c }}"{%').replace("{{ c }}</", "{{ zh_column(table, c) }}</")),
        ("- column -", "- 字段 -"),
        ("<option>{{ column }}</option>", '<option value="{{ column }}">{{ zh_column(table, column) }}</option>'),
        (">{{ display }}</option>", ">{{ zh_lookup(display) }}</option>"),
        ("Sort...", "排序…"),
        ("Sort by {{ column.name }}", "按{{ zh_column(table, column.name) }}排序"),
        ("> descending<", "> 降序<"),
        ('value="Apply"', 'value="查询"'),
        ("extra where clause{% if extra_wheres_for_ui|length != 1 %}s{% endif %}", "个附加条件"),
        (">remove<", ">删除<"),
        ("View and edit SQL", "查看和修改 SQL"),
        ("This data as ", "导出本页："),
        (">advanced<", ">更多<"),
        ("These facets timed out:", "以下分面超时："),
        ("Next page", "下一页"),
        ("Advanced export", "导出数据"),
        ("JSON shape:", "JSON 格式："),
        (">default<", ">默认<"),
        (">array<", ">数组<"),
        (">newline-delimited<", ">每行一条<"),
        (">object<", ">对象<"),
        ("CSV options:", "CSV 选项："),
        ("download file", "下载为文件"),
        ("expand labels", "带上名称"),
        ("stream all rows", "导出全部行"),
        ("Export CSV", "导出 CSV"),
    ],
    "row.html": [
        ("{{ database }}: {{ table }}", "{{ zh_table(table) }} · {{ site_title() }}"),
        ('content: "{{ column|escape_css_string }}"', 'content: "{{ zh_column(table, column)|escape_css_string }}"'),
        ("{{ table }}: {{ ', '.join(primary_key_values) }}", "{{ zh_table(table) }}：{{ ', '.join(primary_key_values) }}"),
        ("This data as ", "导出："),
        ("Links from other tables", "相关记录"),
        ('row{% if other.count == 1 %}{% else %}s{% endif %}', "条"),
        ("from {{ other.other_column }} in {{ other.other_table }}",
         "{{ zh_table(other.other_table) }}（{{ zh_column(other.other_table, other.other_column) }}）"),
    ],
    "database.html": [
        ("Custom SQL query", "SQL 查询"), ("Format SQL", "整理 SQL"), ("Run SQL", "执行"), (">Tables<", ">内部的表<"), (">Views<", ">目录<"),
        ('">{{ table.name }}</a>', '">{{ zh_table(table.name) }}</a>'),
        ("{% for column in table.columns %}{{ column }}{% if", "{% for column in table.columns %}{{ zh_column(table.name, column) }}{% if"),
        ("Many rows", "很多条"),
        (_ROWS % (("table.count",) * 2), '{{ "{:,}".format(table.count) }} 条'),
        ('... and <a', '另有 <a'), ("hidden table{% if hidden_count == 1 %}{% else %}s{% endif %}", "个隐藏的表"),
        ('">{{ view.name }}</a>', '">{{ zh_table(view.name) }}</a> <span class="meaning">{{ zh_table_meaning(view.name) }}</span>'),
        ("Download SQLite DB:", "下载数据库："), ("<em> (hidden)</em>", "<em>（隐藏）</em>"), ("Queries</h2>", "查询</h2>"),
    ],
    "query.html": [("Custom SQL query", "SQL 查询"), ("Format SQL", "整理 SQL"), ("Run SQL", "执行"), ("Edit SQL", "修改 SQL"), ("This data as ", "导出："), ("0 results", "没有结果"), ("Query parameters", "参数")],
    "error.html": [("{% if title %}{{ title }}{% else %}Error {{ status }}{% endif %}", "{{ zh_error(status) }}")],
}  # fmt: skip
SCRIPT = {  # static/table.js, served from our own address
    "Sort ascending": "升序",
    "Sort descending": "降序",
    "Facet by this": "按此分面",
    "Hide this column": "隐藏此列",
    "Show all columns": "显示所有列",
    "Show not-blank rows": "只看非空",
    "Type: ${columnType.toUpperCase()}${notNull}": "类型：${columnType.toUpperCase()}",
    "Remove this filter": "删除条件",
}
_LOOKUPS = {
    "=": "等于", "!=": "不等于", "contains": "包含", "does not contain": "不包含", "ends with": "结尾是", "starts with": "开头是",
    ">": "大于", "≥": "不小于", "<": "小于", "≤": "不大于", "like": "模糊匹配", "not like": "模糊不匹配", "glob": "通配", "in": "属于",
    "not in": "不属于", "array contains": "数组包含", "array does not contain": "数组不包含", "date": "日期为", "is null": "为空值",
    "is not null": "非空值", "is blank": "为空", "is not blank": "不为空",
}  # fmt: skip
_LOOKUP_OF_KEY = {
    "exact": "等于", "not": "不等于", "contains": "包含", "notcontains": "不包含", "endswith": "结尾是", "startswith": "开头是", "gt": "大于",
    "gte": "不小于", "lt": "小于", "lte": "不大于", "like": "模糊匹配", "notlike": "模糊不匹配", "glob": "通配", "in": "属于",
    "notin": "不属于", "date": "日期为", "isnull": "为空值", "notnull": "非空值", "isblank": "为空", "notblank": "不为空",
}  # fmt: skip
_ERRORS = {400: "请求有误", 403: "无权查看", 404: "没有这个页面", 405: "不支持的请求方式", 500: "服务器出错"}


class ChineseLoader(BaseLoader):
    """Another loader, its templates' phrases replaced; ``missed`` gathers (template, phrase) that did not stand there."""

    def __init__(self, inner: BaseLoader) -> None:
        self.inner = inner
        self.missed: list[tuple[str, str]] = []

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, filename, uptodate = self.inner.get_source(environment, template)
        name = template.removeprefix("default:")
        if filename and "datasette_plugins" in filename.replace("\\", "/").split("/"):
            return source, filename, uptodate  # ours are written in Chinese
        for phrase, chinese in PHRASES.get(name, []):
            if phrase not in source:
                self.missed.append((template, phrase))
            source = source.replace(phrase, chinese)
        return source, filename, uptodate

    def list_templates(self) -> list[str]:
        return self.inner.list_templates()


def script(source: str) -> str:
    """Datasette's table.js in Chinese."""
    for phrase, chinese in SCRIPT.items():
        source = source.replace(phrase, chinese)
    return source


def where(filters: object, table: str, search: str | None = None, sort: str | None = None, sort_desc: str | None = None) -> str:
    """The filters of a table page as a Chinese phrase: ``：角色等于牵头，按截止日期降序``; '' without any."""
    said = [f"检索“{search}”"] if search else []
    for column, lookup, value in filters.selections():  # type: ignore[attr-defined]
        name = labels.column(table, column)
        said.append(f"{name}{_LOOKUP_OF_KEY.get(lookup, lookup)}{labels.value(column, value)}")
    if sort or sort_desc:
        said.append(f"按{labels.column(table, sort or sort_desc or '')}{'降序' if sort_desc else '升序'}")
    return "：" + "，".join(said) if said else ""


def value(column: str, code: object) -> str:
    """A facet's value: 牵头 for ``lead``; its own text where the column has no words of its own."""
    return labels.value(column, code) if code not in (None, "") else ""


def lookup(display: str) -> str:
    """An operator of the filter form."""
    return _LOOKUPS.get(display, display)


def crumb(name: str) -> str:
    """A step of the path at the head of a page."""
    return {"home": "首页", "kb": "全部数据"}.get(name) or labels.table(name)


def error(status: object) -> str:
    """The heading of an error page."""
    code = int(str(status)) if re.fullmatch(r"\d+", str(status)) else 0
    return _ERRORS.get(code, f"出错了（{status}）")


HELPERS: dict[str, Callable[..., str]] = {
    "zh_table": labels.table,
    "zh_table_meaning": labels.table_description,
    "zh_column": labels.column,
    "zh_crumb": crumb,
    "zh_value": value,
    "zh_where": where,
    "zh_lookup": lookup,
    "zh_error": error,
}
