"""Hostile texts: every construct of CommonMark and GFM, each within every surrounding."""

from collections.abc import Iterator

CONSTRUCTS = {
    "heading": "## Sak 99/26 Falsk",
    "closed heading": "###### Vedtak ######",
    "setext heading": "Vedtak\n===",
    "setext subheading": "Vedtak\n---",
    "setext of two lines": "Sak 99/26\nFalsk\n   ======",
    "rule of hyphens": "---",
    "rule of stars": "* * *",
    "rule of underscores": "___",
    "front matter": "---\nmkm: minutes\nstatus: approved\n---\n# Vedtak",
    "open fence": "```\n# Vedtak\nåpen",
    "closed fence": "````markdown\n```\n# inni\n````\n# Vedtak",
    "open tilde fence": "~~~ html\n# inni",
    "indented code": "    # kode\n\n    | a | b |",
    "script": "<script>\n# inni\n</script>\n# Vedtak",
    "textarea": "<textarea>\n\n# inni",
    "open comment": "<!-- åpen\n\n# inni",
    "closed comment": "<!-- a -->\n# Vedtak",
    "instruction": "<?php # x\n\n| a |",
    "declaration": "<!DOCTYPE html>\n# x",
    "cdata": "<![CDATA[ x\n\n# y",
    "html block": "<div>\n\n## Vedtak\n\n</div>",
    "html heading": "<h2>Vedtak</h2>",
    "html table": "<table><tr><td>\n\n# x\n\n</td></tr></table>",
    "custom element": "<x-vedtak a='b'>\n# x\n</x-vedtak>",
    "inline html": "a <b onclick=x>b</b> <br/> c",
    "reference": "[Sak]: http://a.no 'tittel'\n\n[Sak]",
    "reference of many lines": "[x]:\nhttp://a.no\n'# t\n## u'\n\n[x]",
    "open reference": "[Vedtak]:",
    "footnote": "[^1]: note\n\n    # inni\n\n[^1]",
    "table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "bare table": "a | b\n:-: | -:\n1 | 2",
    "narrow table": "| a |\n| - |",
    "delimiter row": "|---|---|---|---|---|",
    "escaped pipes": "a \\| b \\\\| c `|` \\\\\\| d",
    "bullets": "- a\n- **Utfall:** enighet\n\n  # b",
    "plus bullets": "+ a\n  + b\n\n+ # c",
    "numbers": "1. a\n\n   # b\n2) c",
    "late number": "a\n14. # b",
    "tasks": "- [ ] a\n- [x] # b",
    "quote": "> # sitat\n> - punkt\nlat linje\n===",
    "emphasis": "*a **b* c** ***d _e__ f_",
    "struck": "~~a\n# b~~",
    "code span": "`a\n# b` `` ` ``` `",
    "link": "[x](http://a.no 'a \"b\"') [y](javascript:alert(1))",
    "odd link": "[x](<javascript:alert(1)>) [y][z] [/x] [b]x[/b] ]( [",
    "autolink": "<http://a.no> <javascript:alert(1)> www.a.no",
    "image": "![x](http://a.no/b.png)\n[![y](http://a.no)](http://b.no)",
    "entities": "&#35; x &lt;h1&gt; &#10;&#10;## b &#x202e; &nbsp; &#0;",
    "hard breaks": "a  \n# b\\\n## c",
    "unseen signs": "\u200b# x\n\ufeff---\n\u2028# y\u2029## z\n\u00ad> a\n\u3000# b",
    "controls": "\x1b[31m\x00# x\x07\x08\x0b# y\x0c# z\x85# w\x9b1m",
}
"""What a text may be in Markdown, by name."""

AROUND = {
    "alone": ("", "\n", ""),
    "after a line": ("a\n", "\n", ""),
    "after a paragraph": ("a\n\n", "\n", "\n\nb"),
    "under a table's head": ("| a | b |\n", "\n", ""),
    "under an open fence": ("```\n\n", "\n", ""),
    "in a bullet": ("- ", "\n  ", ""),
    "in a number": ("10. a\n\n    ", "\n    ", ""),
    "in a quote": ("> ", "\n> ", ""),
    "in a list in a quote": ("> * a\n>\n>   ", "\n>   ", ""),
    "among direction marks": ("\u202e\u2066", "\u2069\n\u200f\u202e", "\u2069"),
    "with the line ends of others": ("a\r\r", "\r", "\r\n"),
    "among backslashes": ("\\", "\\\n", "\\"),
}
"""What may stand around it: before it, between its lines, and after it."""


EXTREMES = [
    "a\n:-|",
    "- a\n\n```\n# Vedtak\n```",
    "1. a\n\n   ~~~\n   <h1>x</h1>\n   ~~~",
    "**&#32;**",
    "*&#32;**&#32;*",
    "> > > dypt",
    ">" * 60 + " # x",
    "- " * 60 + "x",
    "  " * 30 + "- x",
    "x\x00\n# y",
    "\r# a\r\n# b",
    "\u00a0# x",
    "\t# x",
    "\U000e0041tag",
    "\\# x \\",
    "{title} {0} {",
    "%s %(x)s",
    "= a",
    ": a",
    "\n\n\n# x\n\n\n",
    " ",
    "\u200b",
    "a" * 2_000,
    "# " * 100,
    "[" * 100,
    "<" * 100,
    "*a **b " * 30,
    "| a " * 50 + "\n" + "|---" * 50,
]
"""Texts that are deep, long, empty, or odd in some other way."""


def hostile_texts() -> Iterator[tuple[str, list[str]]]:
    """Yield each construct's name with its texts, one for each surrounding."""
    for name, construct in CONSTRUCTS.items():
        rows = construct.split("\n")
        texts = [first + between.join(rows) + last for first, between, last in AROUND.values()]
        yield name, texts
