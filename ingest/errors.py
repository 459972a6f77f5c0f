"""Why a file could not be read, as told to staff."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """The closed set of reasons for refusing a file."""

    EMPTY = "vide"
    ENCRYPTED = "chiffre"
    SCANNED = "numerise"
    ILLEGIBLE = "illisible"
    CORRUPTED = "endommage"
    OVERSIZED = "trop_volumineux"
    UNKNOWN_TYPE = "type_inconnu"
    TYPE_MISMATCH = "type_trompeur"
    TIMED_OUT = "trop_long"
    OUT_OF_MEMORY = "trop_de_memoire"
    ZIP_BOMB = "archive_piegee"
    METADATA = "metadonnees"
    OUTSIDE = "hors_du_dossier"


_MESSAGES = {
    Reason.EMPTY: "Le fichier est vide ou ne contient aucun texte.",
    Reason.ENCRYPTED: "Le fichier est protégé par un mot de passe.",
    Reason.SCANNED: "Le fichier ne contient que des images, sans texte : c’est une numérisation.",
    Reason.ILLEGIBLE: "Le texte du fichier est illisible : ses caractères sont mal codés.",
    Reason.CORRUPTED: "Le fichier est endommagé ou n’a pas la forme attendue.",
    Reason.OVERSIZED: "Le fichier est trop volumineux.",
    Reason.UNKNOWN_TYPE: "Ce type de fichier n’est pas pris en charge.",
    Reason.TYPE_MISMATCH: "Le contenu du fichier ne correspond pas à son extension.",
    Reason.TIMED_OUT: "La lecture du fichier a pris trop de temps et a été arrêtée.",
    Reason.OUT_OF_MEMORY: "La lecture du fichier demande trop de mémoire et a été arrêtée.",
    Reason.ZIP_BOMB: "Le fichier se décompresse en un volume anormal : il a été refusé.",
    Reason.METADATA: "L’en-tête du fichier contient une erreur.",
    Reason.OUTSIDE: "Ce lien mène hors du dossier : il n’est pas suivi.",
}


class UnreadableFileError(Exception):
    """Raised when a file cannot be read. `message` is in French, for staff.

    It never carries the library's own words, which could quote the file.
    """

    def __init__(self, reason: Reason, message: str | None = None) -> None:
        self.reason = reason
        self.message = message or _MESSAGES[reason]
        super().__init__(self.message)
