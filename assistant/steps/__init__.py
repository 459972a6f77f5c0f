"""The answer path: one literal list of small steps. Reading it is reading the product.

A step either ends with an Answer or improves the draft and returns nothing. A step knows
nothing of HTTP.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.acts.step import (
    answer_about_acts,
    answer_from_the_act_named,
    put_acts_in_force_first,
    tell_what_acts_are_worth,
)
from assistant.answer import Answer
from assistant.draft import Draft
from assistant.steps.check import check_question, shield_personal_data
from assistant.steps.clarify import clarify_objectives
from assistant.steps.compose import compose_extracts
from assistant.steps.confirm import confirm_list
from assistant.steps.finish import verify_and_finish
from assistant.steps.followup import resolve_followup
from assistant.steps.generate import (
    add_plain_version,
    compose_generated,
    rewrite_followup,
)
from assistant.steps.guard import refuse_attacks, refuse_opinions, refuse_tasks
from assistant.steps.judge import judge_evidence, refuse_other_institutions
from assistant.steps.search import search_passages
from assistant.steps.smalltalk import answer_smalltalk
from assistant.steps.structure import answer_from_structure
from assistant.steps.understand import understand_question

Step = Callable[[Draft], Answer | None]

STEPS: tuple[Step, ...] = (
    check_question,
    shield_personal_data,
    answer_smalltalk,
    refuse_attacks,
    refuse_opinions,
    refuse_tasks,
    resolve_followup,
    rewrite_followup,
    understand_question,
    refuse_other_institutions,
    clarify_objectives,
    answer_about_acts,
    answer_from_structure,
    confirm_list,
    answer_from_the_act_named,
    search_passages,
    judge_evidence,
    put_acts_in_force_first,
    compose_generated,
    compose_extracts,
    tell_what_acts_are_worth,
    add_plain_version,
    verify_and_finish,
)
