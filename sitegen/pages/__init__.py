"""Library -> Plan: every address known, every collision reported, nothing rendered yet."""
