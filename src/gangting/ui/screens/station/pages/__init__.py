"""The pages behind the station's tiles: taking in, the ledger, one item, care, the catalogue."""
