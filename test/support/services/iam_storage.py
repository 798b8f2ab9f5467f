"""IBM Cloud's IAM and its object storage, in front of a real server that speaks S3, on loopback with TLS.

Neither can run here. What is asked of the storage is answered by the server behind it, once the request is what the
service takes; everything else is refused as there. RULES has the source of each. Nothing here knows the project.

    iam_storage.py PORT CERTIFICATE KEY UPSTREAM FOLDER

FOLDER has `state.json`, which the tests write: the token of the instance (`own`), for how long tokens are valid
(`seconds`), and whether IAM works (`iam`: up, down, refuses, strange). `log.json` says what came: exchanges, requests.
"""

import json
import re
import secrets
import ssl
import sys
import threading
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

RULES = {
    "form": "https://cloud.ibm.com/apidocs/iam-identity-token-api#gettoken-crtoken: a form by POST",
    "grant": "the same page: grant_type is urn:ibm:params:oauth:grant-type:cr-token",
    "profile": "the same page: profile_id, profile_name or profile_crn, one of them",
    "own": "https://cloud.ibm.com/docs/codeengine?topic=codeengine-trusted-profiles: the token in the file of the instance",
    "bearer": "https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-compatibility-common: Authorization",
    "instance": "the same page: ibm-service-instance-id, to create or list buckets",
    "link": "https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-presign-url: HMAC keys only",
    "expiry": "https://cloud.ibm.com/docs/account?topic=account-iamtoken_from_apikey: expires_in",
}
PROFILE, PROFILE_ID = "shop", "Profile-9fd84246-7df4-4667-94e4-8ecde51d5ac5"
GRANT = "urn:ibm:params:oauth:grant-type:cr-token"

port, certificate, key, upstream, folder = sys.argv[1:]
lock = threading.Lock()
tokens: dict[str, float] = {}
log: dict[str, int] = {"exchanges": 0, "requests": 0, "refused": 0}


def count(*what: str) -> None:
    with lock:
        for one in what:
            log[one] += 1
        Path(folder, "log.new").write_text(json.dumps(log))
        # At once: the tests may be reading.
        Path(folder, "log.new").rename(Path(folder, "log.json"))


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def json(self, status: int, found: dict[str, object]) -> None:
        self.send(status, json.dumps(found).encode(), {"Content-Type": "application/json"})

    def refuse(self, rule: str, status: int = 403, code: str = "AccessDenied") -> None:
        count("refused")
        print(f"refused: {rule}: {self.command} {self.path}", file=sys.stderr, flush=True)
        text = f"<Error><Code>{code}</Code><Message>{rule}</Message></Error>"
        self.send(status, text.encode(), {"Content-Type": "application/xml"})

    def bad(self, rule: str) -> None:
        count("refused")
        # As IAM does, with a text that says too much.
        text = f"{RULES[rule]}: {self.body.decode()}"
        self.json(400, {"errorCode": "BXNIM0439E", "errorMessage": text, "context": {}})

    def answer(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if urlsplit(self.path).path == "/identity/token":
            self.exchange()
        else:
            self.store()

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = answer

    def exchange(self) -> None:
        state = json.loads(Path(folder, "state.json").read_text())
        if state["iam"] == "down":
            return self.json(503, {"errorMessage": "unavailable"})
        if state["iam"] == "strange":
            return self.send(200, b"<html>maintenance</html>", {"Content-Type": "text/html"})
        form = parse_qs(self.body.decode(), keep_blank_values=True)
        kind = self.headers.get("Content-Type", "")
        if self.command != "POST" or kind != "application/x-www-form-urlencoded":
            return self.bad("form")
        if form.pop("grant_type", None) != [GRANT]:
            return self.bad("grant")
        if state["iam"] == "refuses" or form.pop("cr_token", None) != [state["own"]]:
            return self.bad("own")
        if form not in ({"profile_name": [PROFILE]}, {"profile_id": [PROFILE_ID]}):
            return self.bad("profile")
        token, seconds = secrets.token_urlsafe(40), state["seconds"]
        tokens[token] = time.monotonic() + seconds
        count("exchanges")
        self.json(
            200,
            {
                "access_token": token,
                "token_type": "Bearer",
                "expires_in": seconds,
                "expiration": int(time.time()) + seconds,
            },
        )

    def store(self) -> None:
        count("requests")
        parts = urlsplit(self.path)
        if re.search(r"(?i)x-amz-(signature|credential)|awsaccesskeyid", parts.query):
            return self.refuse("link")
        authorization = self.headers.get("Authorization", "")
        match = re.fullmatch(r"(?i)bearer (\S+)", authorization)
        if not match or match[1] not in tokens:
            return self.refuse("bearer")
        if time.monotonic() >= tokens[match[1]]:
            return self.refuse("expiry")
        bucket, _, name = parts.path.lstrip("/").partition("/")
        if not bucket or (not name and not parts.query and self.command == "PUT"):
            if "ibm-service-instance-id" not in self.headers:
                return self.refuse("instance", 400, "MissingSecurityHeader")
        self.send(*forward(self.command, self.path, self.body, dict(self.headers)))


def forward(
    method: str, path: str, body: bytes, headers: dict[str, str]
) -> tuple[int, bytes, dict[str, str]]:
    """Have the real server answer, with a signature of its own kind."""
    dropped = {"authorization", "host", "connection", "expect", "transfer-encoding"}
    kept = {name: value for name, value in headers.items() if name.lower() not in dropped}
    signed = AWSRequest(method, f"http://{upstream}{path}", data=body, headers=kept)
    S3SigV4Auth(Credentials("name", "key"), "s3", "us-east-1").add_auth(signed)
    connection = HTTPConnection(upstream, timeout=60)
    connection.request(method, path, body, dict(signed.headers))
    answer = connection.getresponse()
    content = answer.read()
    skipped = {"connection", "date", "server", "transfer-encoding"}
    found = {name: text for name, text in answer.getheaders() if name.lower() not in skipped}
    connection.close()
    return answer.status, content, found


count()
assert forward("PUT", "/files", b"", {"Content-Length": "0"})[0] == 200
server = ThreadingHTTPServer(("127.0.0.1", int(port)), Service)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
