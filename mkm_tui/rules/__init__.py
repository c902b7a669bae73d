"""The method as pure functions over records."""
