"""What schemathesis has to be told of media types that it does not know."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def as_lines(context, value):
    """A body of lines: text as it is, anything else as one line of JSON."""
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()
