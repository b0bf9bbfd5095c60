"""A page as a test reads it, which refuses to be read if it is badly made."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """`fields` are what a browser would send with it, `actions` where its buttons send it, by their texts."""

    action: str
    method: str
    id: str | None
    fields: dict[str, str] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """The texts, links and forms of an HTML page or of a part of one."""

    def __init__(self, html: str, *, whole: bool = True):
        super().__init__()
        self.html, self.ids, self.elements, self.texts, self.forms = html, [], [], [], []
        self._inside, self._form, self._textarea, self._button, self._select = [], None, None, None, None
        # A part may have fields of a form that stands elsewhere on the page.
        self._elsewhere = None if whole else Form("elsewhere", "get", None)
        self.feed(html)
        self._check()
        if whole:
            self._check_whole()

    def _check(self) -> None:
        assert len(set(self.ids)) == len(self.ids), self.ids
        assert not any(name == "style" or name.startswith("on") for _, given in self.elements for name in given)
        assert all(form.action for form in self.forms)
        assert all("csrf_token" in form.fields for form in self.forms if form.method == "post")
        labelled = {given["for"] for given in self.find("label")}
        shown = [
            given
            for tag in ("input", "textarea", "select")
            for given in self.find(tag)
            if given.get("type") != "hidden"
        ]
        assert all(given.get("id") in labelled for given in shown)
        described = {id_ for _, given in self.elements for id_ in given.get("aria-labelledby", "").split()}
        assert described <= set(self.ids), described

    def _check_whole(self) -> None:
        assert len(self.find("h1")) == 1
        assert self.inside("title").endswith(" - Annals")
        assert self.title.startswith(self.heading)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.elements.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        if tag not in ("input", "meta", "link", "br", "hr", "img"):
            self._inside.append(tag)
        match tag:
            case "form":
                self._form = Form(given.get("action", ""), given.get("method", "get"), given.get("id"))
                self.forms.append(self._form)
            case "input":
                self._input(given)
            case "textarea" if "readonly" in given:
                pass
            case "textarea":
                self._textarea = given
                self._of(given).fields[given["name"]] = ""
            case "select":
                self._select = given
            case "option":
                if "selected" in given or self._select["name"] not in self._of(self._select).fields:
                    self._of(self._select).fields[self._select["name"]] = given.get("value", "")
            case "button":
                self._button = given | {"text": ""}

    def _input(self, given: dict) -> None:
        if given.get("type") not in ("radio", "checkbox") or "checked" in given:
            self._of(given).fields[given["name"]] = given.get("value", "")

    def _of(self, given: dict) -> Form:
        owners = [form for form in self.forms if form.id == given["form"]] if "form" in given else [self._form]
        return (owners + [self._elsewhere])[0] or self._elsewhere

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        if tag == "textarea":
            self._textarea = None
        if tag == "button":
            self._end_button()
        while tag in self._inside and self._inside.pop() != tag:
            pass

    def _end_button(self) -> None:
        button, self._button = self._button, None
        if self._form or "form" in button:
            form = self._of(button)
            form.actions[" ".join(button["text"].split())] = button.get("formaction", form.action)

    def handle_data(self, data):
        if self._textarea:
            form = self._of(self._textarea)
            form.fields[self._textarea["name"]] += data.removeprefix("\n")
        if self._button:
            self._button["text"] += data
        if data.strip() and not {"script", "style", "textarea"} & set(self._inside):
            self.texts.append((tuple(self._inside), " ".join(data.split())))

    def find(self, tag: str) -> list[dict]:
        """The attributes of every element of that kind."""
        return [given for name, given in self.elements if name == tag]

    def inside(self, tag: str) -> str:
        """All text in elements of that kind."""
        # What a drawing calls its parts is no title of the page.
        return " ".join(text for stack, text in self.texts if tag in stack and "svg" not in stack)

    def links(self) -> list[str]:
        return [given["href"] for given in self.find("a") if "href" in given]

    def form(self, button: str) -> Form:
        """The form that has a button of that text."""
        return next(form for form in self.forms if button in form.actions)

    @property
    def heading(self) -> str:
        return self.inside("h1")

    @property
    def title(self) -> str:
        return self.inside("title").removeprefix("Error: ").removesuffix(" - Annals")

    @property
    def text(self) -> str:
        return " ".join(text for _, text in self.texts)
