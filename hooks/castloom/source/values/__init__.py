"""Converters: one function per kind of value, from YAML as typed to a typed value or an Unreadable."""
