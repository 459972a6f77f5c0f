"""What staff say of the links between the plan and the acts, as stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import delete, select

from api.storage.database import Database
from api.storage.tables import PlanLinkRow


class PlanLinks:
    """Verdicts in a database. All methods raise StorageUnavailable when it is gone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def verdicts(self, node_ids: Iterable[str]) -> dict[tuple[str, str], bool]:
        """Return what was said, by node and act: True confirmed, False rejected."""
        wanted = select(PlanLinkRow).where(PlanLinkRow.node_id.in_(list(node_ids)))
        with self._database.session() as session:
            return {(row.node_id, row.act_id): row.confirmed for row in session.scalars(wanted)}

    def say(self, node_id: str, act_id: str, confirmed: bool | None) -> None:
        """Store a verdict; None takes it back."""
        with self._database.session() as session:
            if confirmed is None:
                session.execute(
                    delete(PlanLinkRow).where(
                        PlanLinkRow.node_id == node_id, PlanLinkRow.act_id == act_id
                    )
                )
                return
            session.merge(
                PlanLinkRow(
                    node_id=node_id,
                    act_id=act_id,
                    confirmed=confirmed,
                    decided_at=datetime.now(UTC),
                )
            )
