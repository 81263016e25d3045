"""HRDsAttack read by Saksi: who did what to whom, where and when, in the form of its published scorer."""
