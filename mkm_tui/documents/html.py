"""A document as one HTML page, made from its Markdown."""

from html import escape

from markdown_it import MarkdownIt

from mkm_tui.documents.paper import Paper


def html_page(paper: Paper) -> str:
    """Return a document as a page of its own."""
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(paper.body)
    return (
        f'<!DOCTYPE html>\n<html lang="{paper.front.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(paper.title)}</title>\n</head>\n<body>\n<main>\n{body}</main>\n"
        "</body>\n</html>\n"
    )
