"""Tables as workbooks and comma-separated files."""
