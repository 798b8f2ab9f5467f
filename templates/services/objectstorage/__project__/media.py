"""Uploaded files on a laptop: with DEBUG, and without a bucket, Django serves them itself."""

from django.conf.urls.static import static

from . import env, storage

urlpatterns = [] if env.S3_BUCKET.optional() else static("media/", document_root=storage.FOLDER)
