"""Typed rows; they never leave storage.

A room of tables is loaded by the queries that need it: ``whole`` is all of them.
"""
