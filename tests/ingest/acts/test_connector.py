import json
from datetime import date
from pathlib import Path

import pytest

from ingest.acts.connector import Pulled, Source, pull
from ingest.acts.endpoint import Endpoint, EndpointError
from ingest.acts.imio import read_imio
from tests.ingest.acts.imio_answers import MEETING, Replay, item, served

TODAY = date(2024, 1, 10)
LOOPBACK = ("127.0.0.0/8",)


def source_of(replay: Replay, **limits: object) -> Source:
    endpoint = Endpoint(
        replay.url,
        token="jeton-d-essai",
        hosts=frozenset({"127.0.0.1"}),
        networks=LOOPBACK,
        **limits,  # type: ignore[arg-type]
    )
    return Source(endpoint, ("meeting-config-council",), "Province de Haute-Meuse")


def _replay() -> Replay:
    secret = item(400, "Secret", privacy="secret", decision={"data": "<p>CANARI</p>"})
    return Replay(items=[item(100, "Un"), item(200, "Deux"), item(300, "Trois"), secret])


def test_public_points_of_a_meeting_are_written_in_one_file(tmp_path: Path) -> None:
    with served(_replay()) as replay:
        pulled = pull(source_of(replay), tmp_path, today=TODAY)
    (path,) = tmp_path.iterdir()
    assert pulled == Pulled(written=1, points=3)
    assert path.name == "imio-meeting-config-council-2022-03-31-seance-1.json"
    words = path.read_text(encoding="utf-8")
    assert "CANARI" not in words
    assert [act.point for act in read_imio(words).given] == ["1", "2", "3"]
    assert replay.asked[0][2] == "Bearer jeton-d-essai"


def test_meeting_that_did_not_change_is_not_asked_again(tmp_path: Path) -> None:
    with served(_replay()) as replay:
        pull(source_of(replay), tmp_path, today=TODAY)
        asked = replay.of_kind("item")
        assert pull(source_of(replay), tmp_path, today=TODAY) == Pulled(unchanged=1)
        assert replay.of_kind("item") == asked
        replay.meetings[0]["modification_date"] = "2024-01-09T10:00:00+00:00"
        replay.items.pop(1)
        assert pull(source_of(replay), tmp_path, today=TODAY).points == 2


def test_recent_meeting_is_asked_again_even_unchanged(tmp_path: Path) -> None:
    with served(_replay()) as replay:
        pull(source_of(replay), tmp_path, today=date(2022, 4, 2))
        assert pull(source_of(replay), tmp_path, today=date(2022, 4, 2)).written == 1


def test_meeting_no_longer_published_loses_its_file(tmp_path: Path) -> None:
    with served(_replay()) as replay:
        pull(source_of(replay), tmp_path, today=TODAY)
        replay.meetings.clear()
        assert pull(source_of(replay), tmp_path, today=TODAY).removed == 1
    assert list(tmp_path.iterdir()) == []


def test_redirect_is_refused(tmp_path: Path) -> None:
    with served(Replay(redirect="https://ailleurs.invalid/")) as replay:
        with pytest.raises(EndpointError, match="autre adresse"):
            pull(source_of(replay), tmp_path, today=TODAY)
        assert len(replay.asked) == 1


def test_answer_too_big_is_refused(tmp_path: Path) -> None:
    with served(_replay()) as replay, pytest.raises(EndpointError, match="volumineuse"):
        pull(source_of(replay, most_bytes=100), tmp_path, today=TODAY)


@pytest.mark.parametrize(
    ("hosts", "networks", "told"),
    [
        (frozenset({"autre.invalid"}), LOOPBACK, "liste"),
        (frozenset({"127.0.0.1"}), (), "adresse privée"),
        (frozenset({"127.0.0.1"}), ("10.0.0.0/8",), "adresse privée"),
    ],
)
def test_host_and_network_must_be_allowed(
    hosts: frozenset[str], networks: tuple[str, ...], told: str
) -> None:
    with served(_replay()) as replay:
        endpoint = Endpoint(replay.url, hosts=hosts, networks=networks)
        with pytest.raises(EndpointError, match=told):
            list(endpoint.search({"type": "meeting"}))
        assert replay.asked == []


def test_token_is_never_shown() -> None:
    assert "jeton" not in repr(Endpoint("https://x.invalid", token="jeton"))


def test_written_meeting_tells_nothing_but_what_is_published(tmp_path: Path) -> None:
    with served(_replay()) as replay:
        pull(source_of(replay), tmp_path, today=TODAY)
    (path,) = tmp_path.iterdir()
    told = json.loads(path.read_text(encoding="utf-8"))
    assert "notes" in MEETING
    assert "notes" not in told["meeting"]
    assert all("internalNotes" not in point for point in told["items"])
