"""Turn frozen dataclasses into JSON objects and back, strictly.

Fields that equal their default are left out. Decoding accepts exactly the declared
fields with exactly the declared types: anything else is a `RecordError`. Nothing is
ever executed or imported from what is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]


class RecordError(ValueError):
    """Raised when a record is not what its type declares."""


def encode(record: object) -> dict[str, Any]:
    """Return a dataclass as a JSON object without the fields left at their default."""
    return {
        name: _plain(value)
        for name, default in _layout(cast(Hashable, type(record)))
        if (value := getattr(record, name)) is not default and value != default
    }


def decode(record_type: type[T], data: object) -> T:
    """Return the dataclass a JSON object describes, or raise RecordError."""
    return cast(T, _decoder(cast(Hashable, record_type))(data))


def to_line(record: object) -> bytes:
    """Return a record as one line of JSON Lines, its end included."""
    text = json.dumps(encode(record), ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def write_lines(path: Path, records: Iterable[object]) -> None:
    """Write records as JSON Lines, one record a line."""
    with path.open("wb") as file:
        file.writelines(map(to_line, records))


def read_lines(path: Path, record_type: type[T]) -> Iterator[T]:
    """Read JSON Lines back, or raise RecordError naming the line."""
    read = _decoder(cast(Hashable, record_type))
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                yield cast(T, read(json.loads(line)))
            except ValueError as error:
                raise RecordError(f"{path.name}:{number}: {error}") from error


@cache
def _layout(record_type: Any) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(record_type))


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return encode(value)
    return value


@cache
def _decoder(kind: Any) -> Decoder:
    """Return the strict reader of one annotated type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional_decoder(arguments)
    if origin is tuple:
        return _tuple_decoder(arguments[0])
    if origin is Mapping:
        return _mapping_decoder(*arguments)
    if is_dataclass(kind):
        return _dataclass_decoder(cast(type, kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_decoder(kind)
    return _scalar_decoder(kind)


def _scalar_decoder(kind: type) -> Decoder:
    def read(data: Any) -> Any:
        if type(data) is kind:
            return data
        if kind is float and type(data) is int:
            return float(data)
        raise RecordError(f"{kind.__name__} expected, not {type(data).__name__}")

    return read


def _enum_decoder(kind: type[Enum]) -> Decoder:
    members = {member.value: member for member in kind}

    def read(data: Any) -> Any:
        if isinstance(data, str) and data in members:
            return members[data]
        raise RecordError(f"not a {kind.__name__}: {data!r:.40}")

    return read


def _optional_decoder(arguments: tuple[Any, ...]) -> Decoder:
    inner = _decoder(next(kind for kind in arguments if kind is not NoneType))
    return lambda data: None if data is None else inner(data)


def _tuple_decoder(item: Any) -> Decoder:
    inner = _decoder(item)

    def read(data: Any) -> Any:
        if type(data) is not list:
            raise RecordError(f"list expected, not {type(data).__name__}")
        return tuple([inner(value) for value in data])

    return read


def _mapping_decoder(key: Any, item: Any) -> Decoder:
    read_key, read_item = _decoder(key), _decoder(item)

    def read(data: Any) -> Any:
        if type(data) is not dict:
            raise RecordError(f"object expected, not {type(data).__name__}")
        return {read_key(name): read_item(value) for name, value in data.items()}

    return read


def _dataclass_decoder(record_type: type) -> Decoder:
    hints = get_type_hints(record_type)
    readers = {field.name: _decoder(hints[field.name]) for field in fields(record_type)}
    required = frozenset(
        field.name
        for field in fields(record_type)
        if field.default is MISSING and field.default_factory is MISSING
    )

    def read(data: Any) -> Any:
        if type(data) is not dict:
            raise RecordError(f"object expected, not {type(data).__name__}")
        if not required <= data.keys():
            raise RecordError(f"{record_type.__name__}: missing {sorted(required - data.keys())}")
        try:
            return record_type(**{name: readers[name](value) for name, value in data.items()})
        except KeyError as error:
            raise RecordError(f"{record_type.__name__}: unknown field {error}") from None

    return read
