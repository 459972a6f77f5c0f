"""Build beforehand what answers keep with a view, so that no question waits for it."""

from __future__ import annotations

import logging

from assistant.acts.registry import registry_of
from assistant.acts.thread import thread_of
from assistant.catalogue import catalogue_of
from assistant.divisions import openings
from assistant.enumerated import enumerations
from assistant.objectives import objectives_above
from index.view import View

_log = logging.getLogger(__name__)


def prepare(view: View) -> None:
    """Build what a view keeps: its thesaurus, its collections, its acts, their links to the plan.

    The model that reads the best texts is loaded too.

    Never raises: what could not be built is tried again by the question that needs it.
    """
    try:
        catalogue = catalogue_of(view)
        _ = view.thesaurus, catalogue.collections, catalogue.headings, enumerations(view)
        objectives_above(view)
        openings(view)
        view.answering([("", "")])
        if view.acts:
            registry_of(view)
            thread_of(view)
    except Exception as error:  # a view answers without its lists
        _log.error("a view could not be prepared: %s", type(error).__name__)
