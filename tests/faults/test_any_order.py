"""In whatever order people and programs act, everything adds up after every step."""

from app.stores import Stores
from bench.faults import order


def test_uploads_jobs_and_decisions_in_any_order_add_up(stores: Stores) -> None:
    order.check(stores, examples=5, steps=15)
