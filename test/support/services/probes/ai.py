"""A question and its answer, as it is streamed."""

import asyncio
import inspect

import django

django.setup()

from shop import ai  # noqa: E402

question = [{"role": "user", "content": "What is it?"}]
if inspect.isasyncgenfunction(ai.stream):

    async def pieces() -> list[str]:
        return [piece async for piece in ai.stream(question)]

    found = asyncio.run(pieces())
else:
    found = list(ai.stream(question))
assert found == ["Forty", "-two", "."], found
print("read and written")
