#!/usr/bin/env bash
# bash examples/enlarge.sh [base URL] [picture] [result]
#
# Submits a picture, polls until the task has ended, downloads the result. For `graycard mock --tls --tls-cert mock.pem`,
# set CURL_CA_BUNDLE=mock.pem and begin the base URL with https://.
set -euo pipefail

base_url=${1:-http://127.0.0.1:4010}
picture=${2:-examples/images/portrait.jpg}
result=${3:-enlarged.jpg}
address=$base_url/api/tasks/visual/scale
header='X-API-KEY: demo-curl'

# The value of a field of an answer. Links may come with \u0026 and \/ in them, as JSON allows.
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^,\"}]*\).*/\1/p" | sed 's/\\u0026/\&/g; s#\\/#/#g'; }

answer=$(curl -sS --fail-with-body -H "$header" -F "image_file=@$picture" -F type=clean -F sync=0 "$address")
task_id=$(field task_id <<<"$answer")

for _ in {1..30}; do
  # Seconds between polls; a mock at the pace `instant` needs no waiting at all.
  sleep "${POLL_SECONDS:-1}"
  answer=$(curl -sS --fail-with-body -H "$header" "$address/$task_id")
  state=$(field state <<<"$answer")
  if [ "$state" -lt 0 ]; then echo "the work failed with state $state" >&2 && exit 1; fi
  if [ "$state" -eq 1 ]; then break; fi
done
if [ "$state" -ne 1 ]; then echo "the task $task_id has not ended" >&2 && exit 1; fi

# No credentials with this one: the link carries its own signature.
curl -sS --fail -o "$result" "$(field image <<<"$answer")"
echo "$result is ready (task $task_id)"
