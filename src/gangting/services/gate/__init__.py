"""The gate: scan, judge, measure, record, undo."""
