"""What every test shares: hypothesis without a clock, and settings that repeat in CI."""

from __future__ import annotations

import os

from hypothesis import settings

# A shared machine is slow at times; how fast a thing is belongs to bench/.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
