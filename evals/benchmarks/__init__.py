"""Questions, evidence and labels that nobody of this project wrote, in one plain form."""
