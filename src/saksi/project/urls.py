"""The addresses: all of them are pages."""

from django.urls import include, path

urlpatterns = [path("", include("saksi.web.urls"))]
