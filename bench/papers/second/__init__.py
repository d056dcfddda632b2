"""A second round of designs: papers as other people set them, drawn to learn from."""
