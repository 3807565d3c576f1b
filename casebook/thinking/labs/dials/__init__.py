"""Four authors on one set of dials: whose number would turn whose conclusion? (reference model E)"""
