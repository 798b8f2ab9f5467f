from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("author", models.CharField(max_length=60)),
                ("text", models.CharField(max_length=280)),
                ("written_at", models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
            options={"ordering": ["-written_at", "-pk"]},
        ),
    ]
