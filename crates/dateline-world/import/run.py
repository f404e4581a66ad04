"""Writes the large tables from the folder with their sources: `python3 run.py FOLDER [LEFT_OUT]` (needs PyYAML).

What does not become a row is counted by reason; LEFT_OUT gets all of it.
"""

import sys
from pathlib import Path

import bodies
import common
import people
import places
import words

source = Path(sys.argv[1])
iso3, pages = places.run(source)
people.run(source, iso3)
bodies.run(source, iso3)
words.run(source)
common.report(*sys.argv[2:])
