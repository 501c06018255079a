"""How far the support scorer agrees with people, and the weights that follow from them."""
