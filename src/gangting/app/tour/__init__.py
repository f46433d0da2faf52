"""The tour: the main job played through the real window, each step checked against the books."""
