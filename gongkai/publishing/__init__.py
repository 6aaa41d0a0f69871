"""What is published: the portal's page with its metadata, the interpretations, the slogans."""
