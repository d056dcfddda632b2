"""One professional's case in a folder: its application, its files, its ledger and its verdict."""
