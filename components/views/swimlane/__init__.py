"""The swimlane timeline, in three steps: items.py (marks in sight), arrange.py (rows and words), build_scene.py (the
Scene)."""

from components.views.swimlane.view import swimlane

__all__ = ["swimlane"]
