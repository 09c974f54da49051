"""What each database connection needs, and each answer: the query language of the search box, limits, headers."""

from datasette import hookimpl

from kb.search import escape_fts
from kb.site import export, security


@hookimpl(trylast=True)  # after Datasette's own, which registers an escape_fts that knows no Chinese
def prepare_connection(conn):
    conn.create_function("escape_fts", 1, escape_fts, deterministic=True)
    security.limit(conn)


@hookimpl(tryfirst=True)
def asgi_wrapper(datasette):
    public = bool((datasette.plugin_config("kb") or {}).get("public"))
    return lambda app: security.guard(export.with_bom(app), public=public)
