"""peer_csv.py FILE: what Python's csv module takes for a sheet, of which nothing is kept."""

import csv
import sys

csv.field_size_limit(1 << 30)
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    count = sum(1 for _ in csv.reader(file))
print(count)
