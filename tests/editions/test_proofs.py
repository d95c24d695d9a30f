"""Nothing is approved but what was proven, by somebody who did not write it."""

from datetime import timedelta

import pytest

from navigator.editions import drafts, proofs
from navigator.editions.drafts import EditionError
from navigator.ledger import accounts, audit
from navigator.ledger.database import Actor
from tests.editions.conftest import ANN, BOB, DAY, WHOLE
from tests.ledger.conftest import NOW

CASE = "「49歳」 the first door should be a and is b"


def test_two_changes_that_wait_for_each_other_are_not_proven(desk):
    desk.save("a: ann\n", ANN, seen=0)
    desk.save("a: bob\n", BOB, seen=0)
    with pytest.raises(EditionError, match=r"^aside$"):
        desk.prove()


def test_a_draft_without_a_change_is_not_proven(desk):
    with pytest.raises(EditionError, match=r"^empty$"):
        desk.prove()


@pytest.mark.parametrize("fault", [{"problems": [["rules/a.yaml", 1, "?"]]}, {"faults": ["?"]}, {"cases": [CASE]}])
def test_what_is_faulty_cannot_be_approved(desk, fault):
    desk.save("a: 2\n")
    desk.prove(WHOLE | fault)
    with pytest.raises(EditionError, match=r"^unproven$"):
        desk.approve()


def test_a_golden_case_is_accepted_with_a_reason_as_long_as_the_same_comes_out(desk, connection):
    desk.save("a: 2\n")
    desk.prove(WHOLE | {"cases": [CASE]})
    with pytest.raises(EditionError, match=r"^text$"):
        proofs.accept(connection, desk.id, CASE, "  ", ANN)
    with pytest.raises(EditionError, match=r"^unproven$"):
        proofs.accept(connection, desk.id, "another", "計画が変わったため", ANN)
    proofs.accept(connection, desk.id, CASE, "計画が変わったため", ANN)
    assert desk.approve()
    desk.save("a: 3\n")
    desk.prove(WHOLE | {"cases": [f"{CASE} too"]})
    with pytest.raises(EditionError, match=r"^unproven$"):
        desk.approve()


SAME, OTHER = ({"changes": [{"label": label, "old": "前", "new": "後"}]} for label in ("最初の窓口", "支援策"))


def test_one_reason_holds_for_every_case_that_changes_in_the_same_way(desk, connection):
    desk.save("a: 2\n")
    desk.prove(WHOLE | {"cases": ["い", "あ", "う"], "case_words": {"い": SAME, "あ": OTHER, "う": SAME}})
    proof = proofs.latest(connection, desk.id)
    proofs.accept(connection, desk.id, "う", "先に見た", BOB)
    with pytest.raises(EditionError, match=r"^unread$"):
        proofs.accept_alike(connection, desk.id, "い", proof.id - 1, "計画のとおり", ANN)
    proofs.accept_alike(connection, desk.id, "い", proof.id, "計画のとおり", ANN)
    said = [(note.about, note.text) for note in drafts.notes(connection, desk.id) if note.kind == "accepted"]
    assert said == [("う", "先に見た"), ("い", "計画のとおり")], "nobody's reason is written over"
    assert proofs.unaccepted(proof.result, drafts.notes(connection, desk.id)) == ["あ"]
    proofs.accept_alike(connection, desk.id, "あ", proof.id, "計画のとおり", ANN)
    assert desk.approve()


def test_what_was_changed_after_its_proof_cannot_be_approved(desk):
    desk.save("a: 2\n")
    desk.prove()
    desk.save("a: 3\n")
    with pytest.raises(EditionError, match=r"^unproven$"):
        desk.approve()


def test_a_file_changed_outside_since_the_proof_counts_too(desk, files):
    desk.save("a: 2\n")
    desk.prove()
    (files.folder / "rules/b.yaml").write_text("b: released\n", encoding="utf-8")
    with pytest.raises(EditionError, match=r"^unproven$"):
        desk.approve()


def test_whoever_wrote_it_cannot_approve_it(desk):
    desk.save("a: 2\n", ANN)
    desk.prove()
    with pytest.raises(EditionError, match=r"^own$"):
        desk.approve(ANN)
    assert desk.approve(BOB)


def test_two_who_wrote_approve_each_others_text(desk):
    desk.save("a: 2\n", ANN)
    desk.save("b: 2\n", BOB, file="rules/b.yaml")
    desk.prove()
    assert not desk.approve(ANN), "her own file is seen by nobody else yet"
    assert desk.approve(BOB)


def test_who_kept_another_s_lines_is_not_their_only_author(desk):
    desk.save("a: 2\n", ANN)
    desk.save("a: 2\nb: 3\n", BOB)
    desk.prove()
    assert not desk.approve(ANN), "Bob has not said yes to her line"
    assert desk.approve(BOB)


def test_what_was_proven_anew_meanwhile_is_not_approved_unread(desk, connection, files):
    desk.save("a: 2\n", ANN)
    desk.prove()
    read = proofs.read_mark(connection, desk.id, proofs.latest(connection, desk.id))
    desk.save("a: 3\n", ANN)
    desk.prove()
    with pytest.raises(EditionError, match=r"^unread$"):
        proofs.approve(connection, desk.id, files, read, BOB)
    assert desk.approve(BOB)


def accepted_with(desk, connection, reason, by=ANN):
    proofs.accept(connection, desk.id, CASE, reason, by)
    return proofs.read_mark(connection, desk.id, proofs.latest(connection, desk.id))


def test_grounds_that_changed_meanwhile_are_not_approved_unread(desk, connection, files):
    desk.save("a: 2\n", ANN)
    desk.prove(WHOLE | {"cases": [CASE]})
    read = accepted_with(desk, connection, "計画のとおり")
    now = accepted_with(desk, connection, "まだ決まっていない")
    with pytest.raises(EditionError, match=r"^unread$"):
        proofs.approve(connection, desk.id, files, read, BOB)
    assert proofs.approve(connection, desk.id, files, now, BOB)


def test_a_yes_to_other_grounds_is_none(desk, connection):
    desk.save("a: 2\n", ANN)
    desk.prove(WHOLE | {"cases": [CASE]})
    accepted_with(desk, connection, "計画のとおり")
    assert desk.approve(BOB)
    proof = proofs.latest(connection, desk.id)
    accepted_with(desk, connection, "まだ決まっていない")
    assert desk.edition.state == "draft"
    assert proofs.approvers(connection, desk.id, proof.id) == set()
    with pytest.raises(EditionError, match=r"^unproven$"):
        desk.publish(ANN)
    assert desk.approve(BOB)
    desk.publish(ANN)


def test_who_was_alone_when_they_approved_needs_the_yes_of_who_came_since(desk, connection):
    accounts.remove(connection, "bob", ANN)
    desk.save("a: 2\n", ANN)
    desk.prove()
    assert desk.approve(ANN)
    accounts.add(connection, ("cat", "editor"), "hash", ANN)
    with pytest.raises(EditionError, match=r"^own$"):
        desk.publish(ANN)


def test_who_is_alone_approves_and_is_named_so(desk, connection):
    accounts.remove(connection, "bob", ANN)
    desk.save("a: 2\n", ANN)
    desk.prove()
    assert desk.approve(ANN)
    assert audit.entries(connection, 1)[0][1].after == "alone"


def test_who_proves_anew_after_a_release_asks_for_the_yes_anew(desk, connection, files):
    desk.save("a: 2\n")
    desk.prove()
    assert desk.approve()
    (files.folder / "rules/b.yaml").write_text("b: released\n", encoding="utf-8")
    desk.prove(WHOLE | {"cases": [CASE]})
    proofs.accept(connection, desk.id, CASE, "計画が変わったため", ANN)
    with pytest.raises(EditionError, match=r"^unproven$"):
        desk.publish(ANN)
    assert desk.edition.state == "draft"
    assert desk.approve(BOB)
    desk.publish(ANN)


def test_a_yes_to_one_day_is_none_to_another(desk, connection):
    accounts.add(connection, ("cat", "editor"), "hash", ANN)
    desk.save("a: 2\n", ANN)
    desk.save("b: 2\n", Actor("cat", NOW), file="rules/b.yaml")
    desk.prove()
    assert desk.approve(BOB)
    drafts.set_start(connection, desk.id, NOW + timedelta(days=30), ANN)
    desk.prove(day=DAY + timedelta(days=30))
    assert not desk.approve(Actor("cat", NOW)), "her own file has nobody's yes for that day"
    assert desk.approve(BOB)


def test_what_is_handed_back_needs_a_new_yes(desk, connection):
    desk.save("a: 2\n", ANN)
    desk.save("b: 2\n", BOB, file="rules/b.yaml")
    desk.prove()
    desk.approve(ANN)
    drafts.hand_back(connection, desk.id, "年齢を確かめてください", BOB)
    desk.prove()
    assert not desk.approve(BOB), "what Ann said before is void"


def test_a_proof_whose_process_ended_is_told(desk, connection):
    desk.save("a: 2\n")
    proof = proofs.begin(connection, desk.id, desk.files, DAY, ANN)
    proofs.tell_step(connection, proof, "prove")
    stored = proofs.latest(connection, desk.id)
    assert (stored.step, stored.result) == ("prove", None)
    assert not stored.is_lost(NOW + timedelta(minutes=9))
    assert stored.is_lost(NOW + timedelta(minutes=11))
