"""What the page about an incident shows, one module for each of its sections; pure of forms, which `pages/incident.py` takes."""
