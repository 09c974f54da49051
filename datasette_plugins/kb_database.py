"""What each database connection needs: the query language of the search box, and limits."""

from datasette import hookimpl

from kb.search import escape_fts
from kb.site import security


@hookimpl(trylast=True)  # after Datasette's own, which registers an escape_fts that knows no Chinese
def prepare_connection(conn):
    conn.create_function("escape_fts", 1, escape_fts, deterministic=True)
    security.limit(conn)


@hookimpl
def startup(datasette):
    source, _, _ = datasette.jinja_env.loader.get_source(datasette.jinja_env, "_close_open_menus.html")
    datasette._kb_hashes = security.script_hashes(source)


@hookimpl(tryfirst=True)
def asgi_wrapper(datasette):
    public = bool((datasette.plugin_config("kb") or {}).get("public"))
    return lambda app: security.guard(app, lambda: getattr(datasette, "_kb_hashes", ""), public=public)
