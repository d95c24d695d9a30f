"""Published figures for officers: overview, charts, exports, channels."""
