"""Where a conversation ends: windows, opening hours, schemes, helplines, sheet, calendar."""
