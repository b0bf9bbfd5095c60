"""Texts on which a careless parser takes quadratic time: each a function from a length to a text about that long."""

from collections.abc import Callable

_UNITS = (
    '[|![|[a](|[a](b "|*|* |a*|*a |**a |_a |*_a |a**b_c |`|`a``b```c|<|<a |<b>|</b>|<!--|<![CDATA[|<?|<div>\n|<div>\n\n'
    "|<div></div>\n|</div>\n|$CTA\n|$CTA x\n|$C a\n\n|$A\nx\n$A\n|$!a$!\n|$P\n$I\n|{|{: .a}\n|{button}\n|{button}[|> |> a\n|- |* a\n"
    '|* a\n\n|1. |[^1]: a [^1]\n|[^1] |# a\n\n|"\'|"|a\n---\n\n|~~~a\n\n|~~~\nx\n~~~\n|[a]: b\n|[a][a]|&|&amp;|\\|\n|a\n|a  \n|a \n'
    "|s1. a\n|:wales:\n|:wales: a :wales:\n|a\n: b\n|: a\n|x[a](b)x\n|^a^\n|%\n|!!1\n|[Image:a] b\n|[Contact:a] |{stat-headline}"
    "|a {stat-headline}b{/stat-headline} |$LegislativeList\n* a\n|$LegislativeList\n* a\n$EndLegislativeList\n\n|\t|  |a    |a    >"
    "|<table>|<table><tr><td>|<ul><li>|<p>|<a href=x>a|<i>a</i><p>|<textarea>|<title>|<script>|---|...|<< | >>|<http://a|a@b.org "
    '|<div markdown="1">\n|<div><div markdown="1">\n|[a](b){: .x}|*a*{: .x}|<s>a</s>|\\\\\n|*[a]: b\n\na a a '
).split("|")
_TABLES = ("|", "|a\n", "a|b\n", "|a|b|\n{barchart}\n\n")


def repeated(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


WORST: dict[str, Callable[[int], str]] = {
    **{repr(unit): repeated(unit) for unit in (*_UNITS, *_TABLES) if unit},
    "lists in lists": lambda n: "".join("  " * i + "* a\n" for i in range(int(n**0.5))),
    "many terms": lambda n: "".join(f"*[a{i}]: b\n" for i in range(n // 24)) + "\n" + "a1 " * (n // 6),
    "a long term": lambda n: f"*[{'a ' * 99}b]: b\n\n" + "a " * (n // 2),
    "a long expansion": lambda n: f"*[a]: {'b' * (n // 2)}\n\n" + "a " * (n // 4),
    "a long address": lambda n: f"[a]: {'b' * (n // 2)}\n\n" + "[a] " * (n // 8),
    "many columns": lambda n: "|" * (n // 2) + "\n" + "|a\n" * (n // 6),
    "many attributes": lambda n: "<div " + "".join(f"a{i} " for i in range(n // 8)) + ">",
    "open elements": lambda n: "<div>" + "".join(f"<b id={i}>" for i in range(90)) + "<p>x" * (n // 4),
    "brackets in brackets": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "notes in notes": lambda n: "".join(f"[^{i}]: x [^{i + 1}]\n" for i in range(n // 20)) + "\n[^0]",
    "equal headings": lambda n: "".join(f"# a\n\n# a-{i}\n\n" for i in range(n // 16)),
    "many classes": lambda n: "{: " + ".a " * (n // 3) + "}\nx",
    "a long attribute": lambda n: "{: " + "a" * n + "}\nx",
    "a long heading": lambda n: "# a" + " " * n + "b",
    "a line that is nearly a separator": lambda n: "|" + "-" * n + "x|",
    "a target of quotes": lambda n: "{button}[a](b" + ' "' * (n // 2) + "x){/button}",
    "a quotation of quotes": lambda n: "> a" + ' "' * (n // 2) + "x",
    "quotations": lambda n: "".join("> " * (i % 25) + "a\n" for i in range(n // 28)),
    "emphasis in emphasis": lambda n: "*a **b " * (n // 14) + "b** a*" * (n // 14),
}
