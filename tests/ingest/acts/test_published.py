import pytest

from benchmarks.acts import SHARED, measure_minutes


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared: the published minutes are absent")
def test_published_minutes_are_cut_as_their_reference_cuts_them() -> None:
    figures = measure_minutes()
    assert figures.titles >= 0.95 * figures.points
    assert figures.dates >= 0.95 * figures.points
    assert figures.spurious <= 0.03 * figures.points
