"""The domain: nineteen kinds of record, one noun a file."""
