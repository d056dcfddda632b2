"""Learns from letters of their own families how sure each ground makes a value."""
