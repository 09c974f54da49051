"""Chinese pages, the first page, labels of columns and values. Thin: the logic is in kb.site."""

from importlib.resources import files
from pathlib import Path

from datasette import Response, hookimpl
from jinja2 import ChoiceLoader, FileSystemLoader

from kb.site import cells, home, translation
from kb.site.application import TITLE

_HERE = Path(__file__).parent
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@hookimpl
def prepare_jinja2_environment(env):
    env.loader = translation.ChineseLoader(ChoiceLoader([FileSystemLoader(_HERE / "templates"), env.loader]))
    env.globals.update(translation.HELPERS, site_title=lambda: TITLE)


@hookimpl
def extra_template_vars(datasette, view_name):
    async def variables():
        return await home.home(datasette) if view_name == "index" else {}

    return variables


@hookimpl
def render_cell(value, column):
    return cells.cell(column, value)


@hookimpl
def extra_css_urls(datasette):
    return [datasette.urls.path("/-/kb/kb.css")]


@hookimpl
def register_routes():
    return [(r"^/-/kb/table\.js$", table_script), (r"^/-/kb/(?P<name>[a-z0-9-]+\.(?:css|js|svg))$", static_file)]


def table_script():
    source = (files("datasette") / "static" / "table.js").read_text("utf-8")
    return _asset(translation.script(source), ".js")


def static_file(request):
    path = _HERE / "static" / request.url_vars["name"]
    return _asset(path.read_text("utf-8"), path.suffix) if path.is_file() else Response.text("没有这个文件", status=404)


def _asset(text, suffix):
    return Response(text, headers={"cache-control": "max-age=3600"}, content_type=_TYPES[suffix])
