"""The formulas by which the parts of an act open, in folded text.

Acts of French-speaking councils share their form: *Vu*, *Considérant*, *Décide*,
*Article 1er*… These patterns know that form, never one town or province.
"""

from __future__ import annotations

import re

SEEN = re.compile(
    r"(?:vu|vus|vue|vues|revu|revoyant)\b(?!\s*,?\s+(?:le maire|le secretaire)\b,?\s*$)"
)
WHEREAS = re.compile(
    r"(?:considerant|attendu|etant donne|entendu|eu egard|constatant|estimant|attentif|"
    r"conformement|en application|dans le cadre|sur (?:la )?proposition|sur rapport|"
    r"apres (?:avoir (?:pris|entendu|examine)|examen)|oui\b|prenant en|suite a)\b"
)
_VERBS = (
    r"(?:d ?e ?c ?i ?d ?e(?:nt)?|decrete|ordonne|a ?r ?r ?e ?t ?e(?:nt)?|approuve(?:nt)?|ratifie|"
    r"adopte(?:nt)?|emet(?:tent)?|prend(?:s|nent)? (?:acte|connaissance|pour information)|"
    r"marque son accord|donne (?:son )?(?:acte|accord|avis|un avis|pouvoir)|"
    r"charge|declare|fixe|autorise|designe|resout|se prononce|accepte|vote|choisit|"
    r"rend un avis|remet un avis|proclame|procede|propose|valide|refuse|nomme|elit|confirme)"
)
_LEAD = (
    r"(?:(?:le|la|les|l')\s?(?:conseil|college|conseiller|conseillere|membres? du|assemblee|"
    r"deputation|bureau|comite|commission)[^;.]{0,160}?[\s,]|apres (?:en )?avoir[^;.]{0,160}?[\s,]|"
    r"en consequence,?\s|par ces motifs[ ,;:]+|(?:,?\s*(?:et\s)?)?a l'unanimite[^;.]{0,80}?[\s,]|"
    r"par [^;.]{0,90}(?:voix|abstention|contre)[^;.]{0,80}?[\s,]|"
    r"au scrutin secret[^;.]{0,80}?[\s,])"
)
DECISION = re.compile(rf"(?:{_LEAD}{{1,3}})?{_VERBS}(?:\b|(?=[:.,;…]))")
"""A sentence that decides: its verb at the head, or after the council and its vote."""

NOUN = re.compile(r"arrêtés?\b", re.IGNORECASE)
"""A participle or noun that folds into a deciding verb ("Arrêté du conseil…")."""


def opens_decision(text: str, folded: str) -> bool:
    """Tell whether a line, as written and folded, opens a sentence that decides."""
    return bool(DECISION.match(folded)) and not NOUN.match(text)


ARTICLE = re.compile(
    r"art(?:icle|\.)?\.?\s*(?:n\s?[°o]\s*)?"
    r"(?P<number>1\s?(?:er|°)|unique|premier|\d{1,3}(?:\s?(?:er|e|eme|bis|ter)\b)?|[ivx]{1,5}(?=\W))"
    r"(?![\d/]|-\d|\.\d|°?\s+(?:du|de la|des|de l'|d'|et|a|al|alinea|§|aux?)\s+"
    r"(?:code|loi|decret|arrete|reglement|constitution|statuts|\d))"
    r"\s*[.:°)–-]*\s*[.:–-]*\s*"
)
DIVISION = re.compile(
    r"(?:chapitre|titre|section|sous-section|partie|livre)\s(?:n\s?[°o]\s?)?"
    r"(?:\d{1,2}|[ivxlc]{1,6}|ier|[a-h]|1er|premier|premiere|unique)\s?(?:[.:)–-]+\s?\S.{0,100})?"
)
"""A whole line that opens a division of a regulation: "Chapitre II – Police"."""

ANNEX = re.compile(r"annexes?\b(?:\s*(?:n\s?[°o]\s*)?\d*\s*[:.–-]|\s*$|\s+\d+\b)")
SIGNATURE = re.compile(
    r"(?:par le (?:conseil|college)\b|pour (?:extrait|copie|expedition) conforme|"
    r"(?:ainsi )?fait (?:et delibere )?(?:a|en (?:seance|sa seance))\b|"
    r"(?:le|la) (?:directeur|directrice|greffier|greffiere|secretaire|president|presidente|"
    r"bourgmestre|gouverneur|gouverneure|maire|depute|deputee)\b[\w' .-]{0,60},?$|\(?s\.?\)\s|"
    r"vu,? le maire\b)"
)
_ROLES = (
    r"(?:directeur|directrice|greffier|greffière|secrétaire|président|présidente|bourgmestre|"
    r"gouverneur|gouverneure|député|députée)"
)
_PERSON = r"(?:[A-ZÉÈÀ][\w'’.-]+|d[eu]|van|von|le|la)"
SIGNED = re.compile(
    rf"(?i:le|la|l['’])\s?(?i:{_ROLES})(?: [\w'’.-]+){{0,3}}(?: \(?f\.f\.\)?)?,\s"
    rf"(?:M\.|Mme)?\s?[A-ZÉÈÀ][\w'’.-]+(?: {_PERSON}){{0,4}}\.?"
)
"""A signatory and his name on one line, as written: "Le Directeur général, Hugo Lambert"."""

STAMP = re.compile(
    r"accuse de reception en prefecture|date de (?:tele)?transmission ?:|"
    r"date de reception(?: en)?(?: prefecture)? ?:|transmis (?:en|a la) (?:sous-)?prefecture\b"
)
"""What the authority that receives an act prints under it."""

CLOSING = re.compile(
    r"(?:la )?seance (?:est |a ete )?(?:levee|close)|l'ordre du jour etant epuise|"
    r"fin de (?:la )?seance"
)
EVIDENCE = re.compile(
    r"\b(?:d ?e ?c ?i ?d ?e(?:nt)?\b|unanimite|voix pour|vote favorable|prend(?:s|nent)? acte|"
    r"approuve|adopte|ratifie|delibere|arrete(?:nt)?\s*:|avis favorable|marque son accord|"
    r"pour\W{0,3}:\W{0,3}\d|donne (?:son )?accord|autorise|rapporteur|informe|"
    r"rend compte|presentees?|propose|article 1)"
)
"""What shows that a stretch of minutes is an act or a point, not a mere list entry."""

VERDICT = re.compile(
    r"\bd ?e ?c ?i ?d ?e(?:nt)?\b(?! (?:par|que))|a l'unanimite|voix pour|vote favorable|"
    r"prend(?:s|nent)? (?:acte|connaissance)|emet(?:tent)? un avis|apres en avoir delibere|"
    r"pour\W{0,3}:\W{0,3}\d|article (?:1er|unique|1)\W|donnent? (?:son |leur )?accord"
)
"""What shows that a stretch of minutes decides."""

NARRATION = re.compile(
    r"(?:monsieur|madame|messieurs|mesdames|m\.|mm\.|mme|melle|mlle|m |il |elle |ils |nous |je |"
    r"le conseil|la commune|le college|les membres|l'assemblee|le president|la presidente|"
    r"le maire|lors |depuis |a la suite|apres |afin |pour rappel|comme |dans |par |"
    r"un |une |des |du |ce |cet |cette |ces |ont |sont |est |a ete|\"|- |\d+[.)] )"
)
"""How the body of a point opens: what follows a title and is not its next line."""
