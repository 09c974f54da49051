"""Every address of our own pages, and what answers there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kb.site import asking, deadlines, document, export, feeds, home, profiles, references, rosters, targets
from kb.site.application import NAME
from kb.site.pages import Arguments, Missing, handler, limited, not_found, origin

_FORM = r"(?:\.(?P<form>json|csv))?$"
_HEX = r"(?P<id>[0-9a-f]{16})"
_NAMED = r"(?P<id>[^/.]{1,400})"
_PAGES = (
    (r"^/$", home.home, ()),
    (r"^/(?:index)?\.(?P<form>json|csv)$", home.home, ()),
    (rf"^/who{_FORM}", asking.who_page, ("q", "organisation", "region", "sector", "year", "role")),
    (rf"^/search{_FORM}", asking.search_page, ("q", "region", "sector", "year", "genre", "kind", "sort")),
    (rf"^/documents{_FORM}", profiles.documents_page, ("q", "region", "year", "genre")),
    (rf"^/document/{_HEX}{_FORM}", document.document_page, ()),
    (rf"^/document/{_HEX}/matrix{_FORM}", document.matrix_page, ()),
    (rf"^/document/{_HEX}/facts(?:\.(?P<form>json))?$", document.facts_page, ()),
    (rf"^/fact/{_HEX}$", document.fact_page, ()),
    (rf"^/policy/{_HEX}{_FORM}", profiles.policy_page, ()),
    (rf"^/organisations{_FORM}", profiles.organisations_page, ("q", "region", "sector")),
    (rf"^/organisation/{_NAMED}{_FORM}", profiles.organisation_page, ("role", "year")),
    (rf"^/sector/{_NAMED}{_FORM}", profiles.sector_page, ("role", "year")),
    (rf"^/region/{_NAMED}{_FORM}", profiles.region_page, ("role", "year")),
    (rf"^/person/{_NAMED}{_FORM}", profiles.person_page, ()),
    (rf"^/targets{_FORM}", targets.targets_page, ("q", "indicator", "region", "year", "modality", "unit")),
    (rf"^/targets/compare{_FORM}", targets.compare_page, ("indicator",)),
    (rf"^/deadlines{_FORM}", deadlines.deadlines_page, ("q", "region", "organisation", "year", "all")),
    (rf"^/deadlines/(?P<year>\d{{4}})-(?P<month>\d\d){_FORM}", deadlines.month_page, ("q", "region", "organisation")),
    (rf"^/rosters{_FORM}", rosters.rosters_page, ("q", "region")),
    (rf"^/roster/{_HEX}{_FORM}", rosters.roster_page, ()),
    (rf"^/citations{_FORM}", references.citations_page, ("q", "relation")),
    (rf"^/findings{_FORM}", references.findings_page, ("q", "kind")),
    (rf"^/versions{_FORM}", references.versions_page, ("q",)),
    (rf"^/compare{_FORM}", references.comparison_page, ("old", "new")),
)
_TEXTS = (
    (r"^/deadlines\.ics$", deadlines.feed, "text/calendar; charset=utf-8"),
    (r"^/feed\.atom$", feeds.atom, "application/atom+xml; charset=utf-8"),
    (r"^/robots\.txt$", feeds.robots, "text/plain; charset=utf-8"),
    (r"^/sitemap\.xml$", feeds.sitemap, "application/xml; charset=utf-8"),
)


def routes() -> list[tuple[str, Callable[..., Any]]]:
    pages = [(pattern, handler(make, known)) for pattern, make, known in _PAGES]
    texts = [(pattern, _text(make, kind)) for pattern, make, kind in _TEXTS]
    return [*pages, *texts, (rf"^/export/(?P<view>{'|'.join(export.VIEWS)})\.csv$", export.view_as_csv)]


def _text(make: Callable[..., str], content_type: str) -> Callable[..., Any]:
    async def view(datasette: Any, request: Any) -> Any:
        from datasette import Response

        query = {key: request.args.get(key) for key in request.args}
        arguments = Arguments({}, query, more={"origin": origin(datasette, request)})
        try:
            text = await datasette.get_database(NAME).execute_fn(lambda connection: limited(connection, make, arguments))
        except Missing as missing:
            return await not_found(datasette, request, str(missing))
        return Response(text, content_type=content_type)

    return view
