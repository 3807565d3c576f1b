"""How many peacekeepers a confederation takes, and what zones of that size took elsewhere (reference model A2)."""
