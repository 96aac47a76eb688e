"""Rules that mend the damage of one kind of source: a module a rule, each with a `mend`."""
