"""A department's own system that can only call out: it leases its messages from the feed of the platform. Standard library only.

    PLATFORM=https://… TOKEN_URL=https://…/oidc/token CLIENT_ID=… CLIENT_SECRET=… python3 department_system.py

Each task is confirmed (签收) and answered, a recall is confirmed by acknowledging its message, and what cannot be handled is given back with
a reason. DATABASE (default: inbox.sqlite) remembers what was handled, for a message may come more than once. `--since TIME` reads
everything again that was sent since then, acknowledged or not: for a system that has lost its data. Stop it with Ctrl-C at any moment.
"""

import base64
import hashlib
import json
import os
import signal
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

PLATFORM = os.environ["PLATFORM"].rstrip("/")
LEASE_SECONDS = 120
WAIT_SECONDS = 20

running = True
token = {"value": "", "until": 0.0}


def stop(*_):
    global running
    running = False


def bearer():
    """An access token by client credentials, used until shortly before it ends."""
    if time.monotonic() > token["until"]:
        basic = base64.b64encode(f"{os.environ['CLIENT_ID']}:{os.environ['CLIENT_SECRET']}".encode()).decode()
        form = urllib.parse.urlencode({"grant_type": "client_credentials"}).encode()
        request = urllib.request.Request(os.environ["TOKEN_URL"], form, {"authorization": f"Basic {basic}"})
        with urllib.request.urlopen(request, timeout=15) as answer:
            body = json.load(answer)
        token.update(value=body["access_token"], until=time.monotonic() + body["expires_in"] - 30)
    return f"Bearer {token['value']}"


def call(method, path, body=None, key=None):
    """The answer as JSON. An error of the platform is an HTTPError, whose body names a stable `code`."""
    headers = {"authorization": bearer()}
    if body is not None:
        headers["content-type"] = "application/json"
    if key is not None:
        headers["idempotency-key"] = key
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(PLATFORM + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=WAIT_SECONDS + 15) as answer:
        return json.load(answer)


def key_of(message, what):
    """Said again after a crash, it is the same to the platform."""
    return hashlib.sha256(f"{message['id']} {what}".encode()).hexdigest()[:32]


def decide(task):
    """What the department's own people decide; here everything is fine."""
    return {"result": "approved", "opinion": "符合要求，同意。"}


def closed(error):
    """The case ended, or the task was taken back, before we were heard: nothing is left to do."""
    return error.code == 409 and json.load(error).get("code") == "DISPATCH.TASK_CLOSED"


def handle(message):
    task = message["data"]
    # Other kinds of messages may come any day: what is not known is acknowledged and left alone.
    if message["type"] != "cn.yiwang.department.task.assigned.v1" or task["purpose"] != "handling":
        return
    path = f"/api/v1/department/tasks/{task['taskId']}"
    try:
        call("POST", f"{path}/ack", {})
        if not task["lead"]:
            call("POST", f"{path}/result", decide(task), key_of(message, "result"))
    except urllib.error.HTTPError as error:
        if not closed(error):
            raise


def take(database, message):
    """Once, whatever comes twice."""
    if database.execute("SELECT 1 FROM handled WHERE id = ?", (message["id"],)).fetchone():
        return
    handle(message)
    database.execute("INSERT INTO handled (id) VALUES (?)", (message["id"],))
    database.commit()
    said = {"handled": message["type"], "case": message["subject"], "task": message["data"]["taskId"], "sequence": message["sequence"]}
    print(json.dumps(said), flush=True)


def work(database):
    """Leases, handles, acknowledges; whoever dies in between gets the rest again when the lease is over."""
    leased = call("POST", "/api/v1/department/feed/leases", {"limit": 100, "seconds": LEASE_SECONDS, "wait": WAIT_SECONDS})
    done, back, stuck = [], [], set()
    for message in leased["items"]:
        if message["subject"] in stuck:
            continue  # behind one of its case that could not be handled: it comes again with it
        try:
            take(database, message)
            done.append(message["id"])
        except (urllib.error.URLError, KeyError, ValueError) as error:
            stuck.add(message["subject"])
            back.append({"messageId": message["id"], "reason": f"{type(error).__name__}: {error}"[:300], "retryAfterSeconds": 30})
    if done:
        call("POST", "/api/v1/department/feed/acks", {"messageIds": done})
    if back:
        call("POST", "/api/v1/department/feed/nacks", {"messages": back}, key_of(leased["items"][0], leased["leaseId"]))


def replay(database, since):
    """Everything since a time, page by page, without leases."""
    query = {"since": since, "limit": 500}
    while running:
        page = call("GET", "/api/v1/department/feed?" + urllib.parse.urlencode(query))
        for message in page["items"]:
            take(database, message)
        if not page["items"]:
            return
        call("POST", "/api/v1/department/feed/acks", {"messageIds": [message["id"] for message in page["items"]]})
        query = {"cursor": page["next"], "limit": 500}


def main():
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    database = sqlite3.connect(os.environ.get("DATABASE", "inbox.sqlite"))
    database.execute("CREATE TABLE IF NOT EXISTS handled (id TEXT PRIMARY KEY)")
    if len(sys.argv) == 3 and sys.argv[1] == "--since":
        replay(database, sys.argv[2])
        return
    pause = 1
    while running:
        try:
            work(database)
            pause = 1
        except (urllib.error.URLError, OSError) as error:
            print(json.dumps({"trouble": str(error)}), file=sys.stderr, flush=True)
            time.sleep(pause)
            pause = min(60, pause * 2)


if __name__ == "__main__":
    main()
