"""The project: settings, addresses and server; the only place that knows everything."""
