"""A thin Django database backend on sqlcipher3, whose SQLite is current where the system's may not be."""
