"""Settings: environment variables `PST_*`, also read from a `.env` file."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

SHORTEST_SECRET = 16


def _home() -> Path:
    """Return the folder that relative paths start from: the project's, else the current one."""
    project = Path(__file__).resolve().parent.parent
    return project if (project / "corpus").is_dir() else Path.cwd()


def _listed(value: object) -> object:
    """Read "a, b" as a list."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]


class Settings(BaseSettings):
    """What an operator may set. `docs/exploitation.md` explains each in French."""

    model_config = SettingsConfigDict(
        env_prefix="PST_", env_file=".env", env_file_encoding="utf-8", extra="ignore"
    )

    environment: Literal["development", "production"] = "development"

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)

    corpus_dir: Path = Field(default_factory=lambda: _home() / "corpus")
    index_dir: Path = Field(default_factory=lambda: _home() / "var" / "index")
    uploads_dir: Path | None = None
    database_url: str = ""
    embedding_model: str | None = None

    chat_model: str | None = None
    chat_base_url: str | None = Field(default=None, pattern=r"^https?://")
    chat_api_key: SecretStr | None = None
    chat_timeout: float = Field(default=20.0, gt=0, le=300)
    chat_budget: int = Field(default=600, ge=1)
    chat_parallel: int = Field(default=4, ge=1)
    chat_plain_language: bool = False
    chat_internal: bool = False

    agent_token: SecretStr | None = None
    admin_token: SecretStr | None = None
    widget_origins: Listed = ()
    trusted_proxies: Listed = ()

    rate_per_minute: int = Field(default=600, ge=1)
    rate_exempt: Listed = ("127.0.0.0/8", "::1/128")
    queue: int = Field(default=500, ge=1)
    answer_threads: int = Field(default=4, ge=1)

    imio_url: str = ""
    imio_token: SecretStr | None = None
    imio_configs: Listed = ("meeting-config-council",)
    imio_institution: str = ""
    imio_hosts: Listed = ()
    imio_networks: Listed = ()

    retention_days: int = Field(default=90, ge=1)
    ocr_seconds: float | None = Field(default=None, ge=0)
    upload_max_mb: int = Field(default=50, ge=1)
    upload_max_files: int = Field(default=20, ge=1)
    uploads_quota_mb: int = Field(default=2000, ge=1)
    contact: str = "Un agent peut vous répondre : adressez-vous à l'accueil de la Province."

    @field_validator(
        "agent_token",
        "admin_token",
        "embedding_model",
        "chat_model",
        "uploads_dir",
        "ocr_seconds",
        "chat_base_url",
        "chat_api_key",
        mode="before",
    )
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("rate_exempt", "imio_networks")
    @classmethod
    def _are_networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for network in value:
            ip_network(network)
        return value

    @model_validator(mode="after")
    def _secrets_are_strong(self) -> Settings:
        secrets = [s.get_secret_value() for s in (self.agent_token, self.admin_token) if s]
        if len(set(secrets)) < len(secrets):
            raise ValueError("PST_AGENT_TOKEN et PST_ADMIN_TOKEN doivent être différents")
        if self.environment == "production" and any(len(s) < SHORTEST_SECRET for s in secrets):
            raise ValueError(f"un jeton de production a au moins {SHORTEST_SECRET} caractères")
        return self

    @property
    def uploads(self) -> Path:
        """Return where uploaded files are kept; the corpus itself is never written to."""
        return self.uploads_dir or self.index_dir / "uploads"

    @property
    def database(self) -> str:
        """Return the SQLAlchemy URL of what people do (conversations, jobs)."""
        return self.database_url or f"sqlite:///{self.index_dir.parent / 'pst.sqlite3'}"
