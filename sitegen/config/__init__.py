"""What content/site.yaml says, every field optional; and where a site's content is."""

from sitegen.config.config import BUILT_IN, Config
from sitegen.config.reading import read_config
from sitegen.config.source import Source, find_source

__all__ = ["BUILT_IN", "Config", "Source", "find_source", "read_config"]
