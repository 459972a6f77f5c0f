"""Who is asking: citizen, agent or staff, recognised by a bearer token."""

from __future__ import annotations

import hmac
from enum import StrEnum

from pydantic import SecretStr

from api.settings import Settings
from index.document import Audience

PUBLIC = frozenset({Audience.PUBLIC})
EVERYTHING = frozenset({Audience.PUBLIC, Audience.INTERNAL})


class AccessRole(StrEnum):
    """What a person may do. Whoever shows nothing is a citizen."""

    CITIZEN = "citizen"
    AGENT = "agent"
    STAFF = "staff"

    @property
    def audiences(self) -> frozenset[Audience]:
        """Return the audiences whose documents this person may read."""
        return PUBLIC if self is AccessRole.CITIZEN else EVERYTHING


def recognise(authorization: str | None, settings: Settings) -> AccessRole | None:
    """Return the role of an `Authorization` header; None when it is not valid.

    A header that is present and wrong is refused rather than taken for a citizen's. A
    token that is not set opens nothing.
    """
    if authorization is None:
        return AccessRole.CITIZEN
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        return None
    staff = _same(token.strip(), settings.admin_token)
    agent = _same(token.strip(), settings.agent_token)
    if staff:
        return AccessRole.STAFF
    return AccessRole.AGENT if agent else None


def _same(token: str, expected: SecretStr | None) -> bool:
    """Compare in constant time; an unset token equals nothing."""
    if expected is None:
        return False
    return hmac.compare_digest(token.encode(), expected.get_secret_value().encode())
