"""Sentences for stable codes, in Chinese and English."""
