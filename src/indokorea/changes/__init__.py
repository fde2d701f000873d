"""What differs between two records, or between two dossiers."""
