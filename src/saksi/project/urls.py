"""The addresses: all of them are pages."""

from django.urls import include, path

handler400 = "saksi.web.uploads.bad_request"
urlpatterns = [path("", include("saksi.web.urls"))]
