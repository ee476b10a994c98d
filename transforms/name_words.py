"""What is known of the words that names of organizations are made of."""

from transforms.name_lexicon import NameLexicon
from transforms.reference import Reference


class NameWords:
    """What is known of the words that names of organizations are made of."""

    def __init__(self, reference: Reference, lexicon: NameLexicon) -> None:
        phrases = (phrase.lower().split() for phrase in (*lexicon.words, *lexicon.fields))
        self._pairs, self._chains = _reference_neighbors(reference)
        self._pairs |= {(words[0], words[1]) for words in phrases if len(words) > 1}
        long = [phrase.split() for phrase in lexicon.words if phrase.count(" ") > 1]
        self._chains |= {(a, b, c) for words in long for a, b, c in zip(words, words[1:], words[2:], strict=False)}
        verbs = (phrase.split() for phrase in lexicon.verbs)
        self._verbs = {(words[0], words[1]) for words in verbs if len(words) > 1}
        self._single = {phrase for phrase in (*lexicon.words, *lexicon.verbs) if " " not in phrase}
        self.surnames = lexicon.surnames
        self.place_heads = lexicon.place_heads
        self.place_openings = frozenset(head.split(" ", 1)[0] for head in lexicon.place_heads)
        self.connectors = lexicon.connectors
        self.stops = lexicon.stops
        self.units = lexicon.units

    def joins(self, previous: str, word: str) -> bool:
        """Whether two words are known to stand together in names of organizations."""
        return (previous, word) in self._pairs

    def goes_on(self, first: str, second: str, word: str) -> bool:
        """Whether a word is the third of three that stand together: "không gian mạng"."""
        return (first, second, word) in self._chains

    def is_verb(self, word: str, following: str) -> bool:
        """Whether a word begins one that is also a verb."""
        return (word, following) in self._verbs

    def begins(self, word: str, following: str) -> bool:
        """Whether two words make one that names are made of."""
        return self.joins(word, following) or self.is_verb(word, following)

    def is_single(self, word: str) -> bool:
        """Whether the word of one syllable is one that names are made of."""
        return word in self._single


def _reference_neighbors(reference: Reference) -> tuple[set[tuple[str, str]], set[tuple[str, str, str]]]:
    """Two and three neighbors within the names of known organizations, of which the last is in small letters."""
    pairs: set[tuple[str, str]] = set()
    chains: set[tuple[str, str, str]] = set()
    for organization in reference.organizations:
        words = organization.name.replace(",", " , ").split()
        folded = [word.lower() for word in words]
        for place in range(2, len(words)):
            if words[place].isalpha() and words[place].islower():
                pairs.add((folded[place - 1], words[place]))
                chains.add((folded[place - 2], folded[place - 1], words[place]))
    return pairs, chains
