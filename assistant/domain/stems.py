"""Simple stems: Kazakh, Russian and English endings taken off, and letters that keyboards swap taken as one.

It is no grammar. A word has up to three stems, one for each language that it could belong to; two words are taken as
the same when a stem of one fits a stem of the other. It finds «нұсқаманың» for «нускама» and «детей» for «дети», and
does not know that «развестись» is «развод»: such words stand in the ``words`` of a page.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LIKE = str.maketrans("әғқңөұүһіёйщ", "агкноуухиеиш")
_LEAST = 3  # letters that stay of a word
_LOOSE = 5  # letters from which two stems with other ends are one: ребенок, ребенка
_KAZAKH = (
    "ыныздын иниздин ыныздан инизден ынызда инизде ынызга инизге ынызды инизди ыныз иниз ныз низ "
    "ларын лерин дарын дерин тарын терин лары лери дары дери тары тери лар лер дар дер тар тер "
    "сынан синен сында синде сына сине сын син сы си ымыз имиз мыз миз ынан инен ында инде ына ине ын ин ым им "
    "нын нин дын дин тын тин дан ден тан тен нан нен мен пен бен нда нде га ге ка ке на не ны ни ды ди ты ти да де "
    "та те са се ган ген кан кен ады еди иды иди ып ип а е ы и у"
)
_RUSSIAN = (
    "иями иями ями ами ьми иях ях ах иям ям ам ием ем ом ою ею еи ои ии ыи ая яя ое ее ие ые ого его ому ему ыми ими "
    "ых их ую юю ью ия ию ться тся ишь ешь ите ете аться ать ять ить еть уть ает яет ует ит ят ут ют ала яла ила ела "
    "али яли или ели ал ял ил ел а я о е у ю ы и ь"
)
_ENGLISH = "ings ing ed ies es s e y"
_ENDINGS = tuple(tuple(sorted(set(held.split()), key=len, reverse=True)) for held in (_KAZAKH, _RUSSIAN, _ENGLISH))
# As people type without a Cyrillic keyboard, and the Kazakh Latin alphabet; its marks are taken off before.
_FROM_LATIN = dict(zip("abcdefghijklmnopqrstuvwxzıə", "абкдефгхижклмнопкрстувухзыа", strict=True)) | {
    "shch": "ш",
    "sch": "ш",
    "sh": "ш",
    "ch": "ч",
    "zh": "ж",
    "kh": "х",
    "gh": "г",
    "ts": "ц",
    "ya": "я",
    "yu": "ю",
    "yo": "е",
    "ye": "е",
}
_LATIN = re.compile("[a-zıə]+")
_LATIN_PARTS = re.compile("|".join(sorted((*_FROM_LATIN, "y", "ng"), key=len, reverse=True)))
_STEPS = (4, 1, 1)  # how many endings follow each other: балалар-ым-нан, дет-ей, order-s
_HARD = {"б": "п", "г": "к"}  # a last letter that softens before an ending: жауап, жауабы


def plain(text: str) -> str:
    """Small letters, composed, letters that keyboards swap as one, without marks that cannot be seen."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("\u00ad", "")
    return unicodedata.normalize("NFC", folded).translate(_LIKE)


def words_of(text: str) -> list[str]:
    """The words of a text, plain; what a hyphen joins are two words."""
    return _WORD.findall(plain(text))


def from_latin(word: str) -> tuple[str, ...]:
    """A plain Kazakh or Russian word that was typed in Latin letters, as it may be meant: ``qorgau``, ``pomosh``.

    ``y`` and ``ng`` stand for two things each, so there are up to four readings. Other letters have none.
    """
    bare = "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))
    if not _LATIN.fullmatch(bare):
        return ()
    read = []
    for letter in "иы":
        for nasal in ("нг", "н"):
            table = _FROM_LATIN | {"y": letter, "ng": nasal}
            read.append("".join(table[part] for part in _LATIN_PARTS.findall(bare)))
    return tuple(dict.fromkeys(read))


@lru_cache(maxsize=32768)
def stems(word: str) -> frozenset[str]:
    """What may be left of a plain word without its endings."""
    return frozenset(_stem(word, endings, steps) for endings, steps in zip(_ENDINGS, _STEPS, strict=True))


def _stem(word: str, endings: tuple[str, ...], steps: int) -> str:
    for _ in range(steps):
        found = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= _LEAST), None)
        if found is None:
            break
        word = word[: -len(found)]
    return word[:-1] + _HARD.get(word[-1], word[-1]) if len(word) > _LEAST else word


def fits(asked: str, held: str) -> bool:
    """Whether two stems are of one word: the same, the held one goes on, or only the last two letters differ."""
    if asked == held:
        return True
    if len(asked) > _LEAST and held.startswith(asked):
        return True
    root = max(len(asked), len(held)) - 2
    return root >= _LOOSE and asked[:root] == held[:root] and abs(len(asked) - len(held)) <= 1
