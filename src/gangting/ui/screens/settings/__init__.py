"""Settings: this machine, the booth, its rules, its officers."""
