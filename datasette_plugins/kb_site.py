"""Chinese pages, our own and Datasette's: addresses, templates, labels of columns and values. Thin: the logic is in kb.site."""

from pathlib import Path

from datasette import Response, hookimpl
from jinja2 import ChoiceLoader, FileSystemLoader

from kb.site import cells, characters, menu, routes, translation, words
from kb.site.application import TITLE

_HERE = Path(__file__).parent
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@hookimpl
def prepare_jinja2_environment(env):
    env.loader = translation.ChineseLoader(ChoiceLoader([FileSystemLoader(_HERE / "templates"), env.loader]))
    env.finalize = characters.finalize
    env.globals.update(translation.HELPERS, site_title=lambda: TITLE)
    env.filters.update(words.FILTERS)


@hookimpl
def extra_template_vars(datasette, request):
    async def variables():
        return {"kb_menu": await menu.menu(datasette), "kb_at": request.path if request else ""}

    return variables


@hookimpl
def render_cell(row, value, column, table):
    return cells.cell(column, value, table, row)


@hookimpl
def register_routes():
    return [(r"^/-/kb/table\.js$", table_script), (r"^/-/kb/(?P<name>[a-z0-9-]+\.(?:css|js|svg))$", static_file), *routes.routes()]


def table_script():
    return _asset(translation.table_script(), ".js")


def static_file(request):
    path = _HERE / "static" / request.url_vars["name"]
    return _asset(path.read_text("utf-8"), path.suffix) if path.is_file() else Response.text("没有这个文件", status=404)


def _asset(text, suffix):
    return Response(text, headers={"cache-control": "max-age=3600"}, content_type=_TYPES[suffix])
