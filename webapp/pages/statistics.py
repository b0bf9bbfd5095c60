"""Statistics: how many pages each organisation published, as bars and as CSV."""

import csv
from collections import Counter
from datetime import UTC, date, timedelta
from io import StringIO

from flask import Blueprint, Response, abort, render_template, request

from domain import clock
from domain.followers import catch_up, filling, publications_per_day
from domain.followers.publications_per_day import NONE, Publications

PERIODS = (7, 30, 365)


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/statistics", view_func=statistics)
    pages.add_url_rule("/statistics.csv", view_func=statistics_as_csv)


def statistics():
    """What was published in the last `days` days: by day, and by organisation, those that published most first."""
    days = _days()
    found = _published(days)
    return render_template(
        "pages/statistics/statistics.html",
        by_day={day: sum(each.published for each in found if each.day == day) for day in days},
        by_organisation=_by_organisation(found),
        names=_names(found),
        periods=PERIODS,
        filling=filling(publications_per_day),
    )


def statistics_as_csv() -> Response:
    """What was published, by day and organisation."""
    found, lines = _published(_days()), StringIO()
    names, writer = _names(found), csv.writer(lines)
    writer.writerow(("day", "organisation", "content_id", "published"))
    writer.writerows((each.day, names[each.organisation], each.organisation, each.published) for each in found)
    return Response(lines.getvalue(), mimetype="text/csv")


def _days() -> list[date]:
    """The days, in UTC, that the request asks for."""
    days = request.args.get("days", 30, type=int)
    if days not in PERIODS:
        abort(404, f"There are figures for the last {', '.join(map(str, PERIODS))} days.")
    today = clock.now().astimezone(UTC).date()
    return [today - timedelta(days=ago) for ago in reversed(range(days))]


def _published(days: list[date]) -> list[Publications]:
    catch_up(publications_per_day)
    return publications_per_day.publications(days[0], days[-1])


def _by_organisation(found: list[Publications]) -> list[tuple[str, int]]:
    published = Counter()
    for each in found:
        published[each.organisation] += each.published
    return published.most_common()


def _names(found: list[Publications]) -> dict[str, str]:
    ids = {each.organisation for each in found} - {NONE}
    return {id_: id_ for id_ in ids} | publications_per_day.names_of(ids) | {NONE: "No organisation"}
