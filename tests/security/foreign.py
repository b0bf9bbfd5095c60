"""What an attacker hopes to get into a page, and a reader of pages that finds it there."""

from html.parser import HTMLParser

#: Closes whatever it may stand in, and then brings elements, attributes and addresses of its own, also in Markdown.
HOSTILE = (
    "</title></textarea></script></style>--><foreign>'\"`><script>foreign()</script>"
    "<img src=x onerror=foreign()><svg onload=foreign()><a href=javascript:foreign()>a</a>"
    "<iframe srcdoc='<foreign>'></iframe>\" foreign='1' onfocus='foreign()' autofocus "
    "[a](javascript:foreign()) [b](JaVa&#115;cript:foreign()) <javascript:foreign()> "
    "![c](data:text/html,<foreign>) $CTA <foreign> $CTA {{ 7 * 7777 }} {barchart foreign=1}"
)
FORBIDDEN = {"foreign", "iframe", "object", "embed", "base"}
ADDRESSES = {"href", "src", "action", "formaction", "srcdoc", "data", "poster", "xlink:href", "hx-get", "hx-post"}
HARMFUL = ("javascript:", "data:text", "vbscript:")


class Foreign(HTMLParser):
    """`found` has what no page of ours says: elements, attributes, harmful addresses, scripts within the page."""

    def __init__(self, html: str):
        super().__init__()
        self.found, self._inside = [], ""
        self.feed(html)
        self.found += ["a template that was carried out"] if str(7 * 7777) in html else []

    def handle_starttag(self, tag, attrs):
        self._inside = tag
        if tag in FORBIDDEN:
            self.found.append(tag)
        self.found += [f"{tag} {name}={value}" for name, value in attrs if _is_foreign(name, value or "")]

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside in ("script", "style") and "foreign" in data:
            self.found.append(f"{self._inside} {data}")


def _is_foreign(name: str, value: str) -> bool:
    address = "".join(value.split()).lower()
    return name == "foreign" or name.startswith("on") or (name in ADDRESSES and address.startswith(HARMFUL))
