"""Duty and handover: who is responsible, what is handed over, who signed, who comes when."""
