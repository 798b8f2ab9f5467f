"""Asks each service that standard input has, and prints what came and why it is not whole."""

import asyncio
import inspect
import json
import os
import sys

import django

django.setup()

from shop import ai  # noqa: E402


async def read(question: list[ai.Message], text: list[str]) -> None:
    async for piece in ai.stream(question):
        text.append(piece)


answers = []
for variables in json.load(sys.stdin):
    os.environ.update(variables)
    question = [{"role": "user", "content": variables.get("QUESTION", "cat")}]
    text, why = [], "whole"
    try:
        if inspect.isasyncgenfunction(ai.stream):
            asyncio.run(read(question, text))
        else:
            for piece in ai.stream(question):
                text.append(piece)
    except ai.AIServiceError as error:
        why = str(error)
    answers.append(["".join(text), why])
print(json.dumps(answers))
