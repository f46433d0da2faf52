"""Reports on paper: blocks that flow over the pages of a sheet, or down one long slip."""
