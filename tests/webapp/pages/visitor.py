"""Somebody at a browser without scripts: follows links and sends forms as they stand on the page."""

from datetime import timedelta

from flask.testing import FlaskClient

from domain import accounts

from .page import Page

PASSWORD = "a password for tests"


class Visitor:
    def __init__(self, client: FlaskClient):
        self.client = client
        self.response = None

    @property
    def account_id(self) -> str:
        """Of whoever has signed in."""
        with self.client.session_transaction() as session:
            return accounts.resumed(session["token"], timedelta(hours=1))[0].account_id

    def get(self, path: str, status: int = 200, **options) -> Page:
        """The page at `path`, redirects followed. Every page is checked (see `Page`)."""
        return self._read(self.client.get(path, follow_redirects=True, **options), status)

    def part(self, path: str, status: int = 200) -> Page:
        """What htmx gets at `path`."""
        self.response = self.client.get(path, headers={"HX-Request": "true"})
        assert self.response.status_code == status
        return Page(self.response.text, whole=False)

    def send(self, page: Page, button: str, status: int = 200, **typed) -> Page:
        """Fill in the form of that button and press it; details are typed as `details_body`."""
        self.response = self._post(page, button, typed, {})
        return self._read(self.response, status)

    def send_by_htmx(self, page: Page, button: str, status: int = 200, **typed) -> Page:
        """The same as htmx would, for the part that it gets."""
        self.response = self._post(page, button, typed, {"HX-Request": "true"})
        assert self.response.status_code == status
        return Page(self.response.text, whole=False)

    def press(self, page: Page, button: str, do: str, status: int = 200, htmx: bool = False, **typed) -> Page:
        """Press one of the buttons within a field, that which does `do`: many are called the same."""
        form = next(form for form in page.forms if button in form.actions)
        url = next(each["formaction"] for each in page.find("button") if each.get("formaction", "").endswith(f"={do}"))
        headers = {"HX-Request": "true"} if htmx else {}
        self.response = self.client.post(url, data=form.fields | typed, headers=headers)
        if htmx:
            assert self.response.status_code == status
            return Page(self.response.text, whole=False)
        return self._read(self.response, status)

    def sign_in(self, email: str, password: str = PASSWORD, at: str = "/sign-in", status: int = 200) -> Page:
        return self.send(self.get(at), "Sign in", status, email=email, password=password)

    def _post(self, page: Page, button: str, typed: dict, headers: dict):
        form = page.form(button)
        named = {name.replace("details_", "details."): value for name, value in typed.items()}
        unknown = set(named) - set(form.fields) - {"update_type", "document_type", "type", "discard_draft", "scopes"}
        assert not unknown, f"the form has no {unknown}"
        values = form.fields | named
        if form.method == "get":
            return self.client.get(form.actions[button], query_string=values, headers=headers)
        return self.client.post(form.actions[button], data=values, headers=headers, follow_redirects=not headers)

    def _read(self, response, status: int) -> Page:
        self.response = response
        assert response.status_code == status, response.text
        assert response.headers["Content-Security-Policy"].startswith("default-src 'self'")
        return Page(response.text)
