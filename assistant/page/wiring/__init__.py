"""Gradio's components and events, page by page: the only rooms that know gradio beside ui.py."""
