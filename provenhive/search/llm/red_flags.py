"""Red flags: answers that are discarded unread, never repaired.

MAKER (arXiv 2511.09030, section 3.3): an answer that is too long or has the wrong form is likelier to be wrong also
where it can be read, so that dropping it costs less than mending it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenhive.search.llm.messages import Answer

_WHOLE_FENCE = re.compile(r"\A```[A-Za-z]*[ \t]*\n(.*?)\n?```\Z", re.DOTALL)
TOO_LONG, CUT_OFF, WRONG_FORM, EMPTY = "too long", "cut off", "wrong form", "empty"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer holds: a candidate's text, or the red flag that discards it."""

    text: str
    flag: str = ""


def read_answer(answer: Answer, max_characters: int) -> Reading:
    """Take the candidate out of an answer.

    The form that the prompt asks for is one fenced block and nothing else, or the bare block of statements. The text
    goes to the gate as it stands.
    """
    text = answer.text.strip()
    if not answer.complete:
        return Reading(answer.text, CUT_OFF)
    if not text:
        return Reading(answer.text, EMPTY)
    if len(text) > max_characters:
        return Reading(answer.text, TOO_LONG)
    fenced = _WHOLE_FENCE.match(text)
    inner = fenced.group(1).strip() if fenced is not None else text
    if "```" in inner or not inner.startswith("{"):
        return Reading(answer.text, WRONG_FORM)
    return Reading(inner + "\n")
