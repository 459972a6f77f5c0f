"""Forms of questions that lean on the one before, matched on folded text unless said otherwise."""

from __future__ import annotations

import re

# What comes before a follow-up and says nothing: "ok, et pour…".
_HEARD = (
    r"(?:(?:ok|okay|oui|merci|super|parfait|bien|tres bien|d'accord|ah|bon)(?: beaucoup)?[ ,.!]+)"
)
_SAME = r"(?:la )?(?:m[eê]me (?:demande|question|chose)|idem|pareil)"
OPENING = re.compile(
    r"^(?:et|ou|mais|alors|sinon|puis|and|en|und)\b"
    r"|^(?:ceux|celles) (?:de|du|des|d'|en|pour)\b"
    r"|^(?:pour|avec|par|dans|a|de|for|with) (?:quel|which)"
    rf"|^{_HEARD}(?:et|mais|alors|puis) "
    r"(?:pour|l[ae]s?|l'|du|des?|ceux|celles?|aux?|en|dans|chez|sur)\b"
    rf"|^{_SAME} (?:pour|avec|sur|de|chez|dans)\b"
)
REFERRING = re.compile(
    r"\b((ce(ux|lui)|celles?)(-ci|-la)?|cela|ca|lui|leurs?|son|sa|ses|y|l[ae]s?quel(le)?s?|ils?|elles?|"
    r"idem|pareil|meme chose|those|them|these|it|its|their|dezelfde)\b"
)
SHORT = re.compile(
    r"^(?:et |mais |alors )?"
    r"(combien|pourquoi|(?:pour |depuis |jusqu'a |a partir de |de |avant |des )?quand|ou|"
    r"(?:avec |par |pour |chez |a |de )?qui|comment|c'?est tout|"
    r"how many|why|when|where|hoeveel|wie viele)"
    r"[ ?!.]*(y en a.t.il|en a.t.il|sont.ils|sont.elles|en tout|au total|ca|cela|exactement)?"
    r"[ ?!.]*$"
)
# "lesquels ?", "cite-les": the members of what was just counted.
WHICH = re.compile(
    r"^(?:et |mais |alors |and |en |und )?"
    r"(?:l[ae]s?quel(?:le)?s?|which(?: ones?| are they)?|welke?|welche[rs]?|"
    r"(?:cite|liste|enumere|nomme|donne|montre|affiche)[sz]?.les(?:.(?:moi|nous))?"
    r"(?: tous| toutes)?|"
    r"(?:peux.tu|pouvez.vous|tu peux|vous pouvez) (?:me |nous )?les "
    r"(?:citer|lister|enumerer|nommer|donner|montrer|afficher)|"
    r"(?:donne[rsz]?.)?(?:moi )?(?:la )?liste(?: complete)?|"
    r"(?:list|name|show|give) (?:me )?them(?: all)?)"
    r"(?: sont.(?:ils|elles))?(?: (?:s'il (?:te|vous) plait|stp|svp|please))?[ ?!.]*$"
)
YES = re.compile(
    r"^(oui|ouais|ok|d'accord|volontiers|je veux bien|vas-y|allez-y|yes|ja|sure)\b[ ,.!]*"
    r"(s'il (te|vous) plait|stp|svp|merci|please)?[ .!]*$"
)
# "et pour les enfants ?", "et en 2022 ?": what the question before said in its place gives way.
# This one and the next are matched on the text as it was typed, whose words are kept.
ADJUNCT = re.compile(
    rf"^{_HEARD}?(?:et|ou|mais|alors|{_SAME})\s+"
    r"((?:pour|en|à|au|aux|dans|chez|avec|sur|depuis|avant|après)\b.+?)[ ?!.]*$",
    re.IGNORECASE,
)
# "lesquels concernent les jeunes ?": some of the members listed before.
WHICH_OF_THEM = re.compile(r"^(?:et\s+)?lesquel(?:le)?s\s+(.+?)[ ?!.]*$", re.IGNORECASE)
# The member not chosen of two, then what goes on from the question before: "avec quel ami ?".
OTHER = re.compile(
    r"^(?:et |and |en |und )?(?:l'autre|the other(?: one)?|de andere|der andere)[ ?!.]*$"
)
WITH_WHICH = re.compile(r"^(?:et |mais |alors )?(?:avec|par|pour|chez|dans|a|de|sur|with|for) quel")
