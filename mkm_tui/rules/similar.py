"""Which ideas and projects say much the same: words that they share, the rare ones counting most.

An idea that is like another one is suggested for merging; it is the secretary who decides.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log, sqrt
from typing import NamedTuple

from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.table import Table

_WORD = re.compile(r"[^\W_]{2,}")
_ENDINGS = ("ene", "ane", "ens", "ets", "ers", "en", "et", "er", "ar", "a", "e", "s")
"""Endings of Norwegian nouns, adjectives and verbs, the longer ones first."""
_SHORTEST = 3
"""Letters of a word that stay at least."""
_LONGEST = 60
"""Letters from which on it is no word."""
_SAID_OFTEN = (
    "alle alt altså andre annet at av bare begge ble blei bli blir både da de deg dei deira dem den"
    " denne der deres desse det dette di din disse du dykk då eg egen ein eit eitt eller en enn er"
    " et ett etter for fordi fra frå få får før gjennom gjør gjøre gjer gjere god godt ha hadde han"
    " hans har hennes her hjå ho hos hun hva hver hvert hvis hvor hvordan i ikke ikkje ingen inn"
    " innen ja jeg kan kom korleis kva kvar kvart kunne lage la litt man mange med meg mei meir mer"
    " mellom men mest mi min mot må måtte ned nei noe noen noka noko nokon nokre nye ny nytt når nå"
    " og også om opp oss over på samme sei seg ser si siden sidan sin sine sitt skal skulle slik"
    " slike som så sånn til under ut uten utan var ved vere verte vi vil ville vår våre være vært"
    " idé idéen ide ideen forslag forslaget ønske ønsker bør burde trenger flere fleire"
    " a about all an and are as be but by can could do for from get has have how in into is it more"
    " new not of on or our should so than that the their there they this to us use was we what when"
    " where which who will with would you your idea suggestion"
)
"""Words that say nothing of what an idea is about, in both Norwegian languages and in English."""
_STOP = frozenset(_SAID_OFTEN.split())
_TITLE, _TEXT = 1.0, 0.4
"""What a word counts in a title, and in what stands below it."""
_COMMON = 0.2
"""The share of all texts that a word may be in; a more common one finds nothing."""
_MANY = 50
"""Texts from which on a word can be too common."""
_COMPOUND, _PART = 8, 5
"""Letters of a word that can be put together of two, and of each of the two, at least."""
_KIN = 0.6
"""What a word counts where it is a part of a compound: "turnus" in "ønsketurnus"."""
_NEAREST = 15
"""Texts that are looked at more closely."""
_LEAST = 0.3
"""The likeness from which on a text is worth showing."""


Asked = dict[str, tuple[float, str]]
"""The words that tell, without their endings: what each counts, and how it is written."""
Kin = dict[str, float]
"""Words that tell of the same as another one, and how nearly they do."""


class Likeness(NamedTuple):
    """A record that says much the same as a text."""

    id: str
    score: float
    """From 0 to 1; two texts of the same words have 1."""
    words: tuple[str, ...]
    """What they share, as the text that was asked about has it, the rarest first."""


class Likenesses:
    """An index over texts; a text that is new or changed costs what it is long."""

    def __init__(self) -> None:
        self._tables: dict[str, Table[Idea] | Table[Project]] = {}
        self._texts: dict[str, tuple[str, str]] = {}
        self._weights: dict[str, dict[str, float]] = {}
        self._places: dict[str, dict[str, float]] = {}
        """For each word, the texts that hold it and what it counts there."""
        self._compounds: dict[str, list[str]] = {}
        """For each word that can be a part of others, those others."""

    def take(self, state: State) -> None:
        """Bring the index up to the record's ideas and projects."""
        for name, table in (("ideas", state.ideas), ("projects", state.projects)):
            if self._tables.get(name) is not table:
                self._refill(self._tables.get(name, {}), table)
                self._tables[name] = table

    def _refill(
        self, before: Mapping[str, Idea | Project], table: Table[Idea] | Table[Project]
    ) -> None:
        """Take in what is new or changed in a table, and leave out what is gone."""
        for key in [key for key in before if key not in table]:
            self.drop(key)
        for key, record in table.items():
            self.put(key, record.title, record.text if isinstance(record, Idea) else "")

    def put(self, key: str, title: str, text: str) -> None:
        """Take in a text under a key; one that is as it was costs nothing."""
        if self._texts.get(key) == (title, text):
            return
        self.drop(key)
        self._texts[key] = (title, text)
        self._weights[key] = {stem: weight for stem, (weight, _) in _weighed(title, text).items()}
        for stem, weight in self._weights[key].items():
            if stem not in self._places:
                self._places[stem] = {}
                self._learn(stem)
            self._places[stem][key] = weight

    def _learn(self, compound: str) -> None:
        """Remember of which words a new one may be put together."""
        for part in _parts(compound):
            self._compounds.setdefault(part, []).append(compound)

    def drop(self, key: str) -> None:
        """Leave out a text."""
        self._texts.pop(key, None)
        for stem in self._weights.pop(key, ()):
            self._places[stem].pop(key)

    def like(self, title: str, text: str = "", but: str = "") -> list[Likeness]:
        """Return the texts that say much the same as this one, the most alike first."""
        asked = _weighed(title, text)
        kin = {stem: self._kin(stem) for stem in asked}
        length = self._length([(stem, weight) for stem, (weight, _) in asked.items()])
        found = []
        for key, dot in self._near(asked, kin, but):
            score = dot / (length * self._length(self._weights[key].items()))
            if score >= _LEAST:
                found.append(Likeness(key, min(score, 1.0), self._shared(asked, kin, key)))
        return sorted(found, key=_most_alike)

    def _near(self, asked: Asked, kin: Mapping[str, Kin], but: str) -> list[tuple[str, float]]:
        """Return the texts that share the rarest words, with how much they share."""
        shares: dict[str, float] = defaultdict(float)
        for stem, (weight, _) in asked.items():
            for word, nearness in kin[stem].items():
                worth = weight * nearness * self._rarity(stem) * self._rarity(word)
                for key, other in self._places[word].items():
                    shares[key] += worth * other
        shares.pop(but, None)
        most = sorted([(-share, key) for key, share in shares.items()])[:_NEAREST]
        return [(key, -share) for share, key in most]

    def _kin(self, stem: str) -> Kin:
        """Return the known words that tell of the same as a word, and how nearly they do.

        Itself, the compounds of which it is a part, and its own parts; none that is too common.
        """
        kin = dict.fromkeys([*self._compounds.get(stem, ()), *_parts(stem)], _KIN) | {stem: 1.0}
        most = _COMMON * len(self._texts) if len(self._texts) >= _MANY else len(self._texts)
        return {
            word: nearness
            for word, nearness in kin.items()
            if 0 < len(self._places.get(word, ())) <= most
        }

    def _rarity(self, stem: str) -> float:
        """Return how rare a word is: the rarer, the more it tells."""
        return log(1 + len(self._texts) / max(len(self._places.get(stem, ())), 1))

    def _length(self, weights: Iterable[tuple[str, float]]) -> float:
        """Return how much a text says in all."""
        return sqrt(sum([(weight * self._rarity(stem)) ** 2 for stem, weight in weights])) or 1.0

    def _shared(self, asked: Asked, kin: Mapping[str, Kin], key: str) -> tuple[str, ...]:
        """Return the words that a text shares with what was asked, the rarest first."""
        held = self._weights[key].keys()
        stems = [stem for stem in asked if not held.isdisjoint(kin[stem])]
        return tuple(asked[stem][1] for stem in sorted(stems, key=self._rarity, reverse=True))


def _most_alike(likeness: Likeness) -> tuple[float, str]:
    """Return where a likeness stands among others."""
    return -likeness.score, likeness.id


def _weighed(title: str, text: str) -> Asked:
    """Return the words that tell, without their endings: what each counts, and how it is written.

    A word counts once, however often it stands there.
    """
    found: dict[str, tuple[float, str]] = {}
    for part, weight in ((title, _TITLE), (text, _TEXT)):
        for word in _WORD.findall(part.casefold()):
            if word not in _STOP and len(word) <= _LONGEST:
                found.setdefault(stem(word), (weight, word))
    return found


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its endings: "vaktene", "vakter" and "vakt" are one."""
    shorter = _without_ending(word)
    while shorter != word:
        word, shorter = shorter, _without_ending(shorter)
    return word


def _without_ending(word: str) -> str:
    """Return a word without its last ending; the word itself where it has none."""
    return next(
        (
            word.removesuffix(ending)
            for ending in _ENDINGS
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
        ),
        word,
    )


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[str, ...]:
    """Return the words that may be the beginning or the end of a compound, without endings."""
    if len(word) < _COMPOUND:
        return ()
    cuts = range(_PART, len(word))
    heads = [stem(word[:cut]) for cut in cuts]
    tails = [stem(word[-cut:]) for cut in cuts]
    return tuple(dict.fromkeys([*heads, *tails]))


_kept = Likenesses()
"""The index over the record that was asked about last."""


def similar(state: State, title: str, text: str = "", but: str = "") -> list[Likeness]:
    """Return the ideas and projects that say much the same, the most alike first.

    `but` is the id of a record that is not compared with itself. A text that is taken from an
    idea is found in the titles of projects and in the titles and texts of ideas.
    """
    _kept.take(state)
    return _kept.like(title, text, but)
