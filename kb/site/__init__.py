"""The logic behind ``datasette_plugins``: the hook files there are thin, and none of them holds SQL."""
