"""Gangting (岗亭): the desktop app for a community gate booth."""
