"""A YAML loader for what people write by hand: text only, and nothing said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from yaml.constructor import ConstructorError

if TYPE_CHECKING:
    from collections.abc import Hashable

    from yaml import BaseLoader
else:
    # A PyYAML built without libyaml reads the same, nine times slower.
    BaseLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class StrictTextLoader(BaseLoader):
    """Keeps every scalar as text, builds no objects, and refuses a key that stands twice.

    PyYAML's own loaders keep the last of two equal keys and say nothing.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping of `node`; raises ConstructorError, with the line, for a second equal key."""
        seen: set[object] = set()
        names = [key for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for name in names:
            if name.value in seen:
                problem = f'"{name.value}" stands here a second time'
                raise ConstructorError(None, None, problem, name.start_mark)
            seen.add(name.value)
        return super().construct_mapping(node, deep=deep)
