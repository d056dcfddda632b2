"""Words from pictures: two engines behind one interface, and the page around them."""
