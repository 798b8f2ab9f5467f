from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from pages.models import Message


class PruneMessagesTests(TestCase):
    def test_deletes_the_old_ones_only(self) -> None:
        old = Message.objects.create(author="Ada", text="old")
        Message.objects.filter(pk=old.pk).update(written_at=timezone.now() - timedelta(days=8))
        new = Message.objects.create(author="Ada", text="new")
        out = StringIO()
        call_command("prune_messages", days=7, stdout=out)
        self.assertEqual(out.getvalue(), "1 messages deleted\n")
        self.assertEqual(list(Message.objects.all()), [new])
