"""What reading may cost: one table. Over it there is a line in Chinese, never a computer that hangs.

Real files were measured first; a budget is some ten times what the largest of them took.
"""

MB = 1 << 20

# The plan. 60,000 units in full take 5 MB.
PLAN_BYTES = 16 * MB
PLAN_DEPTH = 100  # a plan has eight levels; each costs a frame of Python's stack

# The hotline. A district has 700 to 5,000 orders a month; 50,000 of them, masked, take 60 MB.
HOTLINE_BYTES = 512 * MB
ORDER_BYTES = 128 * MB  # an export, as a file
ORDER_SHEET_BYTES = 512 * MB  # a sheet of it, unpacked
ORDER_STRING_BYTES = 192 * MB  # all its texts
ORDER_ROWS = 200_000
ORDER_COLUMNS = 200
ORDER_CELL = 32_767  # characters: what Excel allows
ORDER_CELLS = 4_000_000

# A bulletin that is checked, number against number. The longest among the tests has 38 of them, 13 in a paragraph.
BULLETIN_NUMBERS = 2_000
PASSAGE_NUMBERS = 200

# The record beside the plan. 10,000 events take 3 MB.
STORE_BYTES = 128 * MB

# A notice to be imported. The longest of two hundred real ones has 40,000 characters and 900 paragraphs.
NOTICE_BYTES = 64 * MB  # pictures stand in a .docx
TEXT_BYTES = 4 * MB  # a saved page brings its styles and scripts along
NOTICE_CHARACTERS = 200_000
NOTICE_BLOCKS = 5_000
PART_BYTES = 16 * MB  # document.xml, unpacked
ELEMENTS = 300_000  # of XML: some 60 MB as a tree
TAGS = 60_000  # of a web page: html5lib takes two to four seconds for them

PAGE_DEPTH = 200  # how deep elements may stand in one another; pages laid out with tables have sixty
PAGE_SECONDS = 15
STYLES = 20  # that a style of Word is based on, one after another: Word itself allows eleven
CELLS = 20_000  # of a table, those included that a cell reaches over
ASKED = 120  # characters between 将 and 报送, or in brackets there: the longest of two hundred notices have sixty

# A form that is filled in. One with a million blank cells, as a careless fill makes them, has 25 MB of XML.
SHEET_BYTES = 64 * MB
CELLS_READ = 50_000  # that hold something

# What is handed in, archives above all. It may be of any size; looking into it may not cost more than this.
MEMBERS = 10_000
AT_ONCE = 4 * MB  # the table of contents of a zip comes in one piece
HEADER_BYTES = 64 << 10  # a long name or extended header of a tar: real ones have a few hundred
HEADER_DIGITS = 1_000  # in a row: Python's tarfile takes the square of that in time, and real ones have twenty
UNPACKED = 512 * MB  # or skipped in a compressed stream, in all
IN_MEMORY = 8 * MB
NESTED = 3  # archives in archives
NAMES = 200  # that are remembered
SECONDS = 5  # of work on one file: whatever else it has thought of
