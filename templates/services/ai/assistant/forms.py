from django import forms


class QuestionForm(forms.Form):
    """One question; its length is what it may cost."""

    question = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
