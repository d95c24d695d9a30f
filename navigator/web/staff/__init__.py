"""Pages for officers: sign-in, roles, figures of the plan, channels, contacts. Knows the ledger; citizens never see it."""
