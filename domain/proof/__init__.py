"""The log's own proof: that it is whole and unaltered, said in a way that a stranger can check."""
