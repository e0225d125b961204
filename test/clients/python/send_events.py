"""Sends events with the CloudEvents SDK, in every mode it has, each twice; prints what was answered, as JSON."""

import json
import sys
import urllib.error
import urllib.request
from datetime import datetime, timezone

from cloudevents.core.bindings.http import to_binary_event, to_structured_event
from cloudevents.core.v1.event import CloudEvent

url, alliance = sys.argv[1:]


def event(kind: str, identifier: str, data: dict, time: datetime | None = None) -> CloudEvent:
    attributes = {
        "id": identifier,
        "source": "https://example.org/python",
        "type": f"entente.{kind}.v1",
        "subject": alliance,
        "datacontenttype": "application/json",
    }
    if time is not None:
        attributes["time"] = time
    return CloudEvent(attributes, data)


def post(message) -> dict:
    request = urllib.request.Request(f"{url}/v1/events", message.body, dict(message.headers), method="POST")
    try:
        with urllib.request.urlopen(request) as answer:
            return {"status": answer.status, "body": json.load(answer)}
    except urllib.error.HTTPError as error:
        return {"status": error.code, "body": json.load(error)}


formed = event(
    "alliance-formed",
    "python-1",
    {
        "name": "Wells",
        "purpose": "Clean water",
        "kind": "alliance",
        "partners": [{"partnerId": "a", "name": "A"}, {"partnerId": "b", "name": "B"}],
        "occurredOn": "2020-01-01",
    },
)
gift = {"givers": ["a"], "kind": "time", "description": "A day’s work"}
gave = event("contribution-made", "python 2 é", gift, datetime(2021, 5, 1, 9, 30, 0, 123456, tzinfo=timezone.utc))
refused = event("contribution-made", "python-3", {**gift, "givers": ["stranger"], "occurredOn": "2021-05-02"})

answers = {
    "structured": post(to_structured_event(formed)),
    "binary": post(to_binary_event(gave)),
    "structuredAgain": post(to_structured_event(gave)),
    "binaryAgain": post(to_binary_event(formed)),
    "refused": post(to_binary_event(refused)),
}
print(json.dumps(answers))
