"""Uses the client that was generated into a folder: records, reads, and is refused; prints what it got, as JSON."""

import importlib
import json
import pkgutil
import sys

folder, url, alliance = sys.argv[1:]
sys.path.insert(0, folder)
client = importlib.import_module("entente_client")
package = importlib.import_module("entente_client.api")
session = client.ApiClient(client.Configuration(host=url))
modules = [importlib.import_module(f"entente_client.api.{found.name}") for found in pkgutil.iter_modules(package.__path__)]
apis = [kind(session) for module in modules for name, kind in vars(module).items() if name.endswith("Api")]


def call(operation: str, *arguments, **named):
    """Operations are known by their ids, whatever class the generator has put them into."""
    (api,) = [api for api in apis if hasattr(api, operation)]
    return getattr(api, operation)(*arguments, **named)


partners = [{"partnerId": "a", "name": "A"}, {"partnerId": "b", "name": "B"}]
formed = call(
    "form_alliance",
    {
        "allianceId": alliance,
        "name": "Wells",
        "purpose": "Clean water",
        "kind": "alliance",
        "partners": partners,
        "occurredOn": "2020-01-01",
    },
)
promise = {"commitmentId": "well", "debtors": ["a"], "creditors": ["b"], "description": "A well", "occurredOn": "2020-02-01"}
call("make_commitment", alliance, promise, idempotency_key="promise")
kept = call(
    "fulfil_commitment",
    alliance_id=alliance,
    commitment_id="well",
    fulfil_commitment_body={"confirmedBy": "b", "occurredOn": "2020-03-01"},
    if_match='"1"',
)
timeline = call("get_trust_timeline", alliance, debtor="a", after=kept.position)
try:
    call("make_commitment", alliance, {**promise, "commitmentId": "other", "debtors": ["stranger"]})
    refusal = None
except client.exceptions.ApiException as error:
    refusal = {"status": error.status, "rule": json.loads(error.body)["rule"]}

print(
    json.dumps(
        {
            "formedAt": formed.revision,
            "keptAt": kept.revision,
            "points": [point.to_dict()["E"] for point in timeline.points],
            "refusal": refusal,
        }
    )
)
