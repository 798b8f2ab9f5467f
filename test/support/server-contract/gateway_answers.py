"""Answers of a project's application to requests, called as its server would: no server is started.

Reads cases from stdin, `[{method, path, headers: [[name, value], …], body}, …]`, and prints `[[status, body], …]`.
"""

import asyncio
import io
import json
import sys

INTERFACE = sys.argv[1]


def through_wsgi(application, case):
    names = {"content-length": "CONTENT_LENGTH", "content-type": "CONTENT_TYPE"}
    environ = {
        "REQUEST_METHOD": case["method"],
        "PATH_INFO": case["path"],
        "SCRIPT_NAME": "/evil",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "10.0.0.1",
        "wsgi.input": io.BytesIO(case["body"].encode()),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "https",
        "wsgi.version": (1, 0),
    }
    for name, value in case["headers"]:
        key = names.get(name, "HTTP_" + name.upper().replace("-", "_"))
        # As PEP 3333 and RFC 9110 have it for a name that comes twice.
        environ[key] = f"{environ[key]},{value}" if key in environ else value
    answer = {}
    response = application(environ, lambda status, headers, *_: answer.update(status=int(status[:3])))
    text = b"".join(response).decode()
    if hasattr(response, "close"):
        response.close()
    return answer["status"], text


async def through_asgi(application, case):
    sent = []
    body = [{"type": "http.request", "body": case["body"].encode(), "more_body": False}]

    async def receive():
        if body:
            return body.pop()
        return await asyncio.Future()

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": case["method"],
        "path": case["path"],
        "raw_path": case["path"].encode(),
        "root_path": "/evil",
        "query_string": b"",
        "scheme": "https",
        "server": ("localhost", 80),
        "client": ("10.0.0.1", 1234),
        "headers": [(name.encode(), value.encode()) for name, value in case["headers"]],
    }
    await application(scope, receive, send)
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:]).decode()


async def through_all(application, cases):
    return [await through_asgi(application, case) for case in cases]


cases = json.load(sys.stdin)
if INTERFACE == "wsgi":
    from mysite.wsgi import application

    answers = [through_wsgi(application, case) for case in cases]
else:
    from mysite.asgi import application

    answers = asyncio.run(through_all(application, cases))
sys.__stdout__.write("ANSWERS " + json.dumps(answers) + "\n")
