"""The addresses: all of them are pages, but for the choice of their language, which shows nothing."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

handler400 = "saksi.web.uploads.bad_request"
urlpatterns = [
    path("language/", login_not_required(require_POST(set_language)), name="set-language"),
    path("", include("saksi.web.urls")),
]
