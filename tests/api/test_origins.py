from pathlib import Path

from tests.api import stand_ins

HOME = "https://guichet.example"
QUESTIONS = "/api/v1/questions"


def test_only_the_sites_that_were_named_may_call_from_a_page(tmp_path: Path) -> None:
    app = stand_ins.application(stand_ins.settings(tmp_path, widget_origins=HOME))
    with stand_ins.client(app) as client:
        ask = {"question": "musées"}
        mine = client.post(QUESTIONS, json=ask, headers={"origin": HOME})
        assert mine.headers["access-control-allow-origin"] == HOME
        assert "access-control-allow-credentials" not in mine.headers
        for origin in ("https://guichet.example.evil.example", "http://guichet.example", "null"):
            other = client.post(QUESTIONS, json=ask, headers={"origin": origin})
            assert "access-control-allow-origin" not in other.headers


def test_a_named_site_may_not_send_a_staff_key(tmp_path: Path) -> None:
    app = stand_ins.application(stand_ins.settings(tmp_path, widget_origins=HOME))
    with stand_ins.client(app) as client:
        asking = {
            "origin": HOME,
            "access-control-request-method": "POST",
            "access-control-request-headers": "authorization",
        }
        refused = client.options("/api/v1/reindex", headers=asking)
        assert refused.status_code == 400
        allowed = client.options(
            QUESTIONS, headers={**asking, "access-control-request-headers": "content-type"}
        )
        assert allowed.status_code == 200


def test_without_a_named_site_no_page_may_call(tmp_path: Path) -> None:
    with stand_ins.client(stand_ins.application(stand_ins.settings(tmp_path))) as client:
        reply = client.post(QUESTIONS, json={"question": "musées"}, headers={"origin": HOME})
        assert "access-control-allow-origin" not in reply.headers
