"""Whatever two officers do, in whatever order: nothing that was written is lost, and nothing unproven is in force."""

import tempfile
from contextlib import nullcontext
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from navigator.editions import draft_texts, drafts, proofs, publications
from navigator.editions.draft_texts import TextChange
from navigator.editions.drafts import EditionError
from navigator.editions.edition_files import own_text
from navigator.editions.renewal import renew
from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger import accounts
from navigator.ledger.database import Actor, Ledger
from tests.conftest import CAMPAIGN
from tests.editions.conftest import WHOLE
from tests.ledger.conftest import ANN, NOW

FILES = ("rules/a.yaml", "rules/b.yaml")
officers, names, drafts_at_hand = st.sampled_from(("ann", "bob")), st.sampled_from(FILES), st.sampled_from((0, 0, 1, 2))

class TwoOfficers(RuleBasedStateMachine):
    """Everything happens in one transaction that is never kept: no disk is waited for."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.files = RegionFiles(Path(self.folder.name))
        (self.files.folder / "rules").mkdir()
        for name in FILES:
            (self.files.folder / name).write_text("x: 1\n", encoding="utf-8")
        self.ledger = Ledger.open("", self.files.folder)
        self.writing = self.ledger.writing()
        self.connection = self.writing.__enter__()
        self.minutes = 0
        self.written: dict[int, set[str]] = {}  # by draft, every text that was sent
        self.seen: dict[tuple[str, int, str], int] = {}  # what stands in an officer's open form
        self.proven: set[str] = set()  # digests of what was proven whole
        self.in_force_texts: dict[int, dict[str, str]] = {0: {}}
        self.aside: dict[int, dict[int, str]] = {}  # by draft, what was kept aside and nobody has dealt with: row -> file

    def teardown(self):
        self.connection.rollback()
        self.ledger.close()
        self.folder.cleanup()

    def by(self, who):
        self.minutes += 1
        return Actor(who, NOW + timedelta(minutes=self.minutes))

    def digest(self, id):
        return draft_texts.digest_with(draft_texts.rows(self.connection, id), self.files)

    def chosen(self, n):
        return sorted(self.written)[n % len(self.written)]

    def is_closed(self, id):
        return drafts.find(self.connection, id).state == "published"

    def refused_once_closed(self, id):
        """What was published takes no change."""
        return pytest.raises(EditionError, match=r"^state$") if self.is_closed(id) else nullcontext()

    @initialize()
    def accounts_and_a_draft(self):
        for name in ("ann", "bob"):
            accounts.add(self.connection, (name, "editor"), "hash", ANN)
        self.begin("ann")

    @rule(who=officers)
    @precondition(lambda self: len(self.written) < 3)
    def begin(self, who):
        id = publications.begin(self.connection, "改定", self.by(who))
        self.written[id] = set(draft_texts.texts_of(draft_texts.rows(self.connection, id)).values())

    def open_form(self, who, n, file):
        id = self.chosen(n)
        self.seen[who, id, file] = draft_texts.last_seen(draft_texts.rows(self.connection, id), file)

    @rule(who=officers, n=drafts_at_hand, file=names, number=st.sampled_from((0, 0, 1, 2)), looks_first=st.sampled_from((True, True, False)))
    def save(self, who, n, file, number, looks_first):
        if looks_first:
            self.open_form(who, n, file)
        id, text = self.chosen(n), f"x: {number or 10 + self.minutes}\n"
        rows = draft_texts.rows(self.connection, id)
        seen = self.seen.get((who, id, file), 0)
        change = TextChange(file, text, seen)
        with self.refused_once_closed(id):
            saving = draft_texts.save(self.connection, id, change, own_text(self.files, file), self.by(who))
        if self.is_closed(id):
            return
        if saving == "saved":
            assert seen == draft_texts.last_seen(rows, file), "over a text that was never seen"
            self.aside[id] = {row: name for row, name in self.aside.get(id, {}).items() if name != file}
        self.written[id].add(text)

    @rule(who=officers, n=drafts_at_hand, whole=st.sampled_from((True, True, False)), tidies=st.sampled_from((True, True, False)))
    def prove(self, who, n, whole, tidies):
        id = self.chosen(n)
        if tidies and not self.is_closed(id):
            self.tidy(who, n)
        try:
            proof = proofs.begin(self.connection, id, self.files, NOW.date(), self.by(who))
        except EditionError:
            return
        digest = self.digest(id)
        self.proven = self.proven | {digest} if whole else self.proven - {digest}
        proofs.finish(self.connection, proof, WHOLE if whole else WHOLE | {"faults": ["?"]}, self.by(who))

    def tidy(self, who, n):
        """Look at what was kept aside and at what a release changed, and write another text of both."""
        saved = draft_texts.rows(self.connection, self.chosen(n))
        for file in {*(aside.file for aside in draft_texts.asides(saved)), *draft_texts.stale_files(saved, self.files)}:
            self.save(who, n, file, 0, looks_first=True)

    @rule(who=officers, n=drafts_at_hand, file=names)
    def write_and_prove(self, who, n, file):
        if not self.is_closed(self.chosen(n)):
            self.save(who, n, file, 0, looks_first=True)
            self.prove(who, n, whole=True, tidies=True)

    @precondition(lambda self: self.proven)
    @rule(who=officers, n=drafts_at_hand)
    def approve_by_two_and_publish(self, who, n):
        self.approve("ann", n)
        self.approve("bob", n)
        self.publish(who, n)

    @precondition(lambda self: self.proven)
    @rule(who=officers, n=drafts_at_hand)
    def approve(self, who, n):
        id = self.chosen(n)
        try:
            proof = proofs.latest(self.connection, id)
            read = proofs.read_mark(self.connection, id, proof) if proof else ""
            if proofs.approve(self.connection, id, self.files, read, self.by(who)):
                assert self.digest(id) in self.proven
                self.each_text_has_the_yes_of_another(id)
        except EditionError:
            return

    def each_text_has_the_yes_of_another(self, id):
        said_yes = proofs.approvers(self.connection, id, proofs.latest(self.connection, id).id)
        assert all(said_yes - {author} for author in draft_texts.authors(draft_texts.rows(self.connection, id)))

    @precondition(lambda self: self.proven)
    @rule()
    def release(self):
        """Another text of a file that drafts may rest on."""
        self.minutes += 1
        (self.files.folder / FILES[1]).write_text(f"y: {self.minutes}\n", encoding="utf-8")

    @precondition(lambda self: self.proven)
    @rule(who=officers, n=drafts_at_hand)
    def publish(self, who, n):
        id = self.chosen(n)
        try:
            publications.publish(self.connection, id, self.files, UTC, self.by(who))
        except EditionError:
            return
        assert self.digest(id) in self.proven, "unproven"
        self.each_text_has_the_yes_of_another(id)
        assert not draft_texts.asides(draft_texts.rows(self.connection, id)), "a text that nobody has looked at"
        self.in_force_texts[id] = draft_texts.texts_of(draft_texts.rows(self.connection, id))

    @precondition(lambda self: self.proven)
    @rule(who=officers, n=drafts_at_hand, file=names, meets_another=st.booleans())
    def renew(self, who, n, file, meets_another):
        if meets_another and not self.is_closed(self.chosen(n)):
            self.save(who, n, file, 0, looks_first=False)
            self.what_was_kept_aside_waits_until_somebody_saves_with_it_in_sight()
        with self.refused_once_closed(self.chosen(n)):
            renew(self.connection, self.chosen(n), self.files, self.by(who))

    @precondition(lambda self: self.proven)
    @rule(who=officers, n=drafts_at_hand)
    def hand_back(self, who, n):
        with self.refused_once_closed(self.chosen(n)):
            drafts.hand_back(self.connection, self.chosen(n), "?", self.by(who))

    @precondition(lambda self: self.proven)
    @rule(who=officers, n=st.integers(0, 3))
    def bring_back(self, who, n):
        editions, by = sorted(self.in_force_texts), self.by(who)
        edition = editions[n % len(editions)]
        last = (publications.in_force(self.connection, by.at), publications.before_now(self.connection, by.at))
        with nullcontext() if edition in last else pytest.raises(EditionError, match=r"^before$"):
            publications.bring_back(self.connection, edition, by)

    @invariant()
    def nothing_that_was_written_is_lost(self):
        for id, texts in self.written.items():
            kept = {row.text for row in draft_texts.rows(self.connection, id)} | {"x: 1\n"}
            assert texts <= kept, "a text that was sent stands nowhere"

    @invariant()
    def what_was_kept_aside_waits_until_somebody_saves_with_it_in_sight(self):
        for id in self.written:
            waiting = {row.id: row.file for row in draft_texts.asides(draft_texts.rows(self.connection, id))}
            assert self.aside.get(id, {}).items() <= waiting.items(), "taken as dealt with"
            self.aside[id] = waiting

    @invariant()
    def one_whole_edition_is_in_force(self):
        now = NOW + timedelta(minutes=self.minutes)
        for served in publications.published_editions(self.connection, now):
            assert served.texts == self.in_force_texts[served.edition]


TestTwoOfficers = TwoOfficers.TestCase
TestTwoOfficers.settings = settings(max_examples=200 if CAMPAIGN else 20, stateful_step_count=40, deadline=None)
