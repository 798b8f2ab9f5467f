"""The interfaces of OpenAI and of watsonx.ai, as far as a project uses them, on loopback with TLS.

A cloud's model cannot run here. What the real services refuse is refused: other addresses and methods, a wrong key,
a model that there is not, messages of another form, a token that nobody gave out.
"""

import json
import ssl
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

KEY, MODEL, PROJECT, TOKEN = "s3cret-key", "small", "project-1", "t0ken"
PIECES = ["Forty", "-two", "."]


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def send(self, status: int, content: bytes, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def fail(self, status: int, message: str) -> None:
        # As careless services do: the answer repeats what was sent.
        told = {"error": {"message": f"{message}: {self.headers.get('Authorization')}"}}
        self.send(status, json.dumps(told).encode())

    def do_GET(self) -> None:
        self.fail(404, "not found")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        parts = urlsplit(self.path)
        if parts.path == "/identity/token":
            self.exchange(body)
        elif parts.path == "/v1/chat/completions":
            self.answer(body, KEY, "model")
        elif parts.path == "/ml/v1/text/chat_stream":
            if "version" not in parse_qs(parts.query):
                self.fail(400, "version is missing")
            else:
                self.answer(body, TOKEN, "model_id", True)
        else:
            self.fail(404, "not found")

    def exchange(self, body: str) -> None:
        form = parse_qs(body)
        if form.get("grant_type") != ["urn:ibm:params:oauth:grant-type:apikey"]:
            self.fail(400, "grant_type")
        elif form.get("apikey") != [KEY]:
            self.fail(400, "apikey")
        else:
            self.send(200, json.dumps({"access_token": TOKEN, "expires_in": 3600}).encode())

    def answer(self, body: str, key: str, model: str, stream: bool = False) -> None:
        if self.headers.get("Authorization") != f"Bearer {key}":
            return self.fail(401, "unauthorized")
        asked = json.loads(body)
        if model == "model_id" and asked.pop("project_id", None) != PROJECT:
            return self.fail(403, "project")
        if set(asked) - {model, "messages", "stream"}:
            return self.fail(400, "unknown parameter")
        if asked.get(model) != MODEL:
            return self.fail(404, "no such model")
        messages = asked.get("messages")
        roles = {"system", "user", "assistant"}
        if not messages or any(one["role"] not in roles or not one["content"] for one in messages):
            return self.fail(400, "messages")
        if not (stream or asked.get("stream")):
            message = {"role": "assistant", "content": "".join(PIECES)}
            return self.send(200, json.dumps({"choices": [{"message": message}]}).encode())
        choices = [{"index": 0, "delta": {"content": piece}, "finish_reason": None} for piece in PIECES]
        choices.append({"index": 0, "delta": {}, "finish_reason": "stop"})
        events = [{"choices": [choice]} for choice in choices]
        lines = [f"data: {json.dumps(event)}\n\n" for event in [*events, {"choices": [], "usage": {}}]]
        end = "" if model == "model_id" else "data: [DONE]\n\n"
        self.send(200, ("".join(lines) + end).encode(), "text/event-stream")


port, certificate, key = sys.argv[1:]
server = ThreadingHTTPServer(("127.0.0.1", int(port)), Service)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
