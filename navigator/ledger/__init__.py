"""What officers write: accounts, results of targets, channels, confirmed contacts. Never anything of citizens."""
