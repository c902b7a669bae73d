"""The only room that knows TinyDB and files."""
