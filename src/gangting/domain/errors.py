"""The world's errors: what a person can be told and can mend. Everything else is a bug."""


class KnownError(Exception):
    """Something outside the program is not as it must be.

    ``code`` is stable lower-case English; its sentence is made by ``gangting.wording``.
    ``params`` fill that sentence and never hold personal data.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __repr__(self) -> str:
        return f"KnownError({self.code!r})"
