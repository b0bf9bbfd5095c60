"""Random contents of documents, so alike that some of their fields differ and some do not."""

from hypothesis import strategies as some

from tests.examples import content

IDS = [f"0e0bd5ac-6b55-4b3a-9a3a-0d9a4b0c7c1{number}" for number in range(5)]
words = some.lists(some.sampled_from("bees sting hives in a and. \n\n spring, é <p>".split(" ")), max_size=12)
texts = words.map(" ".join)
arrays = texts.map(lambda text: [{"content_type": "text/govspeak", "content": text}])
parts = some.lists(
    some.fixed_dictionaries({"slug": some.sampled_from("abcd"), "title": texts, "body": arrays}),
    unique_by=lambda part: part["slug"],
    max_size=4,
)
ids = some.lists(some.sampled_from(IDS), unique=True, max_size=3)
links = some.dictionaries(some.sampled_from(["organisations", "taxons"]), ids, max_size=2)
values = some.recursive(
    some.none() | some.booleans() | some.integers(0, 2) | texts,
    lambda each: some.lists(each, max_size=3) | some.dictionaries(some.sampled_from("ab"), each, max_size=2),
    max_leaves=5,
)
paths = some.sampled_from(["/bees", "/wasps"])
contents = some.builds(
    lambda base_path, prefix, details, **more: content(
        base_path=base_path,
        routes=[{"path": base_path, "type": "exact"}, *([{"path": f"{base_path}/x", "type": "prefix"}] * prefix)],
        details={name: value for name, value in details.items() if value != "absent"},
        **more,
    ),
    base_path=paths,
    prefix=some.booleans(),
    details=some.fixed_dictionaries(
        {"body": texts | arrays, "parts": some.just("absent") | parts, "more": some.just("absent") | values}
    ),
    title=some.sampled_from(["Bees", "Keep bees", "Wasps"]),
    description=some.none() | some.sampled_from(["How to", "How to keep"]),
    links=links,
    phase=some.sampled_from(["live", "beta"]),
    update_type=some.sampled_from(["major", "minor"]),
    change_note=some.none() | some.just("New"),
    access_limited=some.none()
    | some.builds(lambda users: {"users": users}, some.lists(some.sampled_from("uv"), min_size=1)),
    auth_bypass_ids=ids,
)
