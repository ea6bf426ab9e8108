#!/usr/bin/env python3
"""Verifies a dataset that an Open Data Repository has released. Needs Python 3.8 or later and nothing else.

  python3 verify_dataset.py FOLDER [ROOT]         a copy: manifest, root, and every file that SHA256SUMS names
  python3 verify_dataset.py manifest.ndjson ROOT  a manifest alone
  python3 verify_dataset.py --proof FILE ROOT     that an item is in a version, or is not

How the root is computed stands in docs/dataset-manifest.md. Ends with 0 when all is as it was released, else with 1.
"""
import json
import os
import re
import sys
from hashlib import sha256


class Rejected(Exception):
    """Something is not as it was released."""


def insist(condition, message):
    if not condition:
        raise Rejected(message)


def leaf(line):
    return sha256(b"\0" + line).digest()


def node(left, right):
    return sha256(b"\1" + left + right).digest()


KEY = b'"contentId":"'


def root_of_manifest(path):
    """Root (hex) and length of a manifest, which has to be sorted and to end with a line end."""
    stack, count, last = [], 0, b""
    with open(path, "rb", buffering=1 << 20) as lines:
        for text in lines:
            insist(text.endswith(b"\n"), "The last line of the manifest is cut off.")
            at = text.find(KEY) + len(KEY)
            content = text[at : at + 36]
            insist(at >= len(KEY) and len(content) == 36, "A line of the manifest names no content.")
            insist(content > last, "The manifest is not sorted at line %d." % (count + 1))
            last = content
            found = leaf(text[:-1])
            bit = count
            while bit & 1:
                found = node(stack.pop(), found)
                bit >>= 1
            stack.append(found)
            count += 1
    if not stack:
        return sha256(b"").hexdigest(), 0
    root = stack.pop()
    while stack:
        root = node(stack.pop(), root)
    return root.hex(), count


def climb(place, size):
    """The root that a leaf's path leads to."""
    index = place["index"]
    insist(isinstance(index, int) and 0 <= index < size, "The proof names a place outside of the version.")
    at, last, found = index, size - 1, leaf(place["line"].encode("utf-8"))
    for text in place["path"]:
        insist(last > 0 and re.fullmatch("[0-9a-f]{64}", text), "The path of the proof is broken.")
        sibling = bytes.fromhex(text)
        if at & 1 or at == last:
            found = node(sibling, found)
            while at & 1 == 0 and at != 0:
                at, last = at >> 1, last >> 1
        else:
            found = node(found, sibling)
        at, last = at >> 1, last >> 1
    insist(last == 0, "The path of the proof is too short.")
    return found.hex()


def content_of(place):
    return json.loads(place["line"])["contentId"]


def check_proof(proof, root):
    """Checks a proof against a root that is known from elsewhere."""
    size, content = proof.get("size"), proof.get("contentId")
    insist(isinstance(size, int) and size >= 0 and isinstance(content, str), "This is no proof.")
    here, before, after = proof.get("leaf"), proof.get("before"), proof.get("after")
    for one in (here, before, after):
        insist(not one or climb(one, size) == root, "The proof is not of this root.")
    if proof.get("included"):
        insist(here and content_of(here) == content, "The proof is of another item.")
        return
    insist(not here, "The proof holds the item that it says is not there.")
    insist(not before or content_of(before) < content, "The neighbour before the item is not before it.")
    insist(not after or content_of(after) > content, "The neighbour behind the item is not behind it.")
    if before and after:
        insist(after["index"] == before["index"] + 1, "There is room between the neighbours.")
    elif after:
        insist(after["index"] == 0, "There is room before the first neighbour.")
    elif before:
        insist(before["index"] == size - 1, "There is room behind the last neighbour.")
    else:
        insist(size == 0 and sha256(b"").hexdigest() == root, "The proof names no neighbours.")


def sha256_of_file(path):
    found = sha256()
    with open(path, "rb") as file:
        for chunk in iter(lambda: file.read(1 << 20), b""):
            found.update(chunk)
    return found.hexdigest()


def check_files(folder):
    """Compares every file with the list of checksums."""
    count = 0
    with open(os.path.join(folder, "SHA256SUMS"), encoding="utf-8") as lines:
        for line in filter(None, lines.read().split("\n")):
            match = re.fullmatch("([0-9a-f]{64}) [ *](.+)", line)
            insist(match, "SHA256SUMS has a bad line: " + line)
            name = match.group(2)
            insist(not name.startswith("/") and ".." not in name.split("/"), "SHA256SUMS has a bad line: " + line)
            path = os.path.join(folder, name)
            insist(os.path.exists(path), name + " is missing.")
            insist(sha256_of_file(path) == match.group(1), name + " has been changed.")
            count += 1
    return count


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "--proof":
        with open(arguments[1], encoding="utf-8") as file:
            check_proof(json.load(file), arguments[2].lower())
        return "ok: the proof holds for " + arguments[2]
    insist(arguments and os.path.exists(arguments[0]), "Say which folder or manifest to verify.")
    given = arguments[1].lower() if len(arguments) > 1 else None
    if not os.path.isdir(arguments[0]):
        root, count = root_of_manifest(arguments[0])
        insist(given is None or root == given, "The root is %s, not %s." % (root, given))
        return "%s: %s, %d items" % ("ok" if given else "root", root, count)
    with open(os.path.join(arguments[0], "version.json"), encoding="utf-8") as file:
        version = json.load(file)
    root, count = root_of_manifest(os.path.join(arguments[0], "manifest.ndjson"))
    same = root == version["rootHash"] and count == version["itemCount"]
    insist(same and given in (None, root), "The root is %s, not %s." % (root, given or version["rootHash"]))
    return "ok: %s, %d items, %d files" % (root, count, check_files(arguments[0]))


if __name__ == "__main__":
    try:
        print(main(sys.argv[1:]))
    except (Rejected, OSError, ValueError, KeyError, TypeError) as error:
        print("REJECTED: %s" % error, file=sys.stderr)
        sys.exit(1)
