"""Reads a lineage with the PROV library, and follows its derivations from the figure on; prints what it found, as JSON."""

import io
import json
import sys
import urllib.request

from prov.model import ProvDerivation, ProvDocument, ProvEntity

request = urllib.request.Request(sys.argv[1], headers={"Accept": "application/provenance+json"})
with urllib.request.urlopen(request) as answer:
    document = ProvDocument.deserialize(io.StringIO(answer.read().decode()), format="json")

figures = [one for one in document.get_records(ProvEntity) if "Figure" in str(one.get_asserted_types())]
derived: dict[str, list[str]] = {}
for derivation in document.get_records(ProvDerivation):
    generated, used = (str(value) for _, value in derivation.formal_attributes[:2])
    derived.setdefault(generated, []).append(used)

reached: list[str] = []
waiting = [str(figures[0].identifier)]
while waiting:
    one = waiting.pop()
    if one not in reached:
        reached.append(one)
        waiting += derived.get(one, [])

again = ProvDocument.deserialize(io.StringIO(document.serialize(format="json")), format="json")
value = next(iter(figures[0].get_attribute("entente:E")))
print(
    json.dumps(
        {
            "figures": len(figures),
            "E": float(value),
            "kinds": sorted({type(one).__name__ for one in document.get_records() if one.is_relation()}),
            "events": [one for one in reached if one.startswith("event:")],
            "same": again == document,
        }
    )
)
