from django.contrib import admin

from .models import Message


@admin.register(Message)
class MessageAdmin(admin.ModelAdmin):
    """Messages, newest first."""

    list_display = ["author", "text", "written_at"]
    search_fields = ["author", "text"]
    date_hierarchy = "written_at"
