from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.api import stand_ins


@pytest.fixture
def assistant() -> stand_ins.QuotingAssistant:
    return stand_ins.QuotingAssistant()


@pytest.fixture
def browser(tmp_path: Path, assistant: stand_ins.QuotingAssistant) -> Iterator[TestClient]:
    app = stand_ins.application(stand_ins.settings(tmp_path), assistant)
    with stand_ins.client(app) as client:
        yield client
