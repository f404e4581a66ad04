"""Writes the large tables from the folder with their sources: `python3 run.py FOLDER` (needs PyYAML)."""

import sys
from pathlib import Path

import bodies
import people
import places
import words

source = Path(sys.argv[1])
iso3, pages = places.run(source)
people.run(source, iso3)
bodies.run(source, iso3)
words.run(source)
