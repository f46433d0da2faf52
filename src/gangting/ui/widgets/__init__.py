"""Pieces shared by the screens."""
