"""The JSON API, version 1: parse, call one function, shape the answer."""
