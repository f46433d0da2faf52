"""What the booth says: sentences for stable codes in one language.

An unknown code is a bug and raises KeyError; a code is never shown in place of its sentence.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final

from gangting.wording.template import Form, Sentences, load


LANGUAGES: Final = ("zh_CN", "en")
DEFAULT_LANGUAGE: Final = "zh_CN"

_NEAR_DAYS: Final = {
    -2: "two_days_ago",
    -1: "yesterday",
    0: "today",
    1: "tomorrow",
    2: "in_two_days",
}


class Words:
    """The sentences of one language, read from its file with the first question.

    Parameters that are dates (or ISO dates as text) are worded beside ``today`` when that is given
    too: 昨天, 3月5日, 2025年3月5日.
    """

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self._file = folder / f"{language}.toml"

    @cached_property
    def _sentences(self) -> Sentences:
        return load(self._file)

    def load(self) -> None:
        """Read the file now, so that the first sentence is as quick as any."""
        _ = self._sentences

    def sentence(self, key: str, /, **params: object) -> str:
        """Say "group.code" in its richest form that the parameters fill."""
        given = {name for name, value in params.items() if value not in (None, "")}
        for form in self._sentences[key]:
            if form.gaps <= given:
                return self._say(form, params)
        missing = self._sentences[key][-1].gaps - given
        raise KeyError(f"{key} lacks {sorted(missing)}")

    def has(self, key: str) -> bool:
        """Say whether there is such a sentence."""
        return key in self._sentences

    def codes(self, group: str) -> tuple[str, ...]:
        """List the codes of a group in the order of its file, for a row of choices."""
        front = f"{group}."
        return tuple(key.removeprefix(front) for key in self._sentences if key.startswith(front))

    def decision(self, code: str) -> str:
        """Say the verdict: 可以通行, 请再核对, 请勿放行."""
        return self.sentence(f"decision.{code}")

    def headline(self, decision: str, reason: str = "") -> str:
        """Say the verdict with what is to be done at once: 请勿放行 · 复测."""
        note = f"decision_note.{reason}"
        said = self.decision(decision)
        return f"{said} · {self.sentence(note)}" if self.has(note) else said

    def outcome(self, code: str) -> str:
        """Say in a word how a crossing ended, for lists: 通行."""
        return self.sentence(f"outcome.{code}")

    def reason(self, code: str, /, **params: object) -> str:
        """Say why, in a short headline: 这张证昨天挂失了."""
        return self.sentence(f"reason.{code}", **params)

    def next_step(
        self, reason: str, step: str, override: str = "nobody", /, **params: object
    ) -> str:
        """Say what to do now, and who may decide otherwise."""
        own = f"step_of_{reason}.{step}"
        said = self.sentence(own if self.has(own) else f"step.{step}", **params)
        also = f"override.{override}"
        if not self.has(also):
            return said
        return said + self.sentence("layout.also", text=self.sentence(also))

    def message(self, reason: str, step: str, override: str = "nobody", /, **params: object) -> str:
        """Say the reason and the next step in one sentence."""
        return self.sentence(
            "layout.message",
            reason=self.reason(reason, **params),
            step=self.next_step(reason, step, override, **params),
        )

    def spoken(self, decision: str, reasons: Iterable[str], direction: str = "entry") -> str:
        """Say aloud what strangers may hear: never a lost card, a fever, an observation."""
        if decision == "admit":
            return self.sentence(f"spoken.admit_{direction}")
        if decision == "attention":
            for code in reasons:
                if self.has(f"spoken_of.{code}"):
                    return self.sentence(f"spoken_of.{code}")
        return self.sentence("spoken.wait")

    def error(self, code: str, /, **params: object) -> str:
        """Say what could not be done and how to mend it.

        A name may come with its translation: ``item_en`` stands for ``item`` in English.
        """
        own = {name: params.get(f"{name}_{self.language}") or said for name, said in params.items()}
        return self.sentence(f"error.{code}", **own)

    def category(self, code: str) -> str:
        """Name a category for a chip: 居民."""
        return self.sentence(f"category.{code}")

    def pass_name(self, category: str) -> str:
        """Name the pass of a category: 居民证."""
        return self.sentence(f"pass_name.{category}")

    def state(self, code: str) -> str:
        """Name a pass's state: 待领取."""
        return self.sentence(f"state.{code}")

    def direction(self, code: str) -> str:
        """Name a direction: 进."""
        return self.sentence(f"direction.{code}")

    def site(self, code: str) -> str:
        """Name a measuring place: 额温."""
        return self.sentence(f"site.{code}")

    def role(self, code: str) -> str:
        """Name an officer's role: 志愿者."""
        return self.sentence(f"role.{code}")

    def visit_reason(self, code: str) -> str:
        """Name why somebody comes: 探亲访友."""
        return self.sentence(f"visit_reason.{code}")

    def company(self, code: str) -> str:
        """Name whom a rider works for, in general words: 快递."""
        return self.sentence(f"company.{code}")

    def case_decision(self, code: str) -> str:
        """Name how a recheck ends: 劝返."""
        return self.sentence(f"case_decision.{code}")

    def prompt(self, code: str, /, **params: object) -> str:
        """Give the sentence an officer may say: 请配合测一下体温."""
        return self.sentence(f"prompt.{code}", **params)

    def day(self, day: date, today: date | None = None) -> str:
        """Word a day: 今天, 昨天, 3月5日, 2025年3月5日."""
        near = None if today is None else _NEAR_DAYS.get((day - today) // timedelta(days=1))
        if near is not None:
            return self.sentence(f"day.{near}")
        far = "date" if today is not None and day.year == today.year else "full_date"
        month = self.sentence(f"month.m{day.month}")
        return self.sentence(f"day.{far}", year=day.year, month=month, day=day.day)

    def moment(self, local: datetime, today: date) -> str:
        """Word a moment of the compound's own time: 今天 14:05, 昨天 09:30."""
        return f"{self.day(local.date(), today)} {local:%H:%M}"

    def _say(self, form: Form, params: dict[str, object]) -> str:
        today = params.get("today")

        def word(gap: str, manner: str) -> str:
            value = params[gap]
            if manner in {"day", "on"}:
                return self._day(value, today, manner)
            return self.sentence(f"{manner}.{value}") if manner else str(value)

        return form.fill(word)

    def _day(self, value: object, today: object, manner: str) -> str:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
        beside = today if isinstance(today, date) else None
        said = self.day(day, beside)
        near = beside is not None and (day - beside).days in _NEAR_DAYS
        return said if near or manner == "day" else self.sentence("day.on", day=said)
