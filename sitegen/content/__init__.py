"""Files -> records: files become facts, and every fact knows its source."""
