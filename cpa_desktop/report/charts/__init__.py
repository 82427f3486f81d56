"""One figure a module, from values to a vector drawing for paper and screen; matplotlib inside functions only."""
