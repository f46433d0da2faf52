"""Files in and out: tables for the people who work with a spreadsheet."""
