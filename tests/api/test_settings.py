from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import Settings
from tests.api.stand_ins import settings


def test_settings_come_from_the_environment_and_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("PST_PORT=9001\nPST_RETENTION_DAYS=30\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PST_PORT", "9002")
    monkeypatch.setenv("PST_INDEX_DIR", str(tmp_path / "données" / "index"))
    monkeypatch.setenv("PST_WIDGET_ORIGINS", "https://a.example, https://b.example")
    chosen = Settings()
    assert (chosen.port, chosen.retention_days) == (9002, 30)
    assert chosen.database == f"sqlite:///{tmp_path}/données/pst.sqlite3"
    assert chosen.uploads == tmp_path / "données" / "index" / "uploads"
    assert chosen.widget_origins == ("https://a.example", "https://b.example")


def test_an_empty_secret_or_model_is_not_set(tmp_path: Path) -> None:
    chosen = settings(tmp_path, admin_token="", agent_token=" ", embedding_model="")
    assert (chosen.admin_token, chosen.agent_token, chosen.embedding_model) == (None, None, None)


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    assert "clef-des-agents" not in repr(settings(tmp_path))


def test_the_same_secret_does_not_serve_two_roles(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="différents"):
        settings(tmp_path, admin_token="la-meme-clef-partout", agent_token="la-meme-clef-partout")


def test_production_refuses_a_short_secret(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="16 caractères"):
        settings(tmp_path, environment="production", admin_token="admin")
    assert settings(tmp_path, environment="development", admin_token="admin").admin_token


@pytest.mark.parametrize(
    "wrong", [{"port": 70000}, {"retention_days": 0}, {"rate_exempt": "partout"}]
)
def test_a_value_that_makes_no_sense_is_refused(tmp_path: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        settings(tmp_path, **wrong)
