"""The portal can be put on a home screen, and leaves nothing on the device after signing out."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

SignIn = Callable[[str], FlaskClient]


def test_the_manifest_names_what_a_phone_needs(app: Flask) -> None:
    client = app.test_client()

    manifest = client.get("/manifest.webmanifest").get_json(force=True)

    assert manifest["start_url"] == manifest["scope"] == "/"
    assert manifest["display"] == "standalone"
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
    for icon in manifest["icons"]:
        with client.get(icon["src"]) as picture:
            assert picture.mimetype == "image/png"


def test_the_service_worker_serves_the_whole_portal(app: Flask) -> None:
    with app.test_client().get("/service-worker.js") as answer:
        assert answer.mimetype == "text/javascript"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_only_applicants_are_offered_to_install_it(sign_in: SignIn) -> None:
    offered = {name: "manifest.webmanifest" in sign_in(name).get("/upload").text for name in ROLES}

    assert offered == ROLES


ROLES = {"avery": True, "robin": False, "pat": False}


def test_signing_out_clears_what_was_kept_on_the_device(
    sign_in: SignIn, send: Callable[..., Any]
) -> None:
    answer = send(sign_in("avery"), "/sign-out", {})

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
