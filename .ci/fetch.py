"""Fetches a page of a server that is still starting: "fetch.py URL". Exit status 0 where it answers 200 with a Chinese page."""

import sys
import time
import urllib.error
import urllib.request

PATIENCE = 60  # seconds


def main(url: str) -> int:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + PATIENCE
    reason: object = None
    while time.monotonic() < until:
        try:
            with opener.open(url, timeout=10) as answer:
                page = answer.read().decode("utf-8")
        except OSError as error:
            reason = error
            time.sleep(0.5)
            continue
        if 'lang="zh' in page and "政策" in page:
            return 0
        print(f"{url}: not the home page that was expected", file=sys.stderr)
        return 1
    print(f"{url}: {reason}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
