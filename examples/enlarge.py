#!/usr/bin/env python3
"""python3 examples/enlarge.py [base URL] [picture] [result]

Submits a picture, polls until the task has ended, downloads the result. Python's standard library only.
For `graycard mock --tls --tls-cert mock.pem`, set SSL_CERT_FILE=mock.pem and begin the base URL with https://.
"""
import json
import os
import sys
import time
import urllib.request
import uuid

given = dict(enumerate(sys.argv))
base_url = given.get(1, "http://127.0.0.1:4010")
picture = given.get(2, "examples/images/portrait.jpg")
result = given.get(3, "enlarged.jpg")
# Between polls, in seconds; a mock at the pace `instant` needs no waiting at all.
pause = float(os.environ.get("POLL_SECONDS", "1"))
headers = {"X-API-KEY": "demo-python"}
address = f"{base_url}/api/tasks/visual/scale"


def form(fields, file_field, path):
    """A multipart body: fields, then one file."""
    boundary = uuid.uuid4().hex
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in fields.items()]
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{file_field}"; filename="{os.path.basename(path)}"'
    with open(path, "rb") as file:
        content = file.read()
    body = "".join(parts).encode() + f"{head}\r\n\r\n".encode() + content + f"\r\n--{boundary}--\r\n".encode()
    return body, f"multipart/form-data; boundary={boundary}"


def call(request):
    """The data of an answer; an HTTP error status raises."""
    with urllib.request.urlopen(request, timeout=60) as response:
        answer = json.load(response)
    if answer["status"] != 200:
        raise SystemExit(f"refused: {answer['status']} {answer.get('message')}")
    return answer["data"]


body, content_type = form({"type": "clean", "sync": "0"}, "image_file", picture)
submit = urllib.request.Request(address, data=body, headers={**headers, "Content-Type": content_type})
task_id = call(submit)["task_id"]
for _ in range(30):
    time.sleep(pause)
    task = call(urllib.request.Request(f"{address}/{task_id}", headers=headers))
    if task["state"] == 1:
        break
    if task["state"] < 0:
        raise SystemExit(f"the work failed with state {task['state']}")
else:
    raise SystemExit(f"the task {task_id} has not ended")

# No credentials with this one: the link carries its own signature.
with urllib.request.urlopen(task["image"], timeout=60) as response, open(result, "wb") as file:
    file.write(response.read())
print(f"{result} is ready (task {task_id})")
