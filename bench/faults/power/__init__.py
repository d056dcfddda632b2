"""Cuts the power: records what reaches the disk, and gives back only what was sure to be there."""
