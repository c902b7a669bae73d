"""Every way the record can change."""
