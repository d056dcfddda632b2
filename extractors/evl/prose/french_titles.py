"""French titles among English words, told without quotation marks."""

_ENGLISH = (
    r"(?:as|for|on|in|and|the|an?|was|were|is|are|has|by|from|with|to|at|of|during|while|when|this|"
    r"that|which|who|he|she|they|we|our|his|her|their|filmed|shot|produced)"
)
FRENCH_TITLE = (
    r"(?:L[ae]s?[ ]|L[’'])[A-ZÀ-Ý][\w’'-]*"
    rf"(?:[ ](?!{_ENGLISH}\b)[\w’'-]+){{1,6}}(?=[,.;:)])"
)
"""A French title, which has no capitals behind its first noun, up to the next mark."""
