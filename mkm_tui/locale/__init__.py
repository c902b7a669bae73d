"""The words for people, in bokmål, nynorsk and English."""
