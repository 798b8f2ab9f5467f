from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse

from users.models import User


class UserTests(TestCase):
    def test_is_the_model_of_this_project(self) -> None:
        self.assertIs(get_user_model(), User)

    def test_signs_in_to_the_admin_and_is_listed_there(self) -> None:
        User.objects.create_superuser("ada", password="lovelace")
        self.assertTrue(self.client.login(username="ada", password="lovelace"))
        response = self.client.get(reverse("admin:users_user_changelist"))
        self.assertContains(response, "ada")

    def test_is_added_in_the_admin(self) -> None:
        self.client.force_login(User.objects.create_superuser("ada", password="lovelace"))
        form = {
            "username": "grace",
            "usable_password": "true",
            "password1": "nanoseconds-1952",
            "password2": "nanoseconds-1952",
        }
        self.client.post(reverse("admin:users_user_add"), form)
        self.assertTrue(User.objects.get(username="grace").check_password("nanoseconds-1952"))
