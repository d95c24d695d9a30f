"""Officers on phones of their own, and a finger that counts what it taps."""

import re
from contextlib import contextmanager
from datetime import datetime

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from navigator.editions import proofs
from navigator.ledger import accounts
from navigator.ledger.database import Actor, Ledger
from tests.browser.conftest import served_at
from tests.waiting import PATIENCE, wait_until

LONGEST_PROOF = 5 * PATIENCE  # of a whole region, beside other work
PASSWORD = "correct horse battery"


@contextmanager
def ledger_with_officers(data_dir, moment: datetime):
    """A ledger in which Ann and Bob may write."""
    ledger = Ledger.open("", data_dir)
    with ledger.writing() as connection:
        secret = accounts.hash_password(PASSWORD)
        for name in ("ann", "bob"):
            accounts.add(connection, (name, "editor"), secret, Actor("test", moment))
    yield ledger
    ledger.close()


@contextmanager
def phones_at(browser, data_dir, moment: datetime, region):
    """Opens a phone: `signed_in(name, script)` for an officer, `signed_in("", script)` for anybody. Signing in is no part of the way."""
    contexts = []
    with served_at(moment, data_dir, region) as url:

        def signed_in(name, script):
            context = browser.new_context(viewport={"width": 375, "height": 667}, java_script_enabled=script)
            contexts.append(context)
            page = context.new_page()
            page.set_default_timeout(PATIENCE * 1000)
            if not name:
                page.goto(f"{url}/ja/")
                return page
            page.goto(f"{url}/staff/")
            page.get_by_label("名前").fill(name)
            page.get_by_label("パスワード", exact=True).fill(PASSWORD)
            page.get_by_label("パスワード", exact=True).press("Enter")
            page.get_by_role("button", name="ログアウト").wait_for()
            return page

        yield signed_in
        for context in contexts:
            context.close()


class Finger:
    """Counts whatever is tapped; to choose from a list takes two taps, and to type one."""

    def __init__(self):
        self.taps = 0

    def tap(self, found):
        self.taps += 1
        found.click()

    def type(self, field, text):
        self.tap(field)
        field.fill(text)

    def choose(self, field, words):
        self.taps += 2
        field.select_option(label=words)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def link(page, name):
    return page.get_by_role("link", name=name, exact=True)


def is_proven(ledger):
    with ledger.reading() as connection:
        proof = proofs.latest(connection, 1)
        return proof is not None and proof.result is not None


def faults(page):
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in Axe().run(page).response["violations"]] + ["over the edge"] * wide


def look_at_the_proof(page, finger, ledger):
    """The page may say that it is under way, or be done already: one tap shows it again."""
    page.wait_for_url("**/proof*")
    wait_until(lambda: is_proven(ledger), LONGEST_PROOF)
    page.reload()
    finger.taps += 1
    page.get_by_role("heading", name="だれの案内が変わるか").wait_for()


def accept_what_comes_out_otherwise(page, finger):
    accepting = page.get_by_role("button", name=re.compile("理由を残して認める$"))
    for left in reversed(range(accepting.count())):
        finger.type(page.get_by_label("そうなる理由").first, "計画の年齢が変わったため")
        finger.tap(accepting.first)
        expect(accepting).to_have_count(left)
