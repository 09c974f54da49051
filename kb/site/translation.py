"""Datasette's own pages in Chinese: phrases are replaced in the source of its templates, never in what they render.

A test loads every template and fails where a phrase no longer stands in it, as after a new release of Datasette.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment

from kb import labels
from kb.site import cells, export

_ROWS = '{{ "{:,}".format(%s) }} row{%% if %s == 1 %%}{%% else %%}s{%% endif %%}'
_COLUMN_OPTION = "<option{% if c == column %} selected{% endif %}>{{ c }}</option>"
# headings of cells on a phone: written inline by Datasette, which our policy forbids; kb.css reads them from data-label
_STYLE = """<style>
@media only screen and (max-width: 576px) {
{%% for column in %s %%}
    .rows-and-columns td:nth-of-type({{ loop.index }}):before { content: "{{ %s|escape_css_string }}"; }
{%% endfor %%}
}
</style>
"""
_TABLE_STYLE = (
    (_STYLE % ("display_columns", "column.name")).replace("columns %}", "columns -%}").replace("{% endfor %}\n}", "{% endfor %}}")
)
_COLUMNS_STYLE = _STYLE % ("columns", "column")
_EXPORT = (
    '{% if zh_minor(table, "char_start") %}<p class="all-columns"><label><input type="checkbox" id="all-columns"> 显示编号、位置等全部列</label></p>{% endif %}'
    '<p class="export-links">{% if zh_minor(table, "char_start") and table != "catalog_texts" %}'
    "<a href=\"{{ urls.path('/export/' ~ table|replace('catalog_', '') ~ '.csv') }}\">下载全部（CSV，可用 Excel 打开）</a> · {% endif %}导出本页："
)
_METADATA_COLUMNS = '<dl class="column-descriptions">'

# template → (phrase, what takes its place), each of which must stand in it
PHRASES: dict[str, list[tuple[str, str]]] = {
    "_crumbs.html": [("{{ item.label }}", "{{ zh_crumb(item.label) }}")],
    "_description_source_license.html": [("Data license:", "许可："), ("Data source:", "来源："), ("About:", "关于：")],
    "_table.html": [
        ("                            {{ column.name }}\n", "                            {{ zh_column(table, column.name) }}\n"),
        (">{{ column.name }}&nbsp;▼", ">{{ zh_column(table, column.name) }}&nbsp;▼"),
        (">{{ column.name }}{% if", ">{{ zh_column(table, column.name) }}{% if"),
        ('<td class="col-', '<td data-label="{{ zh_column(table, cell.column) }}" class="{{ zh_minor(table, cell.column) }}col-'),
        ('class="col-{{ column.name', 'class="{{ zh_minor(table, column.name) }}col-{{ column.name'),
        ('<div class="table-wrapper">', '<div class="table-wrapper" tabindex="0" role="region" aria-label="记录">'),
        ("0 records", "没有符合条件的记录"),
    ],
    "_facet_results.html": [("<strong>{{ facet_info.name }}", "<strong>{{ zh_column(table, facet_info.name) }}"),
        ("(facet_value.label | string())", "zh_value(facet_info.name, facet_value.label)"),
        ("<li>{{ facet_value.label or", "<li>{{ zh_value(facet_info.name, facet_value.label) or"),
        ('class="cross"', 'class="cross" aria-label="去掉"')],
    "_suggested_facets.html": [("Suggested facets:", "可用于分面："), (">{{ facet.name }}</a>", ">{{ zh_column(table, facet.name) }}</a>")],
    "table.html": [
        (
            "{{ database }}: {{ table }}: {% if filtered_table_rows_count or filtered_table_rows_count == 0 %}"
            + _ROWS % (("filtered_table_rows_count",) * 2)
            + "{% endif %}{% if human_description_en %} {{ human_description_en }}{% endif %}",
            "{{ zh_table(table) }}{{ zh_where(filters, table, search, sort, sort_desc) }} · {{ site_title() }}",
        ),
        ("urls.static('table.js')", "urls.path('/-/kb/table.js')"),
        ("<script>DATASETTE_ALLOW_FACET = {{ datasette_allow_facet }};</script>\n", ""),
        (_TABLE_STYLE, ""),
        (' style="border-color: #{{ database_color(database) }}"', ""),
        ('style="color: #666" ', ""),
        ('class="filter-value" value', 'class="filter-value" aria-label="值" value'),
        ('name="_filter_value" class="filter-value"', 'name="_filter_value" class="filter-value" aria-label="值"'),
        ('<select name="_filter_column', '<select aria-label="字段" name="_filter_column'),
        ('<select name="_filter_op', '<select aria-label="条件" name="_filter_op'),
        ('<select name="_sort"', '<select aria-label="排序" name="_sort"'),
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
        ('<p class="export-links">This data as ', _EXPORT),
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
        (_COLUMNS_STYLE, ""),
        (' style="padding-left: 10px; border-left: 10px solid #{{ database_color(database) }}"', ""),
        ("{{ table }}: {{ ', '.join(primary_key_values) }}", "{{ zh_table(table) }}：{{ ', '.join(primary_key_values) }}"),
        ("This data as ", "导出："),
        ("Links from other tables", "相关记录"),
        ('row{% if other.count == 1 %}{% else %}s{% endif %}', "条"),
        ("from {{ other.other_column }} in {{ other.other_table }}",
         "{{ zh_table(other.other_table) }}（{{ zh_column(other.other_table, other.other_column) }}）"),
    ],
    "query.html": [
        (_COLUMNS_STYLE, ""), (' style="padding-left: 10px; border-left: 10px solid #{{ database_color(database) }}"', ""),
        ("{{ database }}{% if query and query.sql %}: {{ query.sql }}{% endif %}", "{{ metadata.title or 'SQL 查询' }} · {{ site_title() }}"),
        (' style="height: {{ query.sql.split("\\n")|length + 2 }}em"', ' rows="{{ query.sql.split("\\n")|length + 2 }}"'),
        ('<textarea id="sql-editor"', '<textarea id="sql-editor" spellcheck="false" aria-label="SQL"'),
        ("{% if display_rows %} returning {% if truncated %}more than {% endif %}" + _ROWS % (("display_rows|length",) * 2) + "{% endif %}",
         '{% if display_rows %}：{% if truncated %}多于 {% endif %}{{ "{:,}".format(display_rows|length) }} 条{% endif %}'),
        ("{{ show_hide_text }}", "{{ {'show': '显示', 'hide': '隐藏'}.get(show_hide_text, show_hide_text) }} SQL"),
        ("This query cannot be executed because the database is immutable.", "数据库只读，不能执行这一查询。"),
        ("Custom SQL query", "SQL 查询"), ("Format SQL", "整理 SQL"), ("Run SQL", "执行"), ("Edit SQL", "修改 SQL"),
        ("This data as ", "导出："), ("0 results", "没有结果"), ("Query parameters", "参数"),
        ('<td class="col-', '<td data-label="{{ column }}" class="col-'),
        ('<div class="table-wrapper">', '<div class="table-wrapper" tabindex="0" role="region" aria-label="结果">'),
    ],
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
_ERRORS = {400: "请求有误", 403: "无权查看", 404: "没有这个页面", 405: "不支持的请求方式", 500: "服务器出错", 503: "查询中止"}


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


def table_script() -> str:
    """Datasette's table.js in Chinese, and what a table page would else say in an inline script."""
    return "var DATASETTE_ALLOW_FACET = true;\n" + script((files("datasette") / "static" / "table.js").read_text("utf-8"))


def script(source: str) -> str:
    """Datasette's own script in Chinese."""
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


HELPERS: dict[str, Callable[..., Any]] = {
    "zh_table": labels.table,
    "zh_table_meaning": labels.table_description,
    "zh_exports": lambda: export.VIEWS,
    "zh_column": cache(labels.column),  # asked for every cell
    "zh_crumb": crumb,
    "zh_minor": cache(cells.minor),
    "zh_value": value,
    "zh_where": where,
    "zh_lookup": lookup,
    "zh_error": error,
}
