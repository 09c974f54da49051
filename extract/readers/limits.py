"""What a file may cost: caps that a policy paper never reaches and a hostile file does."""

from __future__ import annotations

MAX_FILE_BYTES = 200 << 20
MAX_TEXT_BYTES = 32 << 20  # of plain text, Markdown, HTML
MAX_PART_BYTES = 64 << 20  # of one part of a zip package, unpacked
MAX_PACKAGE_BYTES = 512 << 20  # of all parts of a zip package, unpacked
MAX_PARTS = 20_000
MAX_RATIO = 200  # unpacked to packed size of a part; applies above RATIO_FLOOR
RATIO_FLOOR = 4 << 20
MAX_PAGES = 5_000
MAX_OBJECTS_PER_PAGE = 60_000  # lines and boxes that are looked at for ruled tables
MAX_CHARACTERS = 20_000_000  # of one document
MAX_LINES = 1_000_000
MAX_XML_DEPTH = 200
MAX_CELLS = 200_000  # of one table
CONVERTER_SECONDS = 120
