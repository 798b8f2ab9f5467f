from django import forms

from .models import Message


class MessageForm(forms.ModelForm):
    """What a visitor fills in."""

    class Meta:
        model = Message
        fields = ["author", "text"]
        labels = {"author": "Your name", "text": "Your message"}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
