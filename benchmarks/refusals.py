"""The faults that each peer refuses, each in a copy of one valid document. A fault that is accepted was not checked.

The times of a peer count together with its checks, so this table belongs to the tables of times.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from documents import Plain
from peer_codecs import OURS, Codec

GOOD: Plain = {
    "format": "indokorea",
    "version": 1,
    "records": [
        {"kind": "country", "id": "country:ind", "name": {"en": "India"}},
        {"kind": "country", "id": "country:kor", "name": {"en": "Republic of Korea"}},
        {
            "kind": "agreement",
            "id": "agreement:one",
            "name": {"en": "An agreement"},
            "parties": [{"party": "country:ind"}, {"party": "country:kor"}],
            "instrument": "agreement",
            "level": "state",
            "actions": [{"type": "signed", "on": "2009-08-07"}],
            "summary": "It was signed.",
        },
    ],
}


def faults() -> dict[str, bytes]:
    """Return documents with one fault each, by a description of the fault."""
    edits: dict[str, Callable[[Plain], object]] = {
        "a required field is missing": lambda record: record.pop("level"),
        "a field is unknown": lambda record: record.update(colour="blue"),
        "a number in place of a text": lambda record: record.update(summary=7),
        "null in place of a field left out": lambda record: record.update(summary=None),
        "a term is not in its vocabulary": lambda record: record.update(level="galactic"),
        "an id has the wrong form": lambda record: record.update(id="agreement:ONE"),
        "a text is blank": lambda record: record.update(summary=" "),
        "a text is not in Unicode form NFC": lambda record: record.update(summary="Cafe\u0301"),
        "a date is not well formed": lambda record: record["actions"][0].update(on="soon"),
        "a date is not in the calendar": lambda record: record["actions"][0].update(on="2009-02-30"),
        "two fields contradict each other": lambda record: record.update(
            identifiers=[{"scheme": "wikidata", "value": "an agreement"}]
        ),
        "a reference is broken": lambda record: record["parties"][0].update(party="country:fra"),
        "a reference is to a record of the wrong kind": lambda record: record["parties"][0].update(party=record["id"]),
    }
    made = {name: json.dumps(_edited(edit)).encode() for name, edit in edits.items()}
    good = json.dumps(GOOD)
    made["an id is repeated"] = good.replace('"country:kor", "name"', '"country:ind", "name"').encode()
    made["a key is repeated"] = good.replace('"level": "state"', '"level": "private", "level": "state"').encode()
    return made


def _edited(edit: Callable[[Plain], object]) -> Plain:
    plain: Plain = json.loads(json.dumps(GOOD))
    edit(plain["records"][-1])
    return plain


def refused(codecs: dict[str, Codec]) -> dict[str, dict[str, bool]]:
    """Return for each fault and each peer whether the peer refused it.

    Raises AssertionError if a peer refuses the valid document, or if our reader accepts a fault.
    """
    good = json.dumps(GOOD).encode()
    for name, codec in codecs.items():
        assert accepts(codec, good), f"{name} refuses a good document"
    found = {
        fault: {name: not accepts(codec, data) for name, codec in codecs.items()} for fault, data in faults().items()
    }
    accepted = [fault for fault, every in found.items() if not every.get(OURS, True)]
    assert not accepted, f"our reader accepts: {accepted}"
    return found


def accepts(codec: Codec, data: bytes) -> bool:
    """Return True if the peer reads the document."""
    found: Any = None
    try:
        found = codec.loads(data)
    except Exception:  # each peer has errors of its own
        return False
    return found is not None
