"""Pages for officers: sign-in, roles, results of the plan, channels, contacts. They read and write the ledger."""
