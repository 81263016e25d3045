"""The codebook: lists of acts, rights, positions and the like, and what is known of each country."""
