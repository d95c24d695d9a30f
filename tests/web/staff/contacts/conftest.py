"""A confirmation as the form sends it."""

OTA = "contacts/hello-work/ota"

CITIZEN = "/ja/windows/hello-work?place=10205"

NUMBER = "0276-46-8609"  # invented for the test: shaped like a number of the town


def typed(**more):
    return {
        "value": NUMBER,
        "again": NUMBER,
        "source": "officer-call",
        "checked_on": "2026-11-24",
        "evidence": "",
        "do": "preview",
        **more,
    }


def confirm(officer, field="phone", path=OTA, **more):
    officer.get(f"{path}/{field}")
    assert officer.post(f"{path}/{field}", typed(**more)).status_code == 200
    return officer.post(f"{path}/{field}", typed(**more, do="confirm") if "do" not in more else typed(**more))
