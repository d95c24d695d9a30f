"""Conditions of a draft, as trees and in their files."""
