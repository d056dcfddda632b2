"""Tables of rows out of workbooks and PDFs: read in the limited child, handed on as texts."""
