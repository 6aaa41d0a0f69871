"""What is handed in: files, archives and folders, and whose they are."""
