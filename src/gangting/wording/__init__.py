"""Sentences for stable codes, in Chinese and English."""

from gangting.wording.words import DEFAULT_LANGUAGE, LANGUAGES, Words


__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "Words"]
