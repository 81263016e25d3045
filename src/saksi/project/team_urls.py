"""The addresses of the team mode: the pages, and signing in and out."""

from django.urls import include, path

handler400 = "saksi.web.uploads.bad_request"
urlpatterns = [path("", include("saksi.web.urls")), path("", include("saksi.web.team.urls"))]
