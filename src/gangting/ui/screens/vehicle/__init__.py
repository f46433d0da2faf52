"""Vehicles: by their plate in, by their plate out."""
