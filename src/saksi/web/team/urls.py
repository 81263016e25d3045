"""The addresses of signing in and out, and of one's second factors; each known to django-allauth by its own name."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.http import require_POST

from saksi.web.team import set_up

urlpatterns = [
    path("sign-in/", login_not_required(account.login), name="account_login"),
    path("sign-in/code/", login_not_required(mfa.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", login_not_required(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/closed/", login_not_required(account.account_inactive), name="account_inactive"),
    path("sign-out/", login_not_required(require_POST(account.logout)), name="account_logout"),
    path("set-up/", login_not_required(set_up.index), name="set-up"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/confirm/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/sign-ins/", sessions.list_usersessions, name="usersessions_list"),
    path("account/second/", mfa.index, name="mfa_index"),
    path("account/second/app/on/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second/app/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second/recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second/recovery/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/second/recovery/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/second/keys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/second/keys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("account/second/keys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/second/keys/<int:pk>/name/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
]
