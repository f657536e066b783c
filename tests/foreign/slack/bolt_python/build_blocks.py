"""Builds all that Keypoint sends to Slack once more, with the models of Slack's SDK.

They know the limits, and what each block has. The argument is a file with a list of
{"name": …, "message": {…}} and {"name": …, "view": {…}}, as they were sent.
"""

import json
import logging
import sys

from slack_sdk.models.blocks import Block
from slack_sdk.models.metadata import Metadata
from slack_sdk.models.views import View


# What Slack documents and the models do not know yet, by the type of what has it.
NEWER = {"rich_text_preformatted": {"language"}, "header": {"level"}}


def known(value):
    """The same without what the models do not know yet."""
    if isinstance(value, list):
        return [known(item) for item in value]
    if not isinstance(value, dict):
        return value
    newer = NEWER.get(value.get("type"), set())
    return {name: known(inner) for name, inner in value.items() if name not in newer}


class Complaints(logging.Handler):
    """What the models do not know, they log and leave out."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard = []

    def emit(self, record):
        self.heard.append(record.getMessage())


def difference(sent, built, at=""):
    """Where what was built is not what was sent, if anywhere."""
    if isinstance(sent, dict) and isinstance(built, dict):
        for name in sorted(sent.keys() | built.keys()):
            if name not in built or name not in sent:
                return f"{at}/{name}"
            found = difference(sent[name], built[name], f"{at}/{name}")
            if found:
                return found
        return None
    if isinstance(sent, list) and isinstance(built, list):
        if len(sent) != len(built):
            return at
        parts = (difference(one, other, f"{at}/{number}") for number, (one, other) in enumerate(zip(sent, built)))
        return next(filter(None, parts), None)
    return None if sent == built else at


def build(what):
    """The same, by the models: they raise what is wrong."""
    if "view" in what:
        view = known(what["view"])
        return view, View(**view).to_dict()
    message = what["message"]
    if "metadata" in message:
        assert Metadata(**message["metadata"]).to_dict() == message["metadata"], "metadata"
    assert message["text"] and len(message["text"]) <= 4000, "a message has a text for notifications, of fair length"
    assert len(message["blocks"]) <= 50, "a message has at most 50 blocks"
    blocks = known(message["blocks"])
    return blocks, [block.to_dict() for block in Block.parse_all(blocks)]


def main(file):
    complaints = Complaints()
    logging.getLogger().addHandler(complaints)
    with open(file, encoding="utf-8") as source:
        payloads = json.load(source)
    assert payloads, "there is something to build"
    wrong = []
    for what in payloads:
        try:
            sent, built = build(what)
            found = difference(sent, built)
            reasons = [f"is built with another {found}"] if found else []
        except Exception as error:  # Whatever the models raise is what they say.
            reasons = [f"{type(error).__name__}: {error}"]
        reasons += complaints.heard
        complaints.heard = []
        wrong += [f"{what['name']}: {reason}" for reason in reasons]
    print("\n".join(wrong) if wrong else f"{len(payloads)} messages and forms: all well")
    return 1 if wrong else 0


sys.exit(main(sys.argv[1]))
