"""What a specimen is: an invented act of an invented province, told as data."""

from __future__ import annotations

from dataclasses import dataclass

INSTITUTION = "Province de Haute-Meuse"
MARK = "SPÉCIMEN – acte inventé, sans valeur"


@dataclass(frozen=True, slots=True)
class Specimen:
    """One act. `state` is what the portal shows; `status` what the act is worth in law.

    `mention` is what was written on it afterwards; `amounts` are its euros, in order.
    """

    key: str
    day: str
    told_day: str
    point: int
    matter: str
    representative: str
    title: str
    seen: tuple[str, ...]
    whereas: tuple[str, ...]
    vote: str
    articles: tuple[str, ...]
    status: str = "adopte"
    state: str = "Décision"
    organ: str = "Conseil provincial"
    mention: str = ""
    amounts: tuple[float, ...] = ()

    @property
    def reference(self) -> str:
        """Return the institution's own number of the act."""
        return f"CP/{self.day.replace('-', '')}-{self.point}"


CODE = "le Code de la démocratie locale et de la décentralisation, notamment l'article L2212-32"
PLAN = "le Programme stratégique transversal (PST) 2022-2024"
