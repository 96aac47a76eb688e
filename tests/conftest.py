"""What every test shares: hypothesis without a clock, the same examples in every run."""

from __future__ import annotations

import os

from hypothesis import settings

# A shared machine is slow at times; how fast a thing is belongs to bench/.
settings.register_profile("repeat", deadline=None, derandomize=True, max_examples=200)
# `make fuzz` looks for what the repeated examples do not hold.
settings.register_profile("fuzz", deadline=None, max_examples=3000)
settings.load_profile("fuzz" if os.environ.get("FUZZ") else "repeat")
