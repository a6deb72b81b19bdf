"""Language models as agents: prompts, one client for all providers, red flags, accounts, recorded answers."""
