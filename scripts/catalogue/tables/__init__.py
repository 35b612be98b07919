"""Tables for people with spreadsheets: one model, and writers for CSV and XLSX that no cell can trick.

The workbook's writer is `catalogue.tables.workbook`: it needs openpyxl, a third of a second that most builds can spare.
"""

from __future__ import annotations

from catalogue.tables.cells import plain_cell
from catalogue.tables.csv_file import csv_rows, render_csv
from catalogue.tables.table import NUMBERS, Cell, Column, Kind, Table

__all__ = ["NUMBERS", "Cell", "Column", "Kind", "Table", "csv_rows", "plain_cell", "render_csv"]
