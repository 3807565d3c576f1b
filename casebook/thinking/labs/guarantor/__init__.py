"""Why a promise may need an outside guarantor (reference model A4)."""
