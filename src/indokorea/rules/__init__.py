"""Rules of consistency between records that are each valid by themselves."""
