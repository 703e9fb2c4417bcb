"""Telegram and the database around the domain."""

__version__ = "0.1.0"
