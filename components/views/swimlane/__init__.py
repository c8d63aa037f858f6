"""The swimlane timeline, in steps: items (what is in sight), arrange (rows and words), build_scene (the picture)."""

from components.views.swimlane.view import swimlane

__all__ = ["swimlane"]
