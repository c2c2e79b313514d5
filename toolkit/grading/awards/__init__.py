"""Prizes that those who attend vote on: cards, ballots, tallies and certificates."""
