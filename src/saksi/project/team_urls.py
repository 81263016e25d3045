"""The addresses of the team mode: those of one local user, and signing in and out."""

from django.urls import include, path

handler400 = "saksi.web.uploads.bad_request"
urlpatterns = [path("", include("saksi.project.urls")), path("", include("saksi.web.team.urls"))]
