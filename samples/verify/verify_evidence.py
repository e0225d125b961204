"""Checks an evidence bundle of Entente offline, with public keys alone, and uses Python's standard library alone.

Written from docs/reference/evidence.md, RFC 8032 (Ed25519), RFC 8785, RFC 9162 and C2SP signed-note, tlog-checkpoint,
tlog-cosignature, tlog-proof, tlog-policy.
Exit status: 0 verified, 1 not verified, 2 wrong usage.
"""

import base64
import hashlib
import json
import re
import sys

FORMAT = "entente-evidence/v1"
LOG_KEY, WITNESS_KEY = 1, 4


class NotVerified(Exception):
    """What is wrong with a bundle, by the word that docs/reference/evidence.md explains."""


class WrongUsage(Exception):
    pass


def ensure(holds, problem):
    if not holds:
        raise NotVerified(problem)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def to_base64(data):
    return base64.b64encode(data).decode()


def from_base64(text, problem):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise NotVerified(problem) from None
    ensure(to_base64(data) == text, problem)
    return data


def sha256_from(text, problem):
    data = from_base64(text, problem)
    ensure(len(data) == 32, problem)
    return data


# Ed25519: RFC 8032, sections 5.1 and 6.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
SQRT_MINUS_1 = pow(2, (P - 1) // 4, P)


def add(a, b):
    """Points in extended homogeneous coordinates (X, Y, Z, T)."""
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(scalar, point):
    product = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            product = add(product, point)
        point = add(point, point)
        scalar >>= 1
    return product


def point_from(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * SQRT_MINUS_1 % P
    if (x * x - x2) % P != 0 or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point_from((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def is_signed(key, message, signature):
    if len(signature) != 64:
        return False
    a, r, s = point_from(key), point_from(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = multiply(s, BASE), add(r, multiply(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# RFC 8785.


def number(value):
    """As ECMAScript writes a double."""
    if value == int(value) and abs(value) < 2**53:
        return str(int(value))
    digits, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = digits.partition(".")
    point = len(whole) + int(exponent or 0)
    significant = (whole + ("" if fraction == "0" else fraction)).lstrip("0")
    point -= len(whole + ("" if fraction == "0" else fraction)) - len(significant)
    significant = significant.rstrip("0")
    if 0 < point <= 21:
        text = significant[:point].ljust(point, "0") + ("." + significant[point:] if len(significant) > point else "")
    elif -6 < point <= 0:
        text = "0." + "0" * -point + significant
    else:
        mantissa = significant[0] + ("." + significant[1:] if len(significant) > 1 else "")
        text = f"{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return ("-" if value < 0 else "") + text


def canonical(value):
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, (int, float)):
        return number(float(value))
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"


def hash_of(event):
    """The leaf hash (RFC 9162, 2.1.1) of an event's canonical form without the hash itself."""
    metadata = {name: value for name, value in event["metadata"].items() if name != "hash"}
    return sha256(b"\0", canonical({**event, "metadata": metadata}).encode())


def read_line(data):
    """One line of a bundle: an object in its canonical form."""
    try:
        value = json.loads(data.decode())
        if isinstance(value, dict) and canonical(value).encode() == data:
            return value
    except (ValueError, OverflowError, RecursionError):
        pass  # It is no JSON, or not in UTF-8.
    raise NotVerified("not-canonical")


# C2SP.


def read_key(text, kind):
    """A verifier key of a signed note: its name, its id and the Ed25519 key."""
    match = re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)", text or "")
    if match is None:
        raise WrongUsage(f"{text} is not a key as signed notes write it.")
    name, key_id, encoded = match.groups()
    try:
        data = base64.b64decode(encoded)
    except ValueError:
        data = b""
    if sha256(name.encode(), b"\n", data)[:4].hex() != key_id:
        raise WrongUsage(f"The key of {name} has another id than {key_id}.")
    if data[0] != kind or len(data) != 33:
        raise WrongUsage(f"The key of {name} is not the Ed25519 key that is expected here.")
    return name, bytes.fromhex(key_id), data[1:]


def read_policy(text):
    """tlog-policy: the logs that are trusted, and whose cosignatures it takes."""
    logs, witnesses = [], {}
    # Each name with whether those who have cosigned make it up, and those who count already.
    names, counted, quorum = {"none": lambda cosigned: True}, {"none"}, None
    for line in text.split("\n"):
        words = re.findall(r"[^ \t]+", line)
        if not words or words[0].startswith("#"):
            continue
        word, name, rest = words[0], words[1] if len(words) > 1 else None, words[2:]
        is_right = (name in names) == (word == "quorum")
        if word == "log":
            logs.append(read_key(name, LOG_KEY))
        elif word == "witness":
            witnesses[name] = read_key(rest[0] if rest else None, WITNESS_KEY)
            names[name] = lambda cosigned, name=name: name in cosigned
        elif word == "group":
            threshold, members = rest[0] if rest else "", rest[1:]
            least = {"all": len(members), "any": 1}.get(threshold) or int(threshold if threshold.isdecimal() else 0)
            is_right = is_right and 1 <= least <= len(members) and all(member in names for member in members)
            # Nobody counts twice.
            is_right = is_right and len(set(members)) == len(members) and not counted & set(members)
            counted |= set(members)
            are = [names.get(member) for member in members]
            names[name] = lambda cosigned, are=are, least=least: sum(met(cosigned) for met in are) >= least
        elif word == "quorum" and quorum is None:
            quorum = names.get(name)
        else:
            is_right = False
        if not is_right:
            raise WrongUsage(f'The policy\'s line "{line}" is not right.')
    if quorum is None:
        raise WrongUsage("The policy has no quorum.")
    return logs, witnesses, quorum


def read_note(note):
    """signed-note: the text, and the signatures by name and id."""
    end = note.rfind("\n\n")
    ensure(end > 0 and note.endswith("\n"), "checkpoint-malformed")
    signatures = {}
    for line in note[end + 2 : -1].split("\n"):
        match = re.fullmatch(r"— ([^+\s]+) (\S+)", line)
        ensure(match is not None, "checkpoint-malformed")
        data = from_base64(match[2], "checkpoint-malformed")
        signatures.setdefault((match[1], data[:4]), []).append(data[4:])
    return note[: end + 1], signatures


def read_checkpoint(checkpoint, trusted):
    """tlog-checkpoint, signed by a log that is trusted and cosigned as the policy asks."""
    logs, witnesses, quorum = trusted
    text, signatures = read_note(checkpoint)
    origin, size, root, *extensions = (text[:-1].split("\n") + ["", ""])[: max(3, text.count("\n"))]
    ensure(re.fullmatch(r"0|[1-9][0-9]{0,15}", size) and "" not in extensions, "checkpoint-malformed")
    root = sha256_from(root, "checkpoint-malformed")
    is_known = False
    for name, key_id, key in logs:
        for signature in signatures.get((name, key_id), []):
            ensure(is_signed(key, text.encode(), signature), "signature-forged")
            is_known = is_known or name == origin
    ensure(is_known, "unknown-key")
    cosigned = []
    for who, (name, key_id, key) in witnesses.items():
        for signature in signatures.get((name, key_id), []):
            time = int.from_bytes(signature[:8], "big")
            message = f"cosignature/v1\ntime {time}\n{text}".encode()
            ensure(is_signed(key, message, signature[8:]), "cosignature-forged")
            cosigned.append(who)
    ensure(quorum(cosigned), "quorum-missed")
    return origin, int(size), root, cosigned


def verify_inclusion(proof, leaf, size, root):
    """RFC 9162, 2.1.3.2, of a tlog-proof up to its checkpoint; gives the index of the entry."""
    match = re.fullmatch(r"c2sp\.org/tlog-proof@v1\nindex (0|[1-9][0-9]{0,15})\n((?:[^\n]+\n)*)\n", proof)
    ensure(match is not None, "proof-malformed")
    index = int(match[1])
    ensure(index < size, "not-in-checkpoint")
    entry, last, result = index, size - 1, leaf
    for line in match[2].split("\n")[:-1]:
        beside = sha256_from(line, "proof-malformed")
        ensure(last > 0, "not-in-log")
        if entry % 2 == 1 or entry == last:
            result = sha256(b"\1", beside, result)
            while entry % 2 == 0 and entry != 0:
                entry, last = entry // 2, last // 2
        else:
            result = sha256(b"\1", result, beside)
        entry, last = entry // 2, last // 2
    ensure(last == 0 and result == root, "not-in-log")
    return index


# The bundle.


def verify_bundle(data, trusted, at):
    *lines, rest = data.split(b"\n")
    at["line"] = len(lines) + 1
    ensure(rest == b"", "truncated")
    left = iter(enumerate(lines, 1))

    def following():
        at["line"], line = next(left, (len(lines) + 1, None))
        ensure(line is not None, "truncated")
        return line, read_line(line)

    # 1. What the bundle says of itself, in the lines up to the checkpoint.
    line, manifest = following()
    ensure(manifest.get("bundle") == FORMAT, "not-a-bundle")
    stream, events, head = manifest.get("stream"), manifest.get("events"), manifest.get("head")
    chained_from = manifest.get("chainedFrom", events)
    digest = hashlib.sha256(line + b"\n")
    line, value = following()
    while "checkpoint" not in value:
        ensure("schema" in value or "key" in value, "not-a-bundle")
        digest.update(line + b"\n")
        line, value = following()

    # 2. The checkpoint of the log.
    origin, size, root, cosigned = read_checkpoint(value["checkpoint"], trusted)

    # 3. What was recorded in the log when the bundle was made: the hash of the lines above.
    _, value = following()
    attestation = value["attestation"]
    attested = hash_of(attestation)
    ensure(attestation["metadata"]["hash"] == to_base64(attested), "altered")
    verify_inclusion(value["proof"], attested, size, root)
    ensure(attestation["data"]["manifest"] == to_base64(digest.digest()), "manifest-altered")

    # 4. The events.
    revision, previous_hash, previous_index = 0, None, -1
    while at["line"] < len(lines):
        at["event"] = revision
        _, value = following()
        event = value["event"]
        ensure(event["stream"] == stream, "other-stream")
        if event["revision"] > revision and revision < events:
            expected = f',"revision":{revision},"stream":'.encode()
            is_later = any(expected in later for later in lines[at["line"] :])
            raise NotVerified("wrong-order" if is_later else "event-missing")
        ensure(event["revision"] == revision and revision < events, "event-inserted")
        leaf = hash_of(event)
        is_chained = revision >= chained_from
        ensure(event["metadata"].get("hash") == (to_base64(leaf) if is_chained else None), "altered")
        ensure(not is_chained or event["metadata"].get("previousHash") == previous_hash, "chain-broken")
        index = verify_inclusion(value["proof"], leaf, size, root)
        ensure(index > previous_index, "wrong-order")
        revision, previous_hash, previous_index = revision + 1, to_base64(leaf), index
    at["event"] = revision
    ensure(revision == events, "event-missing")
    ensure(previous_hash == head, "altered")
    return [
        f"verified: {events} events of {stream}, chained from {chained_from}",
        f"log: {origin}, {size} entries; cosigned by {', '.join(cosigned) or '-'}",
    ]


def options(parameters):
    files, keys, policy = [], [], ([], {}, lambda cosigned: True)
    left = iter(parameters)
    for parameter in left:
        if parameter == "--key":
            keys.append(read_key(next(left, None), LOG_KEY))
        elif parameter == "--policy":
            with open(next(left, ""), encoding="utf-8") as file:
                policy = read_policy(file.read())
        else:
            files.append(parameter)
    logs = keys + policy[0]
    if len(files) != 1 or not logs:
        raise WrongUsage("Usage: verify_evidence.py BUNDLE --key VKEY [--policy FILE]")
    with open(files[0], "rb") as file:
        return file.read(), (logs, *policy[1:])


def main():
    try:
        data, trusted = options(sys.argv[1:])
    except (WrongUsage, OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    at = {"line": 0}
    try:
        print("\n".join(verify_bundle(data, trusted, at)))
        return 0
    except NotVerified as error:
        problem = str(error)
    except (AttributeError, KeyError, TypeError):
        problem = "not-a-bundle"  # Something is of another type than it should be.
    where = f"line {at['line']}" + (f", event {at['event']}" if "event" in at else "")
    print(f"not verified: {problem} ({where})")
    return 1


if __name__ == "__main__":
    sys.exit(main())
