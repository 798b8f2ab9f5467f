"""What a user adds for Channels: two consumers, and the application of asgi.py with their routes."""

import asyncio
import json

from channels.auth import AuthMiddlewareStack
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.urls import path

PIECE = b"x" * 65536


class Seen(AsyncWebsocketConsumer):
    """Says what it is given of a handshake."""

    async def connect(self):
        await self.accept(self.scope["subprotocols"][0])

    async def receive(self, text_data):
        headers = {name for name, _ in self.scope["headers"]}
        told = {
            "said": text_data,
            "protocol": self.scope["subprotocols"][0],
            "client": self.scope["client"][0],
            "scheme": self.scope["scheme"],
            "forwarded": b"x-forwarded-for" in headers,
        }
        await self.send(json.dumps(told))


class Many(AsyncWebsocketConsumer):
    """Sends as fast as it may: 100 MiB."""

    async def connect(self):
        from mysite.urls import produced

        await self.accept()
        for number in range(1600):
            # Each of its own: what waits as one object many times would take no memory.
            await self.send(bytes_data=PIECE[8:] + b"%08d" % number)
            produced["bytes"] += len(PIECE)
            await asyncio.sleep(0)


def with_sockets(pages):
    routes = [path("sockets/seen/", Seen.as_asgi()), path("sockets/many/", Many.as_asgi())]
    sockets = AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(routes)))
    return ProtocolTypeRouter({"http": pages, "websocket": sockets})
