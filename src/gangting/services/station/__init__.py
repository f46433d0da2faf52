"""The warm station: catalogue, ledger, loans, foresight."""
