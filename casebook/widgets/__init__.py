"""Views over the floors below. No rule about right and wrong lives here."""
