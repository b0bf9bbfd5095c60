"""axe-core on a page in the browser: what it finds wrong for people who see, hear or move in another way."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "static" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1280, 390)

#: WCAG 2.2 AA with all that it is built upon, and what axe-core counts as good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (rules) => {
    const found = await axe.run({runOnly: rules, resultTypes: ["violations"]});
    return found.violations.flatMap(({id, help, nodes}) =>
        nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ""}`));
}"""


@cache
def source() -> str:
    return AXE.read_text()


def found(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands, wide and narrow, and whether it is wider than a phone."""
    problems = []
    page.wait_for_load_state()
    # Evaluated, not added as an element, which the content security policy refuses.
    page.evaluate(source())
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        problems += [f"{page.url} at {width}: {each}" for each in page.evaluate(RUN, RULES)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            problems.append(f"{page.url} at {width}: wider than the screen")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    return problems
