import pytest

from assistant.shape import shape_of
from assistant.understanding import understand
from index.view import View


@pytest.mark.parametrize(
    ("question", "text", "shape"),
    [
        ("Quelle société a placé les arbres ?", "Placés par la société Roulibre.", 1.0),
        ("Quelle société a placé les arbres ?", "Les arbres ont déçu.", 0.0),
        ("Dans quelle ville plante-t-on les arbres ?", "Des arbres plantés à Montreval", 1.0),
        ("Dans quelle ville plante-t-on les arbres ?", "Des arbres plantés en masse", 0.0),
        (
            "Quelle société a placé les arbres ?",
            "Les arbres ont déçu ceux qui étaient venus voir Montreval",
            0.0,
        ),
    ],
)
def test_which_one_is_told_by_a_name_beside_its_kind(
    plan: View, question: str, text: str, shape: float
) -> None:
    passage = plan.passages[0]
    assert shape_of(understand(question, plan, "fr"), text, passage) == shape
