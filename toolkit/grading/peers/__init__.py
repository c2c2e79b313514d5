"""Reviews by other students: who reviews whom, packets without names, and reviews back in."""
