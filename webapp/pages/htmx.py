"""One URL, two sizes: the whole page, or to htmx the part of it that changes."""

from flask import Response, make_response, render_template, request


def sized(page: str, part: str, status: int = 200, **values) -> Response:
    """`page` for a browser, `part` of it for htmx."""
    return make_response(render_template(part if request.htmx else page, **values), status)


def finish(response: Response) -> Response:
    """What holds for every answer: caches tell the sizes apart, and an error never takes the place of a form."""
    response.vary.add("HX-Request")
    response.headers.setdefault("Cache-Control", "private, no-cache")
    if request.htmx and response.status_code >= 400 and "HX-Retarget" not in response.headers:
        _show_beside(response)
    return response


def _show_beside(response: Response) -> None:
    asks_again = request.method == "GET" and response.status_code >= 500
    if asks_again or request.endpoint == "pages.preview":
        # What asks again by itself does so until it gets an answer, and interrupts nobody meanwhile.
        response.headers["HX-Reswap"] = "none"
    elif request.method != "GET":
        response.headers["HX-Retarget"] = "#messages"
        response.headers["HX-Reswap"] = "innerHTML show:window:top"
