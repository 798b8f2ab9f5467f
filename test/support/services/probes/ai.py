"""A question and its answer, whole or streamed."""

import asyncio

import django

django.setup()

from shop import ai  # noqa: E402

question = [{"role": "user", "content": "What is it?"}]
if hasattr(ai, "stream"):

    async def pieces() -> list[str]:
        return [piece async for piece in ai.stream(question)]

    found = asyncio.run(pieces())
    assert found == ["Forty", "-two", "."], found
else:
    assert ai.answer(question) == "Forty-two."
print("read and written")
