"""The result: blocks, actors, events and claims of one article.

Every class has exactly the keys of the JSON form as attributes (`from`, a keyword of Python, is `from_`). Ids are
positions: actor 3 is `article.actors[3]`. A list of the JSON form is a tuple here, so that objects are immutable and
can be hashed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline._native import Parsed

ActorKind: TypeAlias = Literal[
    "person", "country", "government", "organization", "armed_group", "party", "company", "media", "place", "group"
]
MentionForm: TypeAlias = Literal["name", "nominal", "pronoun", "metonym", "demonym"]
BlockKind: TypeAlias = Literal["paragraph", "heading", "dateline", "byline", "boilerplate", "metadata"]
EventType: TypeAlias = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Factuality: TypeAlias = Literal["actual", "future", "hypothetical", "negated"]
ClaimForm: TypeAlias = Literal["direct", "indirect", "mixed"]
Act: TypeAlias = Literal[
    "state",
    "believe",
    "confirm",
    "deny",
    "warn",
    "promise",
    "accuse",
    "request",
    "ask",
    "praise",
    "suggest",
    "predict",
    "report",
]
Polarity: TypeAlias = Literal["positive", "negative"]
WarningKind: TypeAlias = Literal["empty", "language", "control", "limit", "quotes", "date"]


def _short(text: str, width: int = 40) -> str:
    """`text` between quotation marks, cut to about `width`."""
    return repr(text if len(text) <= width else text[: width - 1] + "…")


class _Value:
    """What all parts of a result can do."""

    __slots__ = ()

    __match_args__: ClassVar[tuple[str, ...]]
    """The names of the attributes, in the order of the JSON form (made by `dataclass`)."""
    _parts: ClassVar[Mapping[str, type[_Value]]] = {}
    """The class of each attribute that is not a string, a number or a list of those."""

    @classmethod
    def _read(cls, data: Any, text: str) -> Self:
        """Reads the JSON form."""
        values = {}
        for key, value in data.items():
            part = cls._parts.get(key)
            if part is not None and value is not None:
                # A list is a list of parts, but for a span, which is a list of numbers itself.
                if isinstance(value, list) and not (part is Span and value and isinstance(value[0], int)):
                    value = tuple([part._read(item, text) for item in value])
                else:
                    value = part._read(value, text)
            elif isinstance(value, list):
                value = tuple(value)
            values["from_" if key == "from" else key] = value
        return cls(**values)

    def to_dict(self) -> Any:
        """The JSON form: dictionaries, lists, strings and numbers. Spans become `[start, end]`."""
        return {name.rstrip("_"): _plain(getattr(self, name)) for name in self.__match_args__}

    def to_json(self) -> str:
        """The JSON form, on one line."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, _Value):
        return value.to_dict()
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True, repr=False)
class Span(_Value):
    """A stretch of the article's text, in code points: `article.text[span.start:span.end] == span.text`."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
    text: str
    """The text that it covers."""

    @classmethod
    def _read(cls, data: Any, text: str) -> Self:
        start, end = data
        return cls(start, end, text[start:end])

    def to_dict(self) -> list[int]:
        """The JSON form, `[start, end]`."""
        return [self.start, self.end]

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end}, {_short(self.text)})"


@dataclass(frozen=True, slots=True, repr=False)
class Block(_Value):
    """One part of the article."""

    _parts = {"span": Span}

    span: Span
    """Where it stands."""
    kind: BlockKind
    """What it is."""

    def __repr__(self) -> str:
        return f"<Block {self.kind} {_short(self.span.text)}>"


@dataclass(frozen=True, slots=True, repr=False)
class Mention(_Value):
    """One place where the article mentions an actor."""

    _parts = {"span": Span}

    span: Span
    """Where."""
    form: MentionForm
    """How."""

    def __repr__(self) -> str:
        return f"<Mention {self.form} {_short(self.span.text)}>"


@dataclass(frozen=True, slots=True, repr=False)
class Role(_Value):
    """A title or an office."""

    _parts = {"span": Span}

    title: str
    """The title in lower case ("defense minister")."""
    of: int | None
    """The actor, an organisation or a country, that it is held in."""
    former: bool
    """Whether the article says that it is no longer held."""
    span: Span | None
    """Where the article says so; `None` where the world does."""

    def __repr__(self) -> str:
        return f"<Role {'former ' if self.former else ''}{self.title}>"


@dataclass(frozen=True, slots=True, repr=False)
class Actor(_Value):
    """One person, country, organisation or group, with every place where the article mentions it."""

    _parts = {"roles": Role, "mentions": Mention}

    id: int
    """Its position in the list of actors."""
    name: str
    """Its fullest name: the world's where the world knows it, else the article's."""
    kind: ActorKind
    """What it is."""
    country: str | None
    """ISO 3166-1 alpha-3 code, or that of an international organisation (`UNO`, `EUU`, `NAT` …)."""
    sector: str | None
    """Sector code: `GOV`, `MIL`, `COP`, `JUD`, `LEG`, `OPP`, `REB`, `PTY`, `CVL`, `NGO`, `IGO`, `MED`, `BUS` …"""
    code: str
    """Country and sector in one, as event coders write it (`PRKGOV`); empty where neither is known."""
    roles: tuple[Role, ...]
    """Titles and offices that the article or the world gives it."""
    anonymous: bool
    """Whether the article keeps its name back ("a senior official", "sources")."""
    wikidata: str | None
    """Wikidata id, where a source gives it."""
    rule: str
    """Why it is this actor: the rule, table and row that decided."""
    mentions: tuple[Mention, ...]
    """Every mention, in text order."""

    def __repr__(self) -> str:
        return f"<Actor {self.id} {_short(self.name)} {self.kind}{' ' if self.code else ''}{self.code}>"


@dataclass(frozen=True, slots=True, repr=False)
class Participant(_Value):
    """Somebody as mentioned in the event's clause, and who that is."""

    _parts = {"span": Span}

    actor: int | None
    """Who it is, where known."""
    span: Span
    """The mention."""

    def __repr__(self) -> str:
        return f"<Participant {self.actor} {_short(self.span.text)}>"


@dataclass(frozen=True, slots=True, repr=False)
class TimeSpan(_Value):
    """A closed interval of days, ISO 8601."""

    _parts = {"span": Span}

    from_: str | None
    """First day, `None` where open."""
    to: str | None
    """Last day, `None` where open."""
    span: Span | None
    """The words that say so; `None` where it is the article's own date."""

    def __repr__(self) -> str:
        return f"<TimeSpan {self.from_ or ''}..{self.to or ''}>"


@dataclass(frozen=True, slots=True, repr=False)
class Place(_Value):
    """A place with coordinates."""

    _parts = {"span": Span}

    name: str
    """Its name."""
    country: str | None
    """ISO 3166-1 alpha-3 code of its country."""
    lat: float | None
    """Degrees north."""
    lon: float | None
    """Degrees east."""
    span: Span | None
    """The mention."""

    def __repr__(self) -> str:
        return f"<Place {_short(self.name)}{' ' if self.country else ''}{self.country or ''}>"


@dataclass(frozen=True, slots=True, repr=False)
class Magnitude(_Value):
    """A number that the article gives for an event."""

    _parts = {"span": Span}

    unit: str
    """What is counted: `killed`, `injured`, `arrested`, `displaced`, `protesters`, a currency code …"""
    low: float
    """Lower bound (the number itself where it is exact)."""
    high: float | None
    """Upper bound (the number itself where it is exact), `None` where open ("at least 20")."""
    approximate: bool
    """Whether the article calls it approximate."""
    span: Span
    """The words."""

    def __repr__(self) -> str:
        return f"<Magnitude {self.unit} {_short(self.span.text)}>"


@dataclass(frozen=True, slots=True, repr=False)
class Evidence(_Value):
    """Why a part of an event is as it is."""

    _parts = {"span": Span}

    part: str
    """Which part: `source`, `target`, `time`, `place`, `factuality`."""
    how: str
    """How it was found ("nsubj", "passive agent", "article date")."""
    span: Span | None
    """The words that show it, where there are any."""

    def __repr__(self) -> str:
        return f"<Evidence {self.part}: {self.how}>"


@dataclass(frozen=True, slots=True, repr=False)
class Event(_Value):
    """One event, typed by PLOVER with its CAMEO code."""

    _parts = {
        "source": Participant,
        "target": Participant,
        "trigger": Span,
        "span": Span,
        "time": TimeSpan,
        "place": Place,
        "magnitudes": Magnitude,
        "explain": Evidence,
    }

    id: int
    """Its position in the list of events."""
    type: EventType
    """PLOVER type."""
    modes: tuple[str, ...]
    """PLOVER modes (`visit`, `arrest` …)."""
    contexts: tuple[str, ...]
    """PLOVER contexts (`military`, `economic` …)."""
    cameo: str
    """CAMEO code."""
    quad: int
    """Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    goldstein: float
    """Goldstein score of the CAMEO code, from −10 to 10."""
    source: tuple[Participant, ...]
    """Who did it."""
    target: tuple[Participant, ...]
    """To whom."""
    symmetric: bool
    """Whether source and target do the same to each other (talks, a meeting)."""
    trigger: Span
    """The words that name the event."""
    span: Span
    """The clause around the trigger."""
    factuality: Factuality
    """Whether it happened."""
    historical: bool
    """Whether it is background from before the news ("in 2019")."""
    time: TimeSpan | None
    """When."""
    place: Place | None
    """Where."""
    magnitudes: tuple[Magnitude, ...]
    """Numbers that the article gives for it (killed, arrested, protesters …)."""
    claims: tuple[int, ...]
    """Claims in whose content the trigger stands."""
    same_as: int | None
    """The leading mention of the same happening."""
    rule: str
    """The frame that found it."""
    explain: tuple[Evidence, ...]
    """How each participant and circumstance was found."""
    confidence: float
    """How sure dateline is of this event, from 0 to 1."""

    def __repr__(self) -> str:
        return f"<Event {self.id} {self.type} {_short(self.trigger.text)} {self.factuality}>"


@dataclass(frozen=True, slots=True, repr=False)
class Speaker(_Value):
    """Somebody who speaks or is spoken to, as mentioned, and who that is."""

    _parts = {"span": Span}

    actor: int | None
    """Who it is, where known."""
    span: Span | None
    """The mention; `None` where the text has none here (an unattributed quote that goes on)."""
    anonymous: bool
    """Whether the article keeps the name back."""

    def __repr__(self) -> str:
        return f"<Speaker {self.actor}{' ' + _short(self.span.text) if self.span else ''}>"


@dataclass(frozen=True, slots=True, repr=False)
class Claim(_Value):
    """One attribution: who said what, in whose words, how surely."""

    _parts = {"speaker": Speaker, "addressee": Speaker, "via": Span, "cue": Span, "content": Span}

    id: int
    """Its position in the list of claims."""
    speaker: Speaker | None
    """Who says it; `None` where the article names nobody ("reportedly")."""
    addressee: Speaker | None
    """To whom ("told Congress")."""
    via: Span | None
    """Through what ("in a statement", "in an interview with Fox News")."""
    cue: Span | None
    """The words that make it an attribution ("said", "according to"); `None` for a quote without any."""
    content: tuple[Span, ...]
    """What is said: one span, or several where the attribution splits it."""
    form: ClaimForm
    """Whose words they are."""
    act: Act
    """What kind of saying it is."""
    certainty: float
    """How surely it is said to be so, from 0 to 1."""
    polarity: Polarity
    """Whether the content is affirmed or denied."""
    parent: int | None
    """The claim in whose content this one stands."""
    events: tuple[int, ...]
    """Events whose trigger stands in the content."""
    rule: str
    """The rule that found it."""
    confidence: float
    """How sure dateline is of this claim, from 0 to 1."""

    def __repr__(self) -> str:
        return f"<Claim {self.id} {self.act} {self.form} {_short(' … '.join(span.text for span in self.content))}>"


@dataclass(frozen=True, slots=True, repr=False)
class Warning(_Value):
    """Something out of the ordinary that did not stop the parse."""

    _parts = {"span": Span}

    kind: WarningKind
    """What kind."""
    message: str
    """For people."""
    span: Span | None
    """Where, if in one place."""

    def __repr__(self) -> str:
        return f"<Warning {self.kind}: {self.message}>"


@dataclass(frozen=True, slots=True, repr=False)
class ArticleInfo(_Value):
    """What is known of the article itself."""

    _parts = {"place": Place}

    title: str | None
    """Its title, as given."""
    published: str | None
    """Its date (ISO 8601), as given or as its leading metadata says."""
    outlet: str | None
    """Its outlet, as given."""
    url: str | None
    """Its address, as given."""
    language: str | None
    """Language of the text, ISO 639-1; `None` for a text without words."""
    place: Place | None
    """The place of its dateline."""

    def __repr__(self) -> str:
        return f"<ArticleInfo {_short(self.title or '')} {self.published}>"


_T = TypeVar("_T")
_Part = TypeVar("_Part", bound=_Value)


class ParsedArticle:
    """One article, read: what `parse` returns. Immutable; its objects are made when they are first asked for."""

    __slots__ = ("_cache", "_native")

    _native: Parsed
    _cache: dict[str, Any]

    def __init__(self, native: Parsed) -> None:
        object.__setattr__(self, "_native", native)
        object.__setattr__(self, "_cache", {})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"cannot assign to {name!r}: a parsed article is immutable")

    def _once(self, key: str, make: Callable[[], _T]) -> _T:
        if key not in self._cache:
            self._cache[key] = make()
        return self._cache[key]

    def _data(self) -> dict[str, Any]:
        return self._once("", self.to_dict)

    def _list(self, key: str, part: type[_Part]) -> tuple[_Part, ...]:
        return self._once(key, lambda: tuple([part._read(item, self.text) for item in self._data()[key]]))

    @property
    def schema(self) -> str:
        """Version of the JSON form."""
        return self._data()["schema"]

    @property
    def id(self) -> str | None:
        """Your id for the article."""
        return self._data()["id"]

    @property
    def offsets(self) -> Literal["char"]:
        """The unit of all spans here: code points."""
        return "char"

    @property
    def text(self) -> str:
        """The original text."""
        return self._once("text", lambda: self._native.text)

    @property
    def article(self) -> ArticleInfo:
        """What is known of the article itself."""
        return self._once("article", lambda: ArticleInfo._read(self._data()["article"], self.text))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its parts, in order."""
        return self._list("blocks", Block)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who is in it, in the order of first mention."""
        return self._list("actors", Actor)

    @property
    def events(self) -> tuple[Event, ...]:
        """Who did what to whom, in the order of the triggers."""
        return self._list("events", Event)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Who said what, in the order of the contents."""
        return self._list("claims", Claim)

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What was out of the ordinary."""
        return self._list("warnings", Warning)

    def actor(self, who: Participant | Speaker | None) -> Actor | None:
        """The actor that a participant or a speaker is; `None` where that is not known."""
        return None if who is None or who.actor is None else self.actors[who.actor]

    def to_dict(self) -> dict[str, Any]:
        """The JSON form: dictionaries, lists, strings and numbers. Spans are `[start, end]` in code points."""
        return json.loads(self.to_json())

    def to_json(self, offsets: Literal["char", "byte"] = "char") -> str:
        """The JSON form, on one line, with spans in code points or in UTF-8 bytes."""
        return self._native.to_json(offsets)

    def __eq__(self, other: object) -> bool:
        return self._native == other._native if isinstance(other, ParsedArticle) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._native)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.to_json("byte"), self.text)

    def __repr__(self) -> str:
        name = f"{self.id!r}: " if self.id is not None else ""
        sizes = f"{len(self.actors)} actors, {len(self.events)} events, {len(self.claims)} claims"
        return f"<ParsedArticle {name}{sizes}>"


def _restore(json: str, text: str) -> ParsedArticle:
    from dateline._native import Parsed

    return ParsedArticle(Parsed.from_json(json, text))
