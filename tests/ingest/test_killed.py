import json
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def test_an_ingest_killed_at_any_point_leaves_a_build_answering(tmp_path: Path) -> None:
    rehearsal = subprocess.run(
        [sys.executable, "-m", "tests.ingest.killed_ingest", str(tmp_path)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert rehearsal.returncode == 0, rehearsal.stderr
    deaths = json.loads(rehearsal.stdout)
    assert len(deaths) > 20
    assert [death["before"] for death in deaths] == sorted(
        (death["before"] for death in deaths), key="Version une.".__ne__
    )
    for death in deaths:
        assert death["before"] in ("Version une.", "Version deux.")
        assert death["problem"] is None
        assert (death["after"], death["ok"], death["left"]) == ("Version deux.", True, [])
    assert deaths[0]["before"] == "Version une."
    assert deaths[-1]["before"] == "Version deux."
