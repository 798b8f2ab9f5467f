from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse

from pages.models import Message


class AdminTests(TestCase):
    def test_lists_messages(self) -> None:
        user = get_user_model().objects.create_superuser("ada", password="lovelace")
        self.client.force_login(user)
        Message.objects.create(author="Grace", text="Nanoseconds")
        response = self.client.get(reverse("admin:pages_message_changelist"), {"q": "nano"})
        self.assertContains(response, "Grace")

    def test_asks_for_a_login(self) -> None:
        self.assertRedirects(self.client.get(reverse("admin:index")), "/admin/login/?next=/admin/")
