from io import StringIO
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.test import TestCase

from pages.models import Message


def lines_of_share(index: int, size: int) -> list[str]:
    """Run one share of the batch and return what it says of messages."""
    out = StringIO()
    variables = {"JOB_INDEX": str(index), "JOB_ARRAY_SIZE": str(size)}
    with patch.dict("os.environ", variables):
        call_command("count_words", stdout=out)
    return [line for line in out.getvalue().splitlines() if line.startswith("message ")]


class CountWordsTests(TestCase):
    def test_shares_cover_every_message_once(self) -> None:
        for number in range(10):
            Message.objects.create(author="Ada", text="word " * (number + 1))
        lines = [line for index in range(4) for line in lines_of_share(index, 4)]
        self.assertEqual(len(lines), 10)
        self.assertEqual(len(set(lines)), 10)
        self.assertEqual(sorted(lines), sorted(lines_of_share(0, 1)))

    def test_share_that_does_not_exist_is_refused(self) -> None:
        with self.assertRaisesMessage(CommandError, "JOB_INDEX: 4 is not below JOB_ARRAY_SIZE, 4."):
            lines_of_share(4, 4)
