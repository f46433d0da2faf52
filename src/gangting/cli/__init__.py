"""The command line: one file per noun, and what each command does in ``jobs``.

The files of nouns only declare and parse, so that ``--help`` and wrong use answer at once; a
command imports its job, and with it the database or Qt, when it runs.
"""
