"""A small bot on Bolt for Python, with people who use it, against the fake Slack.

Bolt was written for the real Slack: what it does not understand, the fake does wrong.
"""

import json
import logging
import os
import queue
import sys
import time
import urllib.error
import urllib.request

import slack_bolt
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    HeaderBlock,
    InputBlock,
    PlainTextInputElement,
    SectionBlock,
)
from slack_sdk.models.metadata import Metadata
from slack_sdk.models.views import View

API, CONTROL = os.environ["API"], os.environ["CONTROL"]
APP, CHANNEL, PERSON = os.environ["APP"], os.environ["CHANNEL"], os.environ["PERSON"]
PATIENCE = 20


class Retries(RateLimitErrorRetryHandler):
    """Waits as long as it is told, and counts how often."""

    count = 0

    def prepare_for_next_attempt(self, **arguments):
        Retries.count += 1
        super().prepare_for_next_attempt(**arguments)


class Complaints(logging.Handler):
    """What the SDK does not understand, it logs."""

    heard = []

    def emit(self, record):
        Complaints.heard.append(record.getMessage())


logging.getLogger().addHandler(Complaints(logging.ERROR))
client = WebClient(token=os.environ["BOT_TOKEN"], base_url=f"{API}/", retry_handlers=[Retries(max_retry_count=5)])
app = App(client=client, raise_error_for_unhandled_request=False)
heard, edits, deletions, reactions = queue.Queue(), queue.Queue(), queue.Queue(), queue.Queue()


def ask(what, **arguments):
    """What the person does, by the fake's control endpoints."""
    done, answer = try_to(what, arguments)
    assert done, f"{what}: {answer}"
    return answer


def refused(what, **arguments):
    done, answer = try_to(what, arguments)
    assert not done, f"{what} was not refused: {answer}"
    return answer


def try_to(what, arguments):
    body = json.dumps(arguments).encode()
    request = urllib.request.Request(f"{CONTROL}/{what}", body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
            return True, json.load(reply)
    except urllib.error.HTTPError as error:
        return False, json.load(error)


def sees(text, **arguments):
    """Waits until the person sees a text, and returns the message."""
    return ask("wait-for", who=PERSON, channel=CHANNEL, text=text, **arguments)["message"]


def fails(error, call, **arguments):
    """A call is refused, and with which code."""
    try:
        answer = call(**arguments)
    except SlackApiError as refusal:
        assert refusal.response["error"] == error, refusal
        return refusal.response
    raise AssertionError(f"it was not refused with {error}: {answer}")


@app.command("/greet")
def greet(ack, command):
    assert command["channel_id"] == CHANNEL and command["user_id"] == PERSON, command
    ack(f"Hello, {command['text']}!")


@app.command("/later")
def later(ack, respond):
    ack()
    respond("It took a while.", response_type="in_channel")
    respond(text="Only you see this.", response_type="ephemeral")


@app.action("count")
def count(ack, body, client, respond):
    ack()
    client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text="Counted: 1", blocks=card(1))
    respond(text="Thank you.", response_type="ephemeral", replace_original=False)


@app.action("write")
def write(ack, body, client):
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=form())


@app.shortcut("write")
def write_from_anywhere(ack, shortcut, client):
    ack()
    client.views_open(trigger_id=shortcut["trigger_id"], view=form())


@app.view("answer")
def answer(ack, view, body, client):
    said = view["state"]["values"]["answer"]["text"]["value"]
    if len(said.split()) < 2:
        ack(response_action="errors", errors={"answer": "Two words at least."})
        return
    ack()
    client.chat_postEphemeral(channel=view["private_metadata"], user=body["user"]["id"], text=f"You wrote: {said}")


@app.shortcut("quote")
def quote(ack, shortcut, client):
    ack()
    assert shortcut["type"] == "message_action", shortcut
    said = shortcut["message"]["text"]
    client.chat_postEphemeral(channel=shortcut["channel"]["id"], user=shortcut["user"]["id"], text=f"Quoted: {said}")


@app.event("message")
def on_message(event):
    if event.get("bot_id") or event.get("message", {}).get("bot_id"):
        return
    kinds = {None: heard, "message_changed": edits, "message_deleted": deletions, "thread_broadcast": heard}
    if event.get("subtype") in kinds:
        kinds[event.get("subtype")].put(event)


@app.event("reaction_added")
def on_reaction(event):
    reactions.put(event)


@app.event("member_joined_channel")
def on_join(event):
    pass


def card(count):
    return [
        HeaderBlock(text="Question"),
        SectionBlock(block_id="question", text=f"What is *ownership*? {count} counted."),
        ActionsBlock(
            elements=[
                ButtonElement(action_id="count", text="Count", style="primary", value="1"),
                ButtonElement(action_id="write", text="Write"),
            ]
        ),
    ]


def form():
    text = PlainTextInputElement(action_id="text", multiline=True, max_length=200)
    return View(
        type="modal",
        callback_id="answer",
        private_metadata=CHANNEL,
        title="Your answer",
        submit="Send",
        close="Cancel",
        blocks=[InputBlock(block_id="answer", label="Text", element=text)],
    )


def commands():
    answer = ask("run", by=PERSON, channel=CHANNEL, line="/greet Ada & Bob")
    assert answer["failed"] is None and answer["messages"][0]["only_for"] == PERSON, answer
    sees("Hello, Ada &amp; Bob!")
    ask("run", by=PERSON, channel=CHANNEL, line="/later")
    assert sees("It took a while.")["only_for"] is None
    assert sees("Only you see this.")["only_for"] == PERSON
    refused("run", by=PERSON, channel=CHANNEL, line="/unknown")


def messages():
    metadata = Metadata(event_type="card", event_payload={"key": "today"})
    posted = client.chat_postMessage(channel=CHANNEL, text="Question", blocks=card(0), metadata=metadata)
    card_ts = posted["ts"]
    seen = sees("What is *ownership*?")
    assert seen["ts"] == card_ts and seen["blocks"][1]["block_id"] == "question", seen

    ask("press", by=PERSON, channel=CHANNEL, ts=card_ts, action_id="count")
    sees("1 counted")
    sees("Thank you.")

    opened = ask("press", by=PERSON, channel=CHANNEL, ts=card_ts, label="Write")
    assert opened["view"]["title"]["text"] == "Your answer" and opened["view"]["callback_id"] == "answer", opened
    refused("submit", by=PERSON, values={"answer": "x" * 201})
    outcome = ask("submit", by=PERSON, values={"answer": "short"})
    assert outcome["errors"] == {"answer": "Two words at least."} and not outcome["closed"], outcome
    outcome = ask("submit", by=PERSON, values={"answer": "all I know"})
    assert not outcome["errors"] and outcome["closed"], outcome
    sees("You wrote: all I know")

    ask("react", by=PERSON, channel=CHANNEL, ts=card_ts, name="tada")
    assert reactions.get(timeout=PATIENCE)["reaction"] == "tada"
    client.reactions_add(channel=CHANNEL, timestamp=card_ts, name="+1")
    fails("already_reacted", client.reactions_add, channel=CHANNEL, timestamp=card_ts, name="+1")
    return card_ts


def threads(card_ts):
    client.chat_postMessage(channel=CHANNEL, thread_ts=card_ts, text="Write here.")
    said = ask("say", by=PERSON, channel=CHANNEL, thread=card_ts, text="my answer")
    event = heard.get(timeout=PATIENCE)
    assert (event["text"], event["thread_ts"]) == ("my answer", card_ts), event
    ask("edit", by=PERSON, channel=CHANNEL, ts=said["ts"], text="my better answer")
    edit = edits.get(timeout=PATIENCE)
    assert edit["message"]["text"] == "my better answer" and edit["previous_message"]["text"] == "my answer", edit
    replies = client.conversations_replies(channel=CHANNEL, ts=card_ts)["messages"]
    assert [reply["text"] for reply in replies][-2:] == ["Write here.", "my better answer"], replies
    ask("delete", by=PERSON, channel=CHANNEL, ts=said["ts"])
    assert deletions.get(timeout=PATIENCE)["deleted_ts"] == said["ts"]
    refused("run", by=PERSON, channel=CHANNEL, thread=card_ts, line="/greet Ada")


def shortcuts():
    said = ask("say", by=PERSON, channel=CHANNEL, text="to be quoted")
    assert heard.get(timeout=PATIENCE)["text"] == "to be quoted"
    ask("run-on", by=PERSON, channel=CHANNEL, ts=said["ts"], callback_id="quote")
    sees("Quoted: to be quoted")
    opened = ask("run-shortcut", by=PERSON, callback_id="write")
    assert opened["view"]["title"]["text"] == "Your answer", opened
    ask("close-form", by=PERSON)


def history(card_ts):
    said = [f"message {number}" for number in range(5)]
    for text in said:
        ask("say", by=PERSON, channel=CHANNEL, text=text)
    # Bolt has several threads: they come in any order.
    assert sorted(heard.get(timeout=PATIENCE)["text"] for _ in said) == said
    read = []
    for page in client.conversations_history(channel=CHANNEL, limit=2, include_all_metadata=True, oldest="0"):
        assert len(page["messages"]) <= 2, page
        read += page["messages"]
    assert [message["text"] for message in read[:5]] == said[::-1], read
    found = next(message for message in read if message["ts"] == card_ts)
    assert found["text"] == "Counted: 1", found


def lookups(card_ts):
    """What there is, page by page, and what is refused."""
    channels = [channel for page in client.conversations_list(limit=1) for channel in page["channels"]]
    assert CHANNEL in [channel["id"] for channel in channels], channels
    assert PERSON in client.conversations_members(channel=CHANNEL)["members"]
    assert client.users_info(user=PERSON)["user"]["is_bot"] is False
    assert card_ts.replace(".", "") in client.chat_getPermalink(channel=CHANNEL, message_ts=card_ts)["permalink"]
    gone = client.chat_postMessage(channel=CHANNEL, text="to be deleted")["ts"]
    client.chat_delete(channel=CHANNEL, ts=gone)
    fails("message_not_found", client.chat_update, channel=CHANNEL, ts=gone, text="too late")
    fails("channel_not_found", client.chat_postMessage, channel="C0NOWHERE", text="nobody hears this")
    fails("no_text", client.api_call, api_method="chat.postMessage", json={"channel": CHANNEL})
    missing = fails("missing_scope", client.usergroups_list)
    assert "usergroups:read" in missing["needed"], missing
    long = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
    refusal = fails("invalid_blocks", client.chat_postMessage, channel=CHANNEL, text="long", blocks=long)
    assert "[json-pointer:/blocks/0/text/text]" in refusal["response_metadata"]["messages"][-1], refusal


def limits():
    """Messages that come too fast are asked for again, and all arrive in their order."""
    texts = [f"fast {number}" for number in range(6)]
    for text in texts:
        client.chat_postMessage(channel=CHANNEL, text=text)
    newest = client.conversations_history(channel=CHANNEL, limit=len(texts))["messages"]
    assert [message["text"] for message in newest] == texts[::-1], newest
    assert Retries.count > 0, "nothing was limited"


def interruptions():
    """A socket that is to be refreshed is replaced, and what is said then is heard."""
    before = ask("sockets", app=APP)["connected"]
    ask("ask-to-refresh")
    deadline = time.monotonic() + PATIENCE
    while ask("sockets", app=APP)["connected"] == before:
        assert time.monotonic() < deadline, "the socket was not replaced"
        time.sleep(0.1)
    ask("connected", app=APP, connections=1, seconds=PATIENCE)
    # Before the SDK looks at a new socket, it waits for the last words of the old one, for three seconds.
    time.sleep(3.5)
    ask("say", by=PERSON, channel=CHANNEL, text="did you hear this?")
    assert heard.get(timeout=PATIENCE)["text"] == "did you hear this?"


def main():
    handler = SocketModeHandler(app, os.environ["APP_TOKEN"])
    handler.connect()
    try:
        assert client.auth_test()["team"], "the bot knows where it is"
        commands()
        card_ts = messages()
        threads(card_ts)
        shortcuts()
        history(card_ts)
        lookups(card_ts)
        limits()
        interruptions()
        # What was sent last is acknowledged.
        time.sleep(1)
        violations = ask("forget-violations")["violations"]
    finally:
        handler.close()
    assert violations == [], violations
    assert Complaints.heard == [], Complaints.heard
    print(f"Bolt for Python {slack_bolt.version.__version__}: all well")


main()
# Threads of the SDK may still wait for the next message.
os._exit(0)
